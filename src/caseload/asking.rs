//! Who is due for an answer, who was invited and has not answered.

use super::answers_due::{AnswerDue, PlanOfClinic};
use crate::record::{Chart, Day, Instant, ReportWay};
use crate::self_report::Due;

/// What a patient's plan asks for, and the invitation that is out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    /// The next answers that the plan asks for, those that are needed first.
    pub answers: Vec<AnswerDue>,
    /// The latest invitation to answer at home: when it was made, and whether it was withdrawn.
    pub invited: Option<(Instant, bool)>,
    /// Whether one is out on that day that was not answered at all, or that asks for something that is due.
    pub not_answered: bool,
}

/// In which way answers are owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The plan asks for one by today.
    Due,
    /// The patient was invited and has not answered.
    NotAnswered,
}

impl Asked {
    /// Each with its name in the URL.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Due, "due"), (Self::NotAnswered, "not-answered")];

    /// Name in the URL.
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(asked, _)| *asked == self).map_or("", |(_, id)| id)
    }

    /// The one of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == id).map(|(asked, _)| *asked)
    }
}

impl Asking {
    /// What is asked of that patient.
    pub fn of(chart: &Chart, plan: &PlanOfClinic, today: Day) -> Self {
        let answers = plan.answers_due(chart, today);
        let is_due = |id: &str| answers.iter().any(|one| one.questionnaire == id && one.due.is_due(today));
        let by_link = || chart.invitations().filter(|one| one.issued.way == ReportWay::Link);
        let mut out = by_link().filter(|one| one.is_out(today));
        let not_answered =
            out.any(|one| !one.is_answered || one.issued.questionnaires.iter().any(|asked| is_due(&asked.id)));
        Self { invited: by_link().map(|one| (one.issued.at, one.withdrawn.is_some())).max(), not_answered, answers }
    }

    /// What is due today or was before.
    pub fn due(&self, today: Day) -> impl Iterator<Item = &AnswerDue> {
        self.answers.iter().filter(move |one| one.due.is_due(today))
    }

    /// Whether answers are owed in that way.
    pub fn is(&self, asked: Asked, today: Day) -> bool {
        match asked {
            Asked::Due => self.due(today).next().is_some(),
            Asked::NotAnswered => self.not_answered,
        }
    }

    /// The next score of memory that is asked for.
    pub(super) fn memory(&self, plan: &PlanOfClinic) -> Option<Due> {
        self.answers.iter().find(|one| plan.is_memory(&one.questionnaire)).map(|one| one.due)
    }
}
