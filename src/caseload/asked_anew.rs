//! Which questionnaires can be asked anew, and what goes on asking one that is retired.

use super::Clinic;
use crate::questionnaire::{Questionnaire, built_in};
use crate::record::{Chart, CollectOrdered, Day, Instrument, Plan, QuestionnaireVersion};
use crate::self_report::version_of;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What asks questionnaires, and how it would be with them once they are retired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedBy {
    /// What they are called.
    pub questionnaires: Vec<String>,
    /// Invitations that are out and ask one: they go on.
    pub invitations: usize,
    /// Patients whose own plan asks one: it no longer does, unless a built-in one is asked in its place.
    pub own_plans: usize,
    /// Whether the clinic's plan asks one: it no longer does, unless a built-in one is asked in its place.
    pub is_in_clinics_plan: bool,
    /// What the built-in one of its name is called, where that is asked in its place.
    pub built_in_instead: Option<String>,
}

impl Clinic {
    /// Whether the questionnaire of that short name isn't asked any more, whatever a plan says: it was retired, or the instrument that it is scored
    /// for. Invitations that are out go on.
    pub fn is_retired(&self, id: &str) -> bool {
        let is_retired = |instrument: &Arc<Instrument>| instrument.retired;
        let instrument = || self.instruments.get(self.self_report.instrument_of(id)?.as_str());
        self.self_report.is_retired(id) || instrument().is_some_and(is_retired)
    }

    /// The questionnaires that can be asked anew.
    pub fn asked_anew(&self) -> Vec<Arc<Questionnaire>> {
        let mut all = self.self_report.offered();
        all.retain(|one| !self.is_retired(one.id()));
        all
    }

    /// What is asked of that patient by plan.
    pub fn plan_of(&self, chart: &Chart) -> Plan {
        self.whole_plan_of(chart).without(|id| self.is_retired(id))
    }

    /// What the plan that holds for that patient asks and what is retired, by name.
    pub fn retired_in_plan(&self, plan: &Plan) -> Vec<String> {
        let retired = plan.planned().iter().filter(|one| self.is_retired(&one.questionnaire));
        retired.map(|one| self.self_report.title_of(&one.questionnaire)).collect()
    }

    /// The plan that holds for that patient, with what is retired.
    pub fn whole_plan_of(&self, chart: &Chart) -> Plan {
        chart.own_plan().cloned().unwrap_or_else(|| self.self_report.default_plan(self.policy.due_every_days))
    }

    /// The short names of the questionnaires that are scored for that instrument.
    pub fn scored_for(&self, instrument: &Instrument) -> BTreeSet<String> {
        let is_scored_for = |id: &&str| self.self_report.instrument_of(id).as_ref() == Some(&instrument.id);
        self.self_report.ids().into_iter().filter(is_scored_for).map(str::to_owned).collect_set()
    }

    /// What the built-in questionnaire of that short name is called, where it is asked once the clinic's own of that name isn't.
    pub fn built_in_instead(&self, id: &str) -> Option<String> {
        let is_retired = self.instruments.get(id).is_some_and(|instrument| instrument.retired);
        Some(built_in(id).filter(|_| !is_retired)?.about().title.clone())
    }

    /// What asks those questionnaires on that day.
    pub fn asked_by(&self, ids: &BTreeSet<String>, today: Day) -> AskedBy {
        self.asked_where(ids, |version| ids.contains(&version.id), today)
    }

    /// What asks the clinic's own questionnaire of that short name on that day. Invitations that were made before there was one ask the built-in
    /// one of that name.
    pub fn own_asked_by(&self, id: &str, today: Day) -> AskedBy {
        let own = self.self_report.questionnaires.iter().filter(|own| own.questionnaire.id() == id);
        let versions: Vec<QuestionnaireVersion> = own.map(|own| version_of(&own.questionnaire)).collect();
        let asked = self.asked_where(&BTreeSet::from([id.to_owned()]), |version| versions.contains(version), today);
        AskedBy { built_in_instead: self.built_in_instead(id), ..asked }
    }

    fn asked_where(
        &self,
        ids: &BTreeSet<String>,
        is_it: impl Fn(&QuestionnaireVersion) -> bool,
        today: Day,
    ) -> AskedBy {
        let asks = |plan: &Plan| plan.planned().iter().any(|one| ids.contains(&one.questionnaire));
        let charts = || self.charts.values().filter(|chart| !chart.self_reports.is_empty());
        let out = charts()
            .flat_map(|chart| chart.invitations())
            .filter(|one| one.is_out(today) && one.issued.questionnaires.iter().any(&is_it));
        AskedBy {
            questionnaires: ids.iter().map(|id| self.self_report.title_of(id)).collect(),
            invitations: out.count(),
            own_plans: charts().filter(|chart| chart.own_plan().is_some_and(asks)).count(),
            is_in_clinics_plan: asks(&self.self_report.default_plan(self.policy.due_every_days)),
            built_in_instead: None,
        }
    }
}
