//! What questionnaires are called.

use crate::caseload::Clinic;

/// In a line among others: the short name of the instrument of that id, or else the whole title.
pub(crate) fn short_title(clinic: &Clinic, id: &str) -> String {
    clinic.instruments.get(id).map_or_else(|| whole_title(clinic, id), |instrument| instrument.short_name())
}

/// As the questionnaire itself says it.
pub(crate) fn whole_title(clinic: &Clinic, id: &str) -> String {
    clinic.self_report.title_of(id)
}
