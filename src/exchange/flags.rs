//! The flags table: one row a memory track, byte for byte the same from the page and from the auditor.

use super::tables::by_number;
use super::write::{CsvWriter, guarded};
use crate::caseload::Doubts;
use crate::judge::{PatientJudgement, Policy, TrackJudgement, judge};
use crate::record::{Chart, Charts, Choice as _, Day, InstrumentSet, format_figure};
use serde::Serialize;

const HEADER: [&str; 26] = [
    "patient_id",
    "instrument",
    "state",
    "overlays",
    "baseline",
    "baseline_count",
    "threshold",
    "recovery",
    "onset",
    "index_session",
    "clock_start",
    "window_ends",
    "persistent_since",
    "attribution",
    "subtype",
    "severity",
    "relapses",
    "peak_worsening",
    "at_least_days",
    "at_most_days",
    "due",
    "last_score",
    "last_score_date",
    "last_session",
    "as_of",
    "window_days",
];

/// The flags of all patients as of `today`, in the byte order of patient number, then instrument.
pub fn flags_csv(charts: &Charts, instruments: &InstrumentSet, policy: &Policy, today: Day) -> String {
    flags_but_in_doubt(charts, (instruments, policy), &Doubts::default(), today)
}

/// The same of a clinic where some may not be judged: for each of these one row, which says in the place of the state why. Those whose
/// record is gone come last, by their keys.
pub fn flags_but_in_doubt(
    charts: &Charts,
    (instruments, policy): (&InstrumentSet, &Policy),
    doubts: &Doubts,
    today: Day,
) -> String {
    let mut table = CsvWriter::new(HEADER);
    let (as_of, window) = (today.to_string(), policy.window_days.to_string());
    let untold = |whose: &str, why: &str| {
        HEADER.map(|column| match column {
            "patient_id" => guarded(whose).into_owned(),
            "state" => why.to_owned(),
            "as_of" => as_of.clone(),
            "window_days" => window.clone(),
            _ => String::new(),
        })
    };
    for chart in by_number(charts) {
        if let Some(doubt) = doubts.about(chart.patient.key) {
            table.row(untold(&chart.patient.number, doubt.name()).iter().map(String::as_str));
            continue;
        }
        let judgement = judge(chart, instruments, policy, today);
        if judgement.tracks.is_empty() {
            table.row(cells(chart, &judgement, None).iter().map(String::as_str));
        }
        for track in &judgement.tracks {
            table.row(cells(chart, &judgement, Some(track)).iter().map(String::as_str));
        }
    }
    for key in doubts.gone.iter().filter(|key| !charts.contains_key(key)) {
        if let Some(doubt) = doubts.about(*key) {
            table.row(untold(&key.to_string(), doubt.name()).iter().map(String::as_str));
        }
    }
    table.finish()
}

/// A row's cells in the order of [`HEADER`]; empty where there is nothing to say. Episode columns speak of an open episode only.
fn cells(chart: &Chart, judgement: &PatientJudgement, track: Option<&TrackJudgement>) -> [String; 26] {
    let text = |value: Option<String>| value.unwrap_or_default();
    let day = |value: Option<Day>| text(value.map(|d| d.to_string()));
    let number = |value: Option<f64>| text(value.map(format_figure));
    let baseline = track.and_then(|t| t.baseline.as_ref());
    let thresholds = track.and_then(|t| t.thresholds);
    let episode = track.and_then(|t| t.episode.as_ref());
    let last = track.and_then(|t| t.last);
    [
        guarded(&chart.patient.number).into_owned(),
        text(track.map(|t| guarded(t.instrument.as_str()).into_owned())),
        track.map_or(judgement.state.name(), |t| t.state.word()).to_owned(),
        text(track.map(|t| t.overlays.joined())),
        number(baseline.map(|b| b.value)),
        text(baseline.map(|b| b.count().to_string())),
        number(thresholds.map(|t| t.worse_from)),
        number(thresholds.map(|t| t.recovered_below)),
        day(episode.map(|e| e.onset)),
        day(episode.and_then(|e| e.index_session)),
        day(episode.map(|e| e.clock_start)),
        day(episode.map(|e| e.window_ends(&judgement.policy))),
        day(episode.and_then(|e| e.persistent_since)),
        text(episode.map(|e| name(e.attribution))),
        text(episode.map(|e| name(e.subtype))),
        text(track.and_then(|t| t.severity).map(name)),
        text(episode.map(|e| e.relapses.to_string())),
        number(episode.map(|e| e.peak_worsening)),
        text(episode.map(|e| e.at_least_days().to_string())),
        text(track.and_then(|t| t.at_most_days).map(|d| d.to_string())),
        day(track.and_then(|t| t.due)),
        number(last.map(|l| l.value)),
        day(last.map(|l| l.day)),
        day(judgement.last_session()),
        judgement.as_of.to_string(),
        judgement.policy.window_days.to_string(),
    ]
}

/// The name of a choice as its serialised form has it.
fn name(choice: impl Serialize) -> String {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(name)) => name,
        // The choices are plain words; anything else would be a bug that an empty cell shows.
        _ => String::new(),
    }
}
