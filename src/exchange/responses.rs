//! Patients' answers, item by item, as a FHIR R4 bundle of `QuestionnaireResponse`s.

use crate::questionnaire::{ResponseAbout, write_response};
use crate::record::{Answered, Chart, Charts, Report};
use crate::self_report::{SelfReportSettings, answers_of};
use serde_json::{Value, json};

/// All answers that were taken in, in the order of the patients and of their taking in. Whose they are is said by the patient's number. Answers
/// to a questionnaire that the clinic doesn't have any more can't be written, and are left out.
pub fn responses_json(charts: &Charts, settings: &SelfReportSettings) -> String {
    let entries = charts.values().flat_map(|chart| {
        let taken_in = chart.reports().filter(|report| report.refused.is_none());
        taken_in
            .flat_map(|report| (1..).zip(&report.answered).filter_map(|part| response(chart, report, part, settings)))
    });
    let entries: Vec<Value> = entries.map(|resource| json!({ "resource": resource })).collect();
    let mut bundle = json!({ "resourceType": "Bundle", "type": "collection" });
    // The standard has no empty lists.
    if let (false, Some(bundle)) = (entries.is_empty(), bundle.as_object_mut()) {
        bundle.insert("entry".to_owned(), entries.into());
    }
    bundle.to_string()
}

fn response(
    chart: &Chart,
    report: &Report,
    (place, answered): (usize, &Answered),
    settings: &SelfReportSettings,
) -> Option<Value> {
    let answers = answers_of(answered, settings).ok()??;
    let id = format!("{}-{place}", report.sending.key());
    let about = ResponseAbout { id: Some(&id), subject: None, authored: report.authored };
    let mut response = write_response(&answers, &about);
    let whose = json!({ "identifier": { "value": chart.patient.number.as_str() } });
    let fields = response.as_object_mut()?;
    fields.insert("subject".to_owned(), whose.clone());
    fields.insert("source".to_owned(), whose);
    Some(response)
}
