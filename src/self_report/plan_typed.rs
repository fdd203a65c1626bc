//! A plan as it is typed: a line a questionnaire, and what they amount to.

use crate::record::{BeforeSession, Cadence, Plan, PlanFault, Planned};

/// One questionnaire of a plan, as a form has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlannedTexts {
    /// Its short name.
    pub questionnaire: String,
    /// Whether it is asked at all.
    pub is_asked: bool,
    /// Before which sessions: a name of [`BEFORE_SESSION`].
    pub before: String,
    /// Days between two answers after a session; empty where none is asked then.
    pub every_days: String,
    /// For how many days after a session.
    pub for_days: String,
    /// Days between two answers from then on; empty where it ends then.
    pub then_every_days: String,
}

/// Why a plan that is typed is not taken, and at which questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTextFault {
    /// Its short name; none where the plan as a whole is at fault.
    pub questionnaire: Option<String>,
    /// Why.
    pub fault: PlanFault,
}

/// Before which sessions, each with the name that a form's choice has for it.
pub const BEFORE_SESSION: [(BeforeSession, &str); 3] =
    [(BeforeSession::None, "none"), (BeforeSession::First, "first"), (BeforeSession::Each, "each")];

impl PlannedTexts {
    /// The lines of a form: a line for each of these questionnaires, and for each that the plan asks and that is not among them. What is not
    /// asked yet has the figures of `usual`, not ticked.
    pub fn of<'a>(plan: &'a Plan, known: impl IntoIterator<Item = &'a str>, usual: Cadence) -> Vec<Self> {
        let mut ids: Vec<&str> = known.into_iter().collect();
        let asked = plan.planned();
        ids.extend(asked.iter().map(|one| &*one.questionnaire).filter(|id| !ids.contains(id)).collect::<Vec<_>>());
        let line = |id: &str| {
            let planned = asked.iter().find(|one| one.questionnaire == id);
            let after = planned.map_or(Some(usual), |one| one.after);
            let text = |days: Option<i32>| days.map_or_else(String::new, |days| days.to_string());
            Self {
                questionnaire: id.to_owned(),
                is_asked: planned.is_some(),
                before: name_of(planned.map_or(BeforeSession::First, |one| one.before)).to_owned(),
                every_days: text(after.map(|after| after.every_days)),
                for_days: text(after.map(|after| after.for_days)),
                then_every_days: text(after.and_then(|after| after.then_every_days)),
            }
        };
        ids.into_iter().map(line).collect()
    }

    /// The plan that the lines amount to.
    ///
    /// # Errors
    /// The first line that can't be taken.
    pub fn read(lines: &[Self]) -> Result<Plan, PlanTextFault> {
        let planned = lines.iter().filter(|line| line.is_asked).map(Self::planned);
        let planned = planned.collect::<Result<Vec<_>, _>>()?;
        Plan::new(planned).map_err(|fault| PlanTextFault {
            questionnaire: match &fault {
                PlanFault::TooMany => None,
                PlanFault::Twice(id) | PlanFault::Never(id) | PlanFault::Days(id) | PlanFault::Leftover(id) => {
                    Some(id.clone())
                }
            },
            fault,
        })
    }

    fn planned(&self) -> Result<Planned, PlanTextFault> {
        let id = &self.questionnaire;
        let is_at_fault = |fault: fn(String) -> PlanFault| PlanTextFault {
            questionnaire: Some(id.clone()),
            fault: fault(id.clone()),
        };
        let fault = || is_at_fault(PlanFault::Days);
        let days = |text: &str| match text.trim() {
            "" => Ok(None),
            text => text.parse::<i32>().map(Some).map_err(|_| fault()),
        };
        // Without the first the other two have nothing to say: whoever emptied it alone may mean either.
        let has_rest = [&self.for_days, &self.then_every_days].into_iter().any(|text| !text.trim().is_empty());
        let after = match days(&self.every_days)? {
            None if has_rest => return Err(is_at_fault(PlanFault::Leftover)),
            None => None,
            Some(every_days) => Some(Cadence {
                every_days,
                for_days: days(&self.for_days)?.ok_or_else(fault)?,
                then_every_days: days(&self.then_every_days)?,
            }),
        };
        Ok(Planned { questionnaire: id.clone(), before: named(&self.before), after })
    }
}

fn name_of(before: BeforeSession) -> &'static str {
    BEFORE_SESSION.iter().find(|(known, _)| *known == before).map_or("", |(_, name)| name)
}

fn named(name: &str) -> BeforeSession {
    BEFORE_SESSION.iter().find(|(_, known)| *known == name).map_or(BeforeSession::None, |(before, _)| *before)
}
