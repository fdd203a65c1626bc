//! What the caseload looks at of one patient: the track that speaks, and the sessions around today.

use super::FollowUp;
use crate::judge::{PatientJudgement, TrackJudgement};
use crate::record::{Chart, Day, SessionStatus};

/// One patient as the groups see them.
pub(super) struct Standing<'a> {
    pub(super) judgement: &'a PatientJudgement,
    /// The track that speaks for the patient; none without a memory score.
    pub(super) track: Option<&'a TrackJudgement>,
    pub(super) today: Day,
    /// The first planned session from today on.
    pub(super) next_session: Option<Day>,
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
            next_session: open_plans(chart).filter(|day| *day >= today).min(),
            overdue_plan: open_plans(chart).filter(|day| *day < today).max(),
            follow_up: FollowUp::of(chart, judgement, today),
        }
    }

    /// Whether silence of the flag means anything: the track was judged lately in this course, and could have shown a drop.
    pub(super) fn is_known(&self) -> bool {
        self.track.is_some_and(|track| self.judgement.silence_of(track).is_none())
    }
}

/// The days of the planned sessions on which none was given.
pub(super) fn open_plans(chart: &Chart) -> impl Iterator<Item = Day> {
    let given_on = |day| chart.sessions.iter().any(|s| s.status == SessionStatus::Given && s.day == day);
    chart.sessions.iter().filter(move |s| s.status == SessionStatus::Planned && !given_on(s.day)).map(|s| s.day)
}
