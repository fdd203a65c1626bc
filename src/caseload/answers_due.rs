//! What a patient's plan asks for, and by when.

use crate::judge::planned_doses;
use crate::record::{Chart, Day, SessionStatus, sort_by_key};
use crate::self_report::{Due, History, Plan, Planned, due_days, next_due};
use std::collections::BTreeMap;

/// An answer that a plan asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerDue {
    /// The questionnaire's short name.
    pub questionnaire: String,
    /// By when, and why.
    pub due: Due,
}

/// The next answer to each questionnaire of the plan that one is needed to: what is needed as soon as possible first, then by day.
pub fn answers_due(chart: &Chart, plan: &Plan, today: Day) -> Vec<AnswerDue> {
    let one = |planned: &Planned| {
        let due = next_due(planned, &history(chart, &planned.questionnaire, today), today)?;
        Some(AnswerDue { questionnaire: planned.questionnaire.clone(), due })
    };
    let mut all: Vec<AnswerDue> = plan.planned().iter().filter_map(one).collect();
    sort_by_key(&mut all, |one| one.due.by);
    all
}

/// The days up to `until` on which those questionnaires are needed, each with their short names, if each is answered on its day.
pub fn reminder_days(
    chart: &Chart,
    plan: &Plan,
    questionnaires: &[String],
    (today, until): (Day, Day),
) -> BTreeMap<Day, Vec<String>> {
    let mut days = BTreeMap::<Day, Vec<String>>::new();
    for planned in plan.planned().iter().filter(|one| questionnaires.contains(&one.questionnaire)) {
        for day in due_days(planned, &history(chart, &planned.questionnaire, today), today, until) {
            days.entry(day).or_default().push(planned.questionnaire.clone());
        }
    }
    days
}

/// What an answer to that questionnaire depends on. A score of the instrument of the same name is an answer to it, typed in or sent.
fn history(chart: &Chart, questionnaire: &str, today: Day) -> History {
    let given = chart.sessions.iter().filter(|session| session.status == SessionStatus::Given);
    let answers = chart.scores.iter().filter(|score| score.instrument.as_str() == questionnaire && score.day <= today);
    History {
        sessions: given.map(|session| session.day).collect(),
        next_session: planned_doses(chart).filter(|day| *day >= today).min(),
        last_answer: answers.map(|score| score.day).max(),
    }
}
