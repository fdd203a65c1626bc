//! What was decided about a patient, as the list sees it: a check that is due brings the patient back by itself, and who was put off
//! comes back when the time has come or something worse is seen.

use super::state_text::day_words;
use crate::judge::{Overlay, PatientJudgement, TrackState};
use crate::record::{Act, Chart, Day, Entry, Until, in_force};

/// What a patient's log asks of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// The day of the latest decision that counts.
    pub decided: Option<Day>,
    /// The check that a decision named and no judged score has answered yet.
    pub check: Option<Check>,
    /// Put off the list, for now.
    pub put_off: Option<PutOff>,
}

/// A check of a decision's effect, not scored yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// By this day a score was wanted.
    pub by: Day,
    /// Whether that day is here or past.
    pub due: bool,
    /// In words: "check due since 3 Apr", "check by 3 Apr".
    pub text: String,
}

/// A patient who is put off the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutOff {
    /// In words: "put off until 3 Apr", "put off until the next score".
    pub text: String,
}

impl FollowUp {
    /// What the log asks, seen today.
    pub fn of(chart: &Chart, judgement: &PatientJudgement, today: Day) -> Self {
        if chart.log.is_empty() {
            return Self::default();
        }
        let decision = in_force(&chart.log).rfind(|e| matches!(e.act, Act::Decided { .. }));
        Self {
            decided: decision.map(|e| e.day),
            check: decision.and_then(|e| check(e, judgement, today)),
            put_off: in_force(&chart.log).rev().find_map(|e| put_off(e, chart, judgement, today)),
        }
    }

    /// Whether the patient belongs on the list because of a check.
    pub fn is_check_due(&self) -> bool {
        self.check.as_ref().is_some_and(|check| check.due)
    }
}

/// The check that a decision asked for, unless a judged score after the decision has answered it. An acute score answers nothing.
fn check(decision: &Entry, judgement: &PatientJudgement, today: Day) -> Option<Check> {
    let Act::Decided { next_check: Some(by), .. } = decision.act else { return None };
    if judgement.tracks.iter().flat_map(|t| t.judged.last()).any(|last| last.day > decision.day) {
        return None;
    }
    let due = by <= today;
    let day = day_words(by, today);
    let text = match (due, by == today) {
        (true, true) => "check due today".to_owned(),
        (true, false) => format!("check due since {day}"),
        (false, _) => format!("check by {day}"),
    };
    Some(Check { by, due, text })
}

/// Whether an entry still puts the patient off. A flag that became persistent since, or a severe worsening, breaks through.
fn put_off(entry: &Entry, chart: &Chart, judgement: &PatientJudgement, today: Day) -> Option<PutOff> {
    let Act::Snoozed { until, .. } = entry.act else { return None };
    let since = entry.day;
    let newly_persistent = judgement.tracks.iter().any(|t| {
        t.state == TrackState::Persistent
            && t.episode.as_ref().and_then(|e| e.persistent_since).is_some_and(|day| day > since)
    });
    let newly_severe = judgement
        .tracks
        .iter()
        .any(|t| t.overlays.has(Overlay::Severe) && t.judged.last().is_some_and(|last| last.day > since));
    if newly_persistent || newly_severe {
        return None;
    }
    let text = match until {
        Until::Day(day) if day > today => format!("put off until {}", day_words(day, today)),
        Until::NextScore if !chart.scores.iter().any(|s| s.day > since && s.day <= today) => {
            "put off until the next score".to_owned()
        }
        _ => return None,
    };
    Some(PutOff { text })
}
