//! The options while an episode is open: what there is to discuss, with its reason, and which of it fits the state best.

use super::prospect::confirms_from;
use super::{
    Apart, Episode, Hides, MoodBeside, Overlay, PatientJudgement, Proposal, Reason, Subtype, Suggestion,
    TrackJudgement, TrackState, Verdict,
};
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
        let flagged = matches!(open.track.state, TrackState::Persistent | TrackState::Recovering);
        list.push(Suggestion::look(Proposal::ReviewNow, Reason::Severe { flagged }));
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
    list.push(Suggestion::step(Step::SelfCare, Reason::NoHarm));
    if open.track.state == TrackState::Persistent {
        list.push(open.as_is());
    }
    list
}

/// Puts the step that holds a session among the first so many.
fn bring_hold_forward(list: &mut Vec<Suggestion>, first: usize, open: &Open<'_>) {
    let at = list.iter().position(|s| s.as_step() == Some(Step::LongerInterval));
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

    /// How far apart the latest sessions lie, of at most the last four.
    pub(super) fn intervals(&self) -> Option<Apart> {
        let days: Vec<Day> = self.judgement.sessions.iter().rev().take(4).map(|s| s.day).collect();
        let gaps = || days.windows(2).filter_map(|pair| Some(pair.first()?.days_since(*pair.last()?)));
        Some(Apart { least_days: gaps().min()?, most_days: gaps().max()? })
    }

    fn repeat(&self) -> Suggestion {
        let (judgement, track) = (self.judgement, self.track);
        let last = track.judged.last();
        let is_between = last.is_some_and(|last| last.verdict == Verdict::Between);
        let reason = match track.state {
            TrackState::Persistent if judgement.is_late(track) => Reason::LastGiven(last.map(|last| last.day)),
            TrackState::Persistent if is_between => Reason::LatestBetween,
            TrackState::Persistent => self.dosed_since().map_or(Reason::TwoRecovered, Reason::NothingSince),
            TrackState::Recovering => {
                judgement.closes_from(track).map_or(Reason::TwoMoreRecovered, Reason::OneMoreRecovered)
            }
            _ => Reason::ConfirmsOrCloses(confirms_from(judgement, track, self.episode)),
        };
        Suggestion::step(Step::RepeatScore, reason)
    }

    fn context(&self) -> Suggestion {
        Suggestion::step(Step::CheckContext, Reason::Mood)
    }

    fn as_is(&self) -> Suggestion {
        let reason = match self.track.state {
            TrackState::Recovering if self.is_well_on() => {
                Reason::BackAtBaseline { several: self.track.recovered_in_a_row() != 1 }
            }
            TrackState::Emerging if !self.track.overlays.has(Overlay::WindowPassedUnscored) => {
                Reason::WindowRuns(self.episode.window_ends(&self.judgement.policy))
            }
            _ => Reason::Benefit,
        };
        Suggestion::step(Step::ContinueAsIs, reason)
    }

    /// Holding the next session. The form in which steps are decided calls that a longer interval, so the reason says what is meant.
    pub(super) fn hold(&self) -> Suggestion {
        let hides = match self.track.state {
            TrackState::Recovering => Hides::Recovery,
            TrackState::Provisional => Hides::Confirmation,
            TrackState::Persistent => match self.dosed_since() {
                Some(day) => Hides::FurtherSession(day),
                None if self.episode.subtype == Subtype::SingleExposure => Hides::SingleExposure,
                None => Hides::Worsening,
            },
            _ => Hides::Passing,
        };
        let apart = self.intervals().filter(|_| self.episode.subtype == Subtype::OnTreatment);
        Suggestion::step(Step::LongerInterval, Reason::Hold { dose: self.dose, hides, apart })
    }
}
