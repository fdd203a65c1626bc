//! Where scores are missing: what breaks the line and is marked, so that silence never looks like health.

use crate::judge::{PatientJudgement, SetAsideReason, TrackJudgement};
use crate::record::Day;

/// A time without a score, longer than the policy's cadence and grace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The score (or first session) before it.
    pub from: Day,
    /// The score after it, or today.
    pub to: Day,
    /// Whether it lasts until today.
    pub open: bool,
    /// Whether scores lie in it that are not judged.
    pub holds_unjudged: bool,
}

impl Gap {
    /// How long, in days.
    pub fn days(&self) -> i32 {
        self.to.days_since(self.from)
    }
}

/// From how many days on a time without a score is a gap.
pub(super) fn longest_without(judgement: &PatientJudgement) -> i32 {
    judgement.policy.due_every_days + judgement.policy.grace_days
}

/// The days of the scores that make the track's line after the course's first session, oldest first. Without a baseline nothing is
/// judged, but the scores are there.
fn line_days(track: &TrackJudgement) -> Vec<Day> {
    if track.baseline.is_some() {
        return track.judged.iter().map(|j| j.day).collect();
    }
    track.set_aside.iter().filter(|s| s.reason == SetAsideReason::NoBaseline).map(|s| s.day).collect()
}

/// The gaps of a track from the course's first session to today, oldest first.
pub fn gaps(track: &TrackJudgement, judgement: &PatientJudgement) -> Vec<Gap> {
    let Some(first) = judgement.sessions.first() else { return Vec::new() };
    let today = judgement.as_of;
    let mut gaps = Vec::new();
    let mut from = first.day;
    let days = line_days(track);
    let ends = days.iter().map(|day| (*day, false)).chain([(today, true)]);
    for (to, open) in ends {
        if to.days_since(from) > longest_without(judgement) {
            let inside = |day: Day| day > from && (day < to || open && day <= to);
            let holds_unjudged = track.baseline.is_some() && track.set_aside.iter().any(|s| inside(s.day));
            gaps.push(Gap { from, to, open, holds_unjudged });
        }
        from = from.max(to);
    }
    gaps
}
