//! What uses an instrument or a questionnaire of the clinic's own, and would be left without it.

use super::Clinic;
use crate::record::{Chart, Instrument, Plan, QuestionnaireVersion, SelfReported};
use crate::self_report::{OwnQuestionnaire, version_of};

/// What uses an instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstrumentUses {
    /// Its scores.
    pub scores: usize,
    /// Whose they are: how many patients.
    pub patients: usize,
    /// The names of the clinic's own questionnaires that are scored for it.
    pub questionnaires: Vec<String>,
}

/// What uses a version of a questionnaire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuestionnaireUses {
    /// Invitations that ask it, withdrawn and ended ones among them: they may still be answered.
    pub invitations: usize,
    /// Answers to it that came.
    pub answers: usize,
    /// Patients whose own plan asks it.
    pub own_plans: usize,
    /// Whether the clinic's plan asks it.
    pub is_in_clinics_plan: bool,
}

impl InstrumentUses {
    /// What uses that instrument.
    pub fn of(clinic: &Clinic, instrument: &Instrument) -> Self {
        let of_one = |chart: &Chart| chart.scores.iter().filter(|score| score.instrument == instrument.id).count();
        let counts = || clinic.charts.values().map(|chart| of_one(chart)).filter(|count| *count > 0);
        let is_scored_for =
            |own: &&OwnQuestionnaire| own.scored.as_ref().is_some_and(|scored| scored.instrument == instrument.id);
        let questionnaires = clinic.self_report.questionnaires.iter().filter(is_scored_for);
        let mut questionnaires: Vec<String> =
            questionnaires.map(|own| own.questionnaire.about().title.clone()).collect();
        questionnaires.dedup();
        Self { scores: counts().sum(), patients: counts().count(), questionnaires }
    }

    /// Whether nothing does.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl QuestionnaireUses {
    /// What uses that version. A plan names no version, so that it uses the last one that is left of a name.
    pub fn of(clinic: &Clinic, own: &OwnQuestionnaire) -> Self {
        let (version, settings) = (version_of(&own.questionnaire), &clinic.self_report);
        let is_other = |other: &OwnQuestionnaire| other.questionnaire.id() == version.id && other != own;
        let is_last = !settings.questionnaires.iter().any(is_other);
        let asks = |plan: &Plan| is_last && plan.planned().iter().any(|one| one.questionnaire == version.id);
        let mut uses = Self { is_in_clinics_plan: settings.plan.as_ref().is_some_and(asks), ..Self::default() };
        for chart in clinic.charts.values().filter(|chart| !chart.self_reports.is_empty()) {
            for record in &chart.self_reports {
                match &record.what {
                    SelfReported::Invited(issued) => {
                        uses.invitations += usize::from(issued.questionnaires.contains(&version))
                    }
                    SelfReported::Report(report) => {
                        let is_it = |asked: &QuestionnaireVersion| *asked == version;
                        uses.answers += report.answered.iter().filter(|one| is_it(&one.questionnaire)).count();
                    }
                    SelfReported::Withdrawn { .. } | SelfReported::DealtWith(_) | SelfReported::Planned { .. } => {}
                }
            }
            uses.own_plans += usize::from(chart.own_plan().is_some_and(asks));
        }
        uses
    }

    /// Whether nothing does.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
