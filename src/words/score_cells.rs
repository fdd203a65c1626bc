//! What the table of a patient's scores and the form for a score say.

use super::judgement::{set_aside_words, stand_words};
use crate::judge::PatientJudgement;
use crate::record::{Instrument, InstrumentId, Score, Source, Timing, format_points};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// When a score was given: "3 Apr 2026, 09:30, before that day's session".
pub fn score_when(score: &Score) -> String {
    let time = score.time.map(|time| format!(", {time}")).unwrap_or_default();
    let timing = match score.timing {
        Some(Timing::Before) => worded(", before that day's session"),
        Some(Timing::After) => worded(", after that day's session"),
        None => "",
    };
    format!("{}{time}{timing}", score.day.long())
}

/// Who gave the answer, or where it came from.
pub fn source_words(source: Source) -> &'static str {
    match source {
        Source::Patient => worded("patient"),
        Source::Clinician => worded("clinician"),
        Source::Import => worded("import"),
    }
}

/// Worsening in words: the scale's direction is already in it, so that nobody has to flip a sign.
pub fn worsening_words(worsening: f64) -> String {
    let points = format_points(worsening.abs());
    match points.as_str() {
        "0" => worded("same as baseline").to_owned(),
        _ if worsening > 0.0 => say!("worse by {points}", points),
        _ => say!("better by {points}", points),
    }
}

/// The range, step and direction of an instrument, for whoever enters a score.
pub fn scale_words(instrument: &Instrument) -> String {
    let (min, max) = (format_points(instrument.min.get()), format_points(instrument.max.get()));
    let direction = worded(instrument.direction());
    match instrument.step.map(|step| format_points(step.get())) {
        Some(step) => say!("{min} to {max} in steps of {step}, {direction}", min, max, step, direction),
        None => say!("{min} to {max}, {direction}", min, max, direction),
    }
}

/// What a score would change: its worsening, and the patient's state without it and with it. `place` is its place among the chart's scores.
pub fn preview_words(
    without: &PatientJudgement,
    with: &PatientJudgement,
    instrument: &InstrumentId,
    place: usize,
) -> String {
    let track = with.tracks.iter().find(|track| track.instrument == *instrument);
    let score = track.map(|track| {
        let judged = track.judged.iter().find(|judged| judged.score as usize == place);
        let aside = track.set_aside.iter().find(|aside| aside.score as usize == place);
        match (judged, aside) {
            (Some(judged), _) => {
                say!("Against the baseline this is {worsening}.", worsening = worsening_words(judged.worsening))
            }
            (None, Some(aside)) => {
                say!("This score would be kept and not judged: {why}.", why = set_aside_words(aside.reason))
            }
            (None, None) => worded("This score would be part of the baseline.").to_owned(),
        }
    });
    let (before, after) = (stand_words(without.stand()), stand_words(with.stand()));
    let state = if without.stand() == with.stand() {
        say!("The patient’s state stays “{after}”.", after)
    } else {
        say!("The patient’s state changes from “{before}” to “{after}”.", before, after)
    };
    score.into_iter().chain([state]).collect::<Vec<_>>().join(" ")
}
