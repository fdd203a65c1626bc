//! How an invitation stands.

use crate::record::Day;

/// How an invitation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationStanding {
    /// It was withdrawn.
    Withdrawn {
        /// On which day.
        on: Day,
        /// Where it was answered all the same, the last day on which it was.
        answered: Option<Day>,
    },
    /// It was answered, last on that day.
    Answered(Day),
    /// That was its last day, and it was not answered.
    Ended(Day),
    /// It waits for an answer, up to that day if it has one.
    Out(Option<Day>),
}

impl InvitationStanding {
    /// The state of an invitation that was withdrawn and answered on those days, if it was, with that last day.
    pub fn of(withdrawn: Option<Day>, answered: Option<Day>, until: Option<Day>, today: Day) -> Self {
        match (withdrawn, answered, until) {
            (Some(on), answered, _) => Self::Withdrawn { on, answered },
            (None, Some(day), _) => Self::Answered(day),
            (None, None, Some(until)) if until < today => Self::Ended(until),
            (None, None, until) => Self::Out(until),
        }
    }
}
