//! The options while an episode is open: what there is to discuss, with its reason, and which of it fits the state best.

use super::mood_words::{change_words, not_measured_words};
use super::prospect::confirms_from;
use super::prospect_words::from_words;
use super::words::{ago, ahead, format_days};
use super::{Episode, MoodBeside, Overlay, PatientJudgement, Subtype, Suggestion, TrackJudgement, TrackState, Verdict};
use crate::record::{Day, Step};

/// A track with its open episode.
pub(super) struct Open<'a> {
    pub(super) judgement: &'a PatientJudgement,
    pub(super) track: &'a TrackJudgement,
    pub(super) episode: &'a Episode,
    /// A dose that is planned soon.
    pub(super) dose: Option<Day>,
}

/// How many options count as the first: a short note names no more.
const FIRST: usize = 3;

/// The options, best fit first.
pub(super) fn open_options(open: &Open<'_>) -> Vec<Suggestion> {
    let mut list = Vec::new();
    if open.track.overlays.has(Overlay::Severe) {
        let reached = match open.track.state {
            TrackState::Persistent | TrackState::Recovering => {
                "at its worst it reached two standard deviations of the norm group"
            }
            _ => "it reached two standard deviations of the norm group, which need not wait for the window",
        };
        list.push(Suggestion::look("Review now", reached));
    }
    let is_mood_up = matches!(open.mood(), MoodBeside::Comparable(change) if change.raised);
    let mut by_fit = match open.track.state {
        TrackState::Persistent if open.judgement.is_late(open.track) || open.dosed_since().is_some() => {
            let mut list = vec![open.repeat()];
            list.extend(open.for_flag());
            list.insert(2.min(list.len()), open.context());
            list
        }
        TrackState::Persistent => {
            let mut list = open.for_flag();
            list.insert(usize::from(!is_mood_up).min(list.len()), open.context());
            if !open.track.is_last_worse() {
                list.insert(2.min(list.len()), open.repeat());
            }
            list
        }
        TrackState::Recovering if open.is_well_on() => vec![open.repeat(), open.as_is(), open.context(), open.hold()],
        TrackState::Emerging if !open.track.overlays.has(Overlay::WindowPassedUnscored) => {
            vec![open.repeat(), open.context(), open.as_is(), open.hold()]
        }
        _ => vec![open.repeat(), open.context(), open.hold(), open.as_is()],
    };
    let is_late_decline = open.track.overlays.has(Overlay::LateDecline);
    let first = FIRST - list.len() - usize::from(is_late_decline);
    if open.dose.is_some() {
        bring_hold_forward(&mut by_fit, first, open);
    }
    if is_late_decline {
        by_fit.insert(1.min(by_fit.len()), open.other_cause());
    }
    list.extend(by_fit);
    list.push(Suggestion::step(Step::SelfCare, "they do no harm until the next score"));
    if open.track.state == TrackState::Persistent {
        list.push(open.as_is());
    }
    list
}

/// Puts the step that holds a session among the first so many.
fn bring_hold_forward(list: &mut Vec<Suggestion>, first: usize, open: &Open<'_>) {
    let at = list.iter().position(|s| s.step == Some(Step::LongerInterval));
    if at.is_some_and(|at| at < first) {
        return;
    }
    let hold = at.map_or_else(|| open.hold(), |at| list.remove(at));
    list.insert(first.saturating_sub(1).min(list.len()), hold);
}

