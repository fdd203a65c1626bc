//! What the caseload looks at of one patient: the track that speaks, and the sessions around today.

use super::FollowUp;
use super::follow_up::held_dose;
use crate::judge::{PatientJudgement, TrackJudgement, planned_doses};
use crate::record::{Chart, Day};

/// One patient as the groups see them.
pub(super) struct Standing<'a> {
    pub(super) judgement: &'a PatientJudgement,
    /// The track that speaks for the patient; none without a memory score.
    pub(super) track: Option<&'a TrackJudgement>,
    pub(super) today: Day,
    /// The first planned session from today on.
    pub(super) next_session: Option<Day>,
    /// The first of them, where memory is not recovered or not known.
    pub(super) held_dose: Option<Day>,
    /// The latest planned session before today that was recorded neither as given nor as missed.
    pub(super) overdue_plan: Option<Day>,
    /// What was decided, and what that asks of the list.
    pub(super) follow_up: FollowUp,
}

impl<'a> Standing<'a> {
    pub(super) fn of(chart: &Chart, judgement: &'a PatientJudgement, today: Day) -> Self {
        Self {
            judgement,
            track: judgement.leading(),
            today,
            next_session: planned_doses(chart).filter(|day| *day >= today).min(),
            overdue_plan: planned_doses(chart).filter(|day| *day < today).max(),
            held_dose: held_dose(chart, judgement),
            follow_up: FollowUp::of(chart, judgement),
        }
    }

    /// Whether silence of the flag means anything: the track was judged in this course and not long ago, no score is due and not given,
    /// and it could have shown a worsening.
    pub(super) fn is_known(&self) -> bool {
        self.track.is_some_and(|track| self.judgement.silence_of(track).is_none())
    }
}
