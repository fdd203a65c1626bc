//! What was decided about a patient, as the list sees it: a check that is due brings the patient back by itself, and who was put off
//! comes back when the time has come or something must not wait.

use super::day_words::day_words;
use crate::judge::{Overlay, PatientJudgement, TrackState, open_check, planned_doses};
use crate::record::{Act, Chart, Day, Entry, Until, in_force};

/// A session planned from today to this many days ahead is a hold point: whether to dose has to be decided with what is known.
pub const DOSE_DUE_DAYS: i32 = 14;

/// What a patient's log asks of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// The day of the latest decision that counts.
    pub decided: Option<Day>,
    /// The check that a decision named and no judged score has answered yet.
    pub check: Option<Check>,
    /// Put off, for now.
    pub put_off: Option<PutOff>,
    /// Put off, and back all the same, in words: "put off until 3 Apr, back: severe".
    pub back: Option<String>,
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

/// A patient who is put off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutOff {
    /// In words: "put off until 3 Apr", "put off until the next score".
    pub text: String,
}

impl FollowUp {
    /// What the log asks, seen on the day of the judgement.
    pub fn of(chart: &Chart, judgement: &PatientJudgement) -> Self {
        if chart.log.is_empty() {
            return Self::default();
        }
        let today = judgement.as_of;
        let decision = in_force(&chart.log).rfind(|e| matches!(e.act, Act::Decided { .. }));
        let put_off = in_force(&chart.log).rev().find_map(|e| put_off(e, chart, today).map(|text| (e, text)));
        let back = put_off.as_ref().and_then(|(entry, text)| {
            let reason = persistent_since(judgement, entry.day)
                .or_else(|| reasons_to_stay(chart, judgement).into_iter().next())?;
            Some(format!("{text}, back: {reason}"))
        });
        Self {
            decided: decision.map(|e| e.day),
            check: open_check(chart, judgement).map(|(_, by)| check(by, today)),
            put_off: put_off.filter(|_| back.is_none()).map(|(_, text)| PutOff { text }),
            back,
        }
    }

    /// Whether the patient belongs on the list because of a check.
    pub fn is_check_due(&self) -> bool {
        self.check.as_ref().is_some_and(|check| check.due)
    }
}

fn check(by: Day, today: Day) -> Check {
    let day = day_words(by, today);
    let text = match today.days_since(by) {
        0 => "check due today".to_owned(),
        late if late > 0 => format!("check due since {day}"),
        _ => format!("check by {day}"),
    };
    Check { by, due: by <= today, text }
}

/// Until when an entry puts the patient off, in words; nothing where it does not, or no longer.
fn put_off(entry: &Entry, chart: &Chart, today: Day) -> Option<String> {
    let Act::Snoozed { until, .. } = entry.act else { return None };
    match until {
        Until::Day(day) if day > today => Some(format!("put off until {}", day_words(day, today))),
        Until::NextScore if !chart.scores.iter().any(|s| s.day > entry.day && s.day <= today) => {
            Some("put off until the next score".to_owned())
        }
        _ => None,
    }
}

/// That the flag went up after that day.
fn persistent_since(judgement: &PatientJudgement, day: Day) -> Option<String> {
    let since = |t: &crate::judge::TrackJudgement| t.episode.as_ref().and_then(|e| e.persistent_since);
    let flagged = judgement.tracks.iter().filter(|t| t.state == TrackState::Persistent);
    let since = flagged.filter_map(since).find(|since| *since > day)?;
    Some(format!("persistent since {}", day_words(since, judgement.as_of)))
}

/// Why a patient can't be put off now, in a few words each: none of these may wait.
fn reasons_to_stay(chart: &Chart, judgement: &PatientJudgement) -> Vec<String> {
    let today = judgement.as_of;
    let mut reasons = Vec::new();
    if judgement.has(Overlay::Severe) {
        reasons.push("severe".to_owned());
    }
    if let Some((_, by)) = open_check(chart, judgement).filter(|(_, by)| *by <= today) {
        reasons.push(check(by, today).text);
    }
    if let Some(dose) = held_dose(chart, judgement).filter(|dose| dose.days_since(today) <= DOSE_DUE_DAYS) {
        reasons.push(format!("dose planned on {}, memory not recovered or not known", day_words(dose, today)));
    }
    reasons
}

/// The next planned dose of a patient whose memory is not recovered or not known. A baseline before the first session is what a first
/// session should find: nothing holds it.
pub(super) fn held_dose(chart: &Chart, judgement: &PatientJudgement) -> Option<Day> {
    let is_held = match judgement.leading() {
        None => true,
        Some(track) => match track.state {
            TrackState::BaselineOnly => false,
            TrackState::Stable | TrackState::Resolved => judgement.silence_of(track).is_some(),
            _ => true,
        },
    };
    planned_doses(chart).filter(|day| is_held && *day >= judgement.as_of).min()
}

/// What putting this patient off does not do, for whoever is about to: who stays on the list whatever is chosen, and what brings the
/// patient back sooner.
pub fn put_off_limits(chart: &Chart, judgement: &PatientJudgement) -> Vec<String> {
    let today = judgement.as_of;
    let stay = reasons_to_stay(chart, judgement);
    let mut limits = Vec::new();
    if !stay.is_empty() {
        limits.push(format!("Stays on the list, put off or not: {}.", stay.join("; ")));
    }
    if let Some((_, by)) = open_check(chart, judgement).filter(|(_, by)| *by > today) {
        limits.push(format!("Comes back on {} at the latest: the check of a decision falls due.", by.format_long()));
    }
    if let Some(dose) = held_dose(chart, judgement).filter(|dose| dose.days_since(today) > DOSE_DUE_DAYS) {
        limits.push(format!(
            "Comes back on {} at the latest: a dose is planned on {}, and memory is not recovered or not known.",
            dose.plus(-DOSE_DUE_DAYS).format_long(),
            dose.format_long()
        ));
    }
    limits.push("A newly persistent or severe worsening brings the patient back at once.".to_owned());
    limits
}
