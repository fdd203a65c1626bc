//! Which questionnaires a patient answers, and how often, anchored to the sessions.

use super::super::field::choice;

/// The most questionnaires of a plan, as of an invitation and of one sealed text.
pub const QUESTIONNAIRES: usize = 8;
/// The most days between two answers, and of the time after a session.
const DAYS: i32 = 365;

/// A patient's plan, or the clinic's for all who have none of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan(Vec<Planned>);

/// One questionnaire of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its short name.
    pub questionnaire: String,
    /// Before which sessions it is answered.
    pub before: BeforeSession,
    /// How often it is answered after one.
    pub after: Option<Cadence>,
}

choice! {
    /// Before which sessions a questionnaire is answered.
    #[expect(missing_docs, reason = "the names are the meaning")]
    pub enum BeforeSession {
        None = 1 "none",
        First = 2 "first",
        Each = 3 "each",
    }
}

/// How often a questionnaire is answered after a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cadence {
    /// Days between two answers at first.
    pub every_days: i32,
    /// For how many days after a session that is so.
    pub for_days: i32,
    /// Days between two answers from then on; none where it ends then.
    pub then_every_days: Option<i32>,
}

/// Why a plan is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanFault {
    /// More questionnaires than an invitation can ask.
    TooMany,
    /// The same questionnaire twice.
    Twice(String),
    /// A questionnaire that is never answered.
    Never(String),
    /// A number of days that is none, or more than a year.
    Days(String),
    /// Days for how long, or of later answers, where no answer is asked for after a session.
    Leftover(String),
}

impl Cadence {
    /// Every so many days for 28 days after a session, then every 14.
    pub const fn usual(every_days: i32) -> Self {
        Self { every_days, for_days: 28, then_every_days: Some(14) }
    }
}

impl Plan {
    /// A plan; without any questionnaire nothing is asked.
    ///
    /// # Errors
    /// What of it can't be.
    pub fn new(planned: Vec<Planned>) -> Result<Self, PlanFault> {
        if planned.len() > QUESTIONNAIRES {
            return Err(PlanFault::TooMany);
        }
        for (at, one) in planned.iter().enumerate() {
            let name = || one.questionnaire.clone();
            if planned.iter().take(at).any(|before| before.questionnaire == one.questionnaire) {
                return Err(PlanFault::Twice(name()));
            }
            if one.before == BeforeSession::None && one.after.is_none() {
                return Err(PlanFault::Never(name()));
            }
            let is_days = |days: i32| (1..=DAYS).contains(&days);
            let is_sound = |cadence: &Cadence| {
                is_days(cadence.every_days) && is_days(cadence.for_days) && cadence.then_every_days.is_none_or(is_days)
            };
            if !one.after.as_ref().is_none_or(is_sound) {
                return Err(PlanFault::Days(name()));
            }
        }
        Ok(Self(planned))
    }

    /// The plan of a clinic that has set none: each of those questionnaires before the first session, every `due_every_days` for 28 days after
    /// each, then every 14.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn default_of(questionnaires: &[&str], due_every_days: i32) -> Result<Self, PlanFault> {
        let after = Cadence::usual(due_every_days);
        let planned = questionnaires.iter().map(|id| Planned {
            questionnaire: (*id).to_owned(),
            before: BeforeSession::First,
            after: Some(after),
        });
        Self::new(planned.collect())
    }

    /// The same without the questionnaires of those short names.
    #[must_use]
    pub fn without(&self, is_gone: impl Fn(&str) -> bool) -> Self {
        Self(self.0.iter().filter(|one| !is_gone(&one.questionnaire)).cloned().collect())
    }

    /// Its questionnaires.
    pub fn planned(&self) -> &[Planned] {
        &self.0
    }
}