impl Open<'_> {
    /// Whether the latest score is back at baseline, and fresh.
    fn is_well_on(&self) -> bool {
        self.episode.recovered_since.is_some() && !self.judgement.is_late(self.track)
    }

    fn mood(&self) -> MoodBeside<'_> {
        self.judgement.mood_beside(Some(self.track))
    }

    /// The latest session, where it was given after the latest worse score.
    pub(super) fn dosed_since(&self) -> Option<Day> {
        self.judgement.sessions.last().map(|s| s.day).filter(|day| *day > self.episode.last_worse)
    }

    /// How far apart the latest sessions lie: "7 days apart", "7 to 14 days apart"; of at most the last four.
    pub(super) fn intervals(&self) -> Option<String> {
        let days: Vec<Day> = self.judgement.sessions.iter().rev().take(4).map(|s| s.day).collect();
        let gaps = || days.windows(2).filter_map(|pair| Some(pair.first()?.days_since(*pair.last()?)));
        let (least, most) = (gaps().min()?, gaps().max()?);
        Some(if least == most {
            format!("{} apart", format_days(least))
        } else {
            format!("{least} to {} apart", format_days(most))
        })
    }

    fn repeat(&self) -> Suggestion {
        let (judgement, track) = (self.judgement, self.track);
        let policy = &judgement.policy;
        let gap = format_days(policy.gap_days);
        let is_late = judgement.is_late(track);
        let last = track.judged.last().map(|last| ago(last.day, judgement.as_of)).unwrap_or_default();
        let is_between = track.judged.last().is_some_and(|last| last.verdict == Verdict::Between);
        let reason = match (track.state, self.episode.recovered_since) {
            (TrackState::Persistent, _) if is_late => {
                format!("the last one was given {last}; missing scores are never recovery")
            }
            (TrackState::Persistent, _) if is_between => {
                "the latest one is between worse and recovered, so it does not say which way it goes".to_owned()
            }
            (TrackState::Persistent, _) => match self.dosed_since() {
                Some(day) => format!("nothing is known since the session on {}", day.format_long()),
                None => format!("recovered scores on two days {gap} apart are what takes the flag down"),
            },
            (TrackState::Recovering, Some(since)) => format!(
                "one more score back at baseline, {}, with no other kind before it, takes the flag down; missing scores are never recovery",
                from_words(since.plus(policy.gap_days), judgement.as_of)
            ),
            (TrackState::Recovering, None) => {
                format!("the latest one is between, so it takes two more back at baseline, {gap} apart")
            }
            _ => {
                let confirms = confirms_from(judgement, track, self.episode).map_or_else(String::new, |day| {
                    format!("a worse one, {}, confirms it; ", from_words(day, judgement.as_of))
                });
                format!("{confirms}one back at baseline closes it; missing scores are never recovery")
            }
        };
        Suggestion::step(Step::RepeatScore, reason)
    }

    fn context(&self) -> Suggestion {
        let beside = self.mood();
        let reason = match beside {
            MoodBeside::Comparable(change) => {
                let change_said = change_words(self.judgement, change);
                if change.raised {
                    format!("{change_said}, and self-reported memory follows mood")
                } else {
                    format!(
                        "{change_said}, which does not rule mood out; sleep, alcohol and other medicines have no score here"
                    )
                }
            }
            _ => {
                let unknown = not_measured_words(&beside).unwrap_or_default();
                format!("{unknown}, and self-reported memory follows mood")
            }
        };
        Suggestion::step(Step::CheckContext, reason)
    }

    fn as_is(&self) -> Suggestion {
        let reason = match self.track.state {
            TrackState::Recovering if self.is_well_on() => {
                let back = if self.track.recovered_in_a_row() == 1 {
                    "the latest score is back at baseline"
                } else {
                    "the latest scores are back at baseline"
                };
                format!("{back}; the reason belongs in the record")
            }
            TrackState::Emerging if !self.track.overlays.has(Overlay::WindowPassedUnscored) => {
                let ends = self.episode.window_ends(&self.judgement.policy).format_long();
                format!("the window runs until {ends}, and the worsening may pass; the reason belongs in the record")
            }
            _ => "the benefit of treatment may outweigh it; the reason belongs in the record".to_owned(),
        };
        Suggestion::step(Step::ContinueAsIs, reason)
    }

    /// The next session, with its day where one is planned soon.
    pub(super) fn next_session(&self) -> String {
        self.dose.map_or_else(
            || "the next session".to_owned(),
            |day| {
                let when = ahead(day, self.judgement.as_of);
                format!("the next session, planned on {} ({when}),", day.format_long())
            },
        )
    }

    /// Holding the next session. The form in which steps are decided calls that a longer interval, so the reason says what is meant.
    pub(super) fn hold(&self) -> Suggestion {
        let reason = match self.track.state {
            TrackState::Recovering => {
                "a session before the flag is down could hide whether the recovery lasts".to_owned()
            }
            TrackState::Provisional => {
                "a session before the next score could hide whether the worsening lasts".to_owned()
            }
            TrackState::Persistent => match self.dosed_since() {
                Some(day) => format!(
                    "a further session was given on {}, and what it did can only be seen without another",
                    day.format_long()
                ),
                None if self.episode.subtype == Subtype::SingleExposure => {
                    "no further session was given, so the course after one exposure can still be seen".to_owned()
                }
                None => "a session before the flag is down could hide whether the worsening lasts".to_owned(),
            },
            _ => "a session now could hide whether the worsening passes".to_owned(),
        };
        let apart = self.intervals().filter(|_| self.episode.subtype == Subtype::OnTreatment);
        let apart = apart.map_or_else(String::new, |apart| format!("; the latest sessions were {apart}"));
        Suggestion::step(Step::LongerInterval, format!("{} can be held; {reason}{apart}", self.next_session()))
    }
}
