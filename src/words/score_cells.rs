//! What the table of a patient's scores and the form for a score say.

use super::judgement::{set_aside_words, stand_words, track_words};
use crate::judge::{PatientJudgement, TrackJudgement};
use crate::record::{Instrument, InstrumentId, InstrumentSet, Score, Source, Timing, format_points};
use crate::words::day::SayDay;
use crate::words::field::direction_words;
use crate::words::language::{say, worded};

/// When a score was given: "3 Apr 2026, 09:30, before that day's session".
pub fn score_when(score: &Score) -> String {
    let time = score.time.map(|time| format!(", {time}")).unwrap_or_default();
    let timing = match score.timing {
        Some(Timing::Before) => worded(", before that day’s session"),
        Some(Timing::After) => worded(", after that day’s session"),
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
    let direction = direction_words(instrument);
    match instrument.step.map(|step| format_points(step.get())) {
        Some(step) => say!("{min} to {max} in steps of {step}, {direction}", min, max, step, direction),
        None => say!("{min} to {max}, {direction}", min, max, direction),
    }
}

/// What a score would change: its worsening, and by each instrument where the patient stands without it and with it. `place` is its place among
/// the chart's scores.
pub fn preview_words(
    without: &PatientJudgement,
    with: &PatientJudgement,
    instruments: &InstrumentSet,
    of: (&InstrumentId, usize),
) -> String {
    let state = state_preview_words(without, with, instruments);
    score_preview_words(with, of).into_iter().chain([state]).collect::<Vec<_>>().join(" ")
}

/// What a score would be once it is kept: its worsening, or that it isn't judged; none where its instrument isn't.
pub fn score_preview_words(with: &PatientJudgement, (instrument, place): (&InstrumentId, usize)) -> Option<String> {
    let track = with.tracks.iter().find(|track| track.instrument == *instrument);
    track.map(|track| {
        let judged = track.judged.iter().find(|judged| judged.score as usize == place);
        let aside = track.set_aside.iter().find(|aside| aside.score as usize == place);
        match (judged, aside) {
            (Some(judged), _) => {
                say!("Against the baseline this is {worsening}.", worsening = worsening_words(judged.worsening))
            }
            (None, Some(aside)) => {
                say!("This score would be kept and not judged: {why}.", why = set_aside_words(aside.reason))
            }
            (None, None) => with.unrecorded_dose.map_or_else(
                || worded("This score would be part of the baseline.").to_owned(),
                |dose| {
                    let dose = dose.long();
                    say!("This score would be part of the baseline if the session planned for {dose}, of which nothing is recorded, was not given.", dose)
                },
            ),
        }
    })
}

/// By each instrument and in all where the patient stands without scores and with them.
pub fn state_preview_words(without: &PatientJudgement, with: &PatientJudgement, instruments: &InstrumentSet) -> String {
    let by_track = with.tracks.iter().filter(|_| with.tracks.len() > 1);
    let by_track = by_track.map(|track| by_track_words(without, with, track, instruments));
    let (before, after) = (stand_words(without.stand()), stand_words(with.stand()));
    let state = if without.stand() == with.stand() {
        say!("The patient’s state stays “{after}”.", after)
    } else {
        say!("The patient’s state changes from “{before}” to “{after}”.", before, after)
    };
    let leading = with.leading().filter(|_| with.tracks.len() > 1 && without.stand() != with.stand());
    let why = leading.map(|track| say!("It follows {name}.", name = name_of(track, instruments)));
    by_track.chain([state]).chain(why).collect::<Vec<_>>().join(" ")
}

/// Where a patient would stand by one of several instruments, beside where they stand by it now.
fn by_track_words(
    without: &PatientJudgement,
    with: &PatientJudgement,
    track: &TrackJudgement,
    instruments: &InstrumentSet,
) -> String {
    let name = name_of(track, instruments);
    let after = track_words(with, track);
    let was = without.tracks.iter().find(|was| was.instrument == track.instrument);
    match was.map(|was| track_words(without, was)) {
        None => say!("By {name}, which is new here: “{after}”.", name, after),
        Some(before) if before == after => say!("By {name} as before: “{after}”.", name, after),
        Some(before) => say!("By {name}: from “{before}” to “{after}”.", name, before, after),
    }
}

fn name_of(track: &TrackJudgement, instruments: &InstrumentSet) -> String {
    let instrument = instruments.get(track.instrument.as_str());
    instrument.map_or_else(|| track.instrument.to_string(), |instrument| instrument.short_name())
}
