//! The reasoning in full, as text and as JSON.

use crate::caseload::Clinic;
use crate::judge::{PatientJudgement, judge};
use crate::record::{Chart, Day};
use crate::words::{Explanation, explain, patient_words};
use serde::Serialize;
use std::fmt::Write;
use std::sync::Arc;

/// A patient's reasoning in its machine-readable form.
#[derive(Serialize)]
struct Reasoning<'a> {
    patient_id: &'a str,
    judgement: &'a PatientJudgement,
    policy: &'a crate::judge::Policy,
    explanations: Vec<Explanation>,
}

fn explanations(clinic: &Clinic, chart: &Chart, judgement: &PatientJudgement) -> Vec<Explanation> {
    let known = judgement.tracks.iter().filter_map(|t| Some((t, clinic.instruments.get(t.instrument.as_str())?)));
    known.map(|(track, instrument)| explain(chart, judgement, track, instrument)).collect()
}

/// The judgements with every step, as JSON.
pub(super) fn as_json(clinic: &Clinic, charts: &[&Arc<Chart>], today: Day) -> Result<String, String> {
    let judged: Vec<_> = charts.iter().map(|c| (c, judge(c, &clinic.instruments, &clinic.policy, today))).collect();
    let mut all: Vec<Reasoning<'_>> = judged
        .iter()
        .map(|(chart, judgement)| Reasoning {
            patient_id: &chart.patient.number,
            policy: &judgement.policy,
            explanations: explanations(clinic, chart, judgement),
            judgement,
        })
        .collect();
    all.sort_by(|a, b| a.patient_id.as_bytes().cmp(b.patient_id.as_bytes()));
    serde_json::to_string_pretty(&all)
        .map(|text| text + "\n")
        .map_err(|e| format!("The judgement can't be written as JSON: {e}\n"))
}

/// The reasoning as a person reads it.
pub(super) fn as_text(clinic: &Clinic, charts: &[&Arc<Chart>], today: Day) -> String {
    let mut text = String::new();
    for chart in charts {
        let judgement = judge(chart, &clinic.instruments, &clinic.policy, today);
        // Writing to a String does not fail.
        let _ = writeln!(
            text,
            "Patient {} as of {today}: {}",
            chart.patient.number,
            patient_words(&judgement).to_lowercase()
        );
        if judgement.tracks.is_empty() {
            text.push_str("Can't tell: there is not a single memory score up to that day.\n");
        }
        for explanation in explanations(clinic, chart, &judgement) {
            section(&mut text, &explanation);
        }
    }
    text
}

fn section(text: &mut String, explanation: &Explanation) {
    text.push('\n');
    text.push_str(&explanation.headline);
    text.push('\n');
    let sums = explanation.sums.iter().map(|line| format!("{}: {}", line.label, line.text)).collect::<Vec<_>>();
    let options = explanation.options.iter().map(|o| format!("{}: {}", o.option, o.reason)).collect::<Vec<_>>();
    let missing = explanation.missing.iter().map(ToString::to_string).collect::<Vec<_>>();
    let parts = [
        ("What would change it", &explanation.prospects),
        ("The sum", &sums),
        ("Not known", &missing),
        ("Options to discuss", &options),
    ];
    for (title, lines) in parts.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        let _ = writeln!(text, "\n{title}");
        for line in lines {
            let _ = writeln!(text, "- {line}");
        }
    }
}
