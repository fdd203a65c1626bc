//! What "most urgent first" means inside a group. `words/group.rs` says it.

use super::standing::Standing;
use super::{Group, Harm};
use crate::judge::{NextScore, Overlay, Silence};

/// A row's place inside its group: the smaller, the more urgent. In this order: not put off; severe; dosed while flagged; a score overdue or the
/// window passed without one; drift; then by group: the nearest dose, the day by which a score is needed (can't tell), the oldest
/// score (clear), or the longest since the flag or the clock's start; then the largest worsening in units of its threshold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency([i64; 7]);

impl Urgency {
    /// Of a patient whose answers tell of harm: what was received first, whether the patient is put off or not.
    pub(super) const fn of_harm(harm: Harm) -> Self {
        Self([harm.received.seconds(), 0, 0, 0, 0, 0, 0])
    }

    pub(super) fn of(standing: &Standing<'_>, group: Group, needed: Option<&NextScore>) -> Self {
        let has = |overlay| i64::from(!standing.judgement.has(overlay));
        let late = has(Overlay::Overdue).min(has(Overlay::WindowPassedUnscored));
        let age = |day| i64::from(standing.today.days_since(day));
        let episode = standing.track.and_then(|t| t.episode.as_ref());
        let longest = || episode.map_or(0, |e| -age(e.persistent_since.unwrap_or(e.clock_start)));
        let untreated = standing.track.and_then(|t| standing.judgement.silence_of(t)) == Some(Silence::Untreated);
        let by_group = match group {
            Group::CheckDue => standing.follow_up.check.as_ref().map_or(0, |check| -age(check.by)),
            Group::DoseDue => standing.next_session.map_or(0, |day| -age(day)),
            Group::CantTell if untreated => i64::MAX,
            Group::CantTell => needed.map_or(i64::MAX - 1, |n| -age(n.by)),
            Group::Clear => standing.track.and_then(|t| t.judged.last()).map_or(0, |last| -age(last.day)),
            // Nothing is judged in the one; the other has an order of its own.
            Group::InDoubt | Group::Harm => 0,
            Group::Persistent | Group::ToConfirm | Group::Emerging | Group::Recovering => longest(),
        };
        let thresholds = standing.track.and_then(|t| t.thresholds.as_ref());
        let peak = episode.zip(thresholds).map_or(0.0, |(e, t)| e.peak_worsening / t.worse_from);
        // Thousandths of the threshold are finer than any instrument's step.
        let peak = -((peak * 1000.0) as i64);
        let put_off = i64::from(standing.follow_up.put_off.is_some());
        Self([
            put_off,
            has(Overlay::Severe),
            has(Overlay::DosedWhileFlagged),
            late,
            has(Overlay::Drift),
            by_group,
            peak,
        ])
    }
}
