//! What a patient's plan asks for, and by when.

use super::Clinic;
use crate::judge::planned_doses;
use crate::record::{Chart, CollectOrdered, Day, InstrumentId, Plan, Planned, Role, SessionStatus, sort_by_key};
use crate::self_report::{Due, History, due_days, next_due};
use std::collections::{BTreeMap, BTreeSet};

/// What the clinic's plan is, and which scores answer a questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanOfClinic {
    plan: Plan,
    /// By the questionnaire's short name, where the instrument is called otherwise.
    scored_as: BTreeMap<String, InstrumentId>,
    /// The instruments of memory.
    memory: BTreeSet<InstrumentId>,
    /// The short names of the questionnaires that make no score.
    unscored: BTreeSet<String>,
    /// The short names of the questionnaires that aren't asked any more, whatever a plan says.
    retired: BTreeSet<String>,
}

/// An answer that a plan asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerDue {
    /// The questionnaire's short name.
    pub questionnaire: String,
    /// By when, and why.
    pub due: Due,
}

impl PlanOfClinic {
    /// What the clinic has set, or else the usual plan at the cadence of its rules.
    pub fn of(clinic: &Clinic) -> Self {
        let settings = &clinic.self_report;
        let plan = settings.default_plan(clinic.policy.due_every_days);
        let memory = clinic.instruments.iter().filter(|instrument| instrument.role == Role::Memory);
        let scored = settings.questionnaires.iter().filter_map(|own| {
            let (id, scored) = (own.questionnaire.id(), own.scored.as_ref()?);
            (scored.instrument.as_str() != id).then(|| (id.to_owned(), scored.instrument.clone()))
        });
        Self {
            plan,
            scored_as: scored.collect_map(),
            memory: memory.map(|instrument| instrument.id.clone()).collect_set(),
            unscored: settings
                .ids()
                .into_iter()
                .filter(|id| settings.instrument_of(id).is_none())
                .map(str::to_owned)
                .collect_set(),
            retired: settings.ids().into_iter().filter(|id| clinic.is_retired(id)).map(str::to_owned).collect_set(),
        }
    }

    /// What the patient's plan asks for.
    fn planned<'a>(&'a self, chart: &'a Chart) -> impl Iterator<Item = &'a Planned> {
        let plan = chart.own_plan().unwrap_or(&self.plan);
        plan.planned().iter().filter(|one| !self.retired.contains(&one.questionnaire))
    }

    /// The next answer to each questionnaire of the patient's plan that one is needed to: what is needed as soon as possible first, then by
    /// day.
    pub fn answers_due(&self, chart: &Chart, today: Day) -> Vec<AnswerDue> {
        let one = |planned: &Planned| {
            let due = next_due(planned, &self.history(chart, &planned.questionnaire, today), today)?;
            Some(AnswerDue { questionnaire: planned.questionnaire.clone(), due })
        };
        let mut all: Vec<AnswerDue> = self.planned(chart).filter_map(one).collect();
        sort_by_key(&mut all, |one| one.due.by);
        all
    }

    /// The days up to `until` on which one of those questionnaires is needed, if each is answered on its day. `needed` is by when the next score of
    /// memory is needed, whatever asks for it: a questionnaire of memory is reminded of then, too.
    pub fn reminder_days(
        &self,
        chart: &Chart,
        questionnaires: &[&str],
        needed: Option<Day>,
        (today, until): (Day, Day),
    ) -> BTreeSet<Day> {
        let asked = self.planned(chart).filter(|one| questionnaires.contains(&&*one.questionnaire));
        let planned =
            asked.flat_map(|one| due_days(one, &self.history(chart, &one.questionnaire, today), today, until));
        let is_of_memory = questionnaires.iter().any(|id| self.is_memory(id));
        let needed = needed.map(|day| day.max(today)).filter(|day| is_of_memory && *day <= until);
        planned.chain(needed).collect_set()
    }

    /// Whether a questionnaire asks about memory.
    pub(super) fn is_memory(&self, questionnaire: &str) -> bool {
        self.is_of_memory(self.instrument(questionnaire))
    }

    fn is_of_memory(&self, instrument: &str) -> bool {
        self.memory.iter().any(|known| known.as_str() == instrument)
    }

    fn instrument<'a>(&'a self, questionnaire: &'a str) -> &'a str {
        self.scored_as.get(questionnaire).map_or(questionnaire, |instrument| instrument.as_str())
    }

    /// What an answer to that questionnaire depends on. The scores of its instrument are the answers to it, wherever they came from; so are those
    /// of another instrument of memory where this one asks about memory, unless the plan asks for that one as well. Answers that make no score, or whose
    /// score was deleted, leave it needed, unless none is made of that questionnaire.
    fn history(&self, chart: &Chart, questionnaire: &str, today: Day) -> History {
        let given = chart.sessions.iter().filter(|session| session.status == SessionStatus::Given);
        let own = self.instrument(questionnaire);
        let is_planned = |id: &str| self.planned(chart).any(|one| self.instrument(&one.questionnaire) == id);
        // Found once: a patient has hundreds of scores.
        let of_memory = self.memory.iter().map(InstrumentId::as_str).filter(|id| *id != own && !is_planned(id));
        let in_its_place: Vec<&str> = if self.is_of_memory(own) { of_memory.collect() } else { Vec::new() };
        let answers_it = |id: &str| id == own || in_its_place.contains(&id);
        let scores = chart.scores.iter().filter(|score| answers_it(score.instrument.as_str()));
        let reports = chart.reports().filter(|one| one.refused.is_none() && self.unscored.contains(questionnaire));
        let reports = reports.filter(|one| one.answered.iter().any(|of| of.questionnaire.id == questionnaire));
        let answers = scores.map(|score| score.day).chain(reports.map(|report| report.day()));
        History {
            sessions: given.map(|session| session.day).collect(),
            planned_sessions: planned_doses(chart).filter(|day| *day >= today).collect(),
            last_answer: answers.filter(|day| *day <= today).max(),
        }
    }
}
