//! A drawn record in words. They are made when it is read, not when it is drawn: ten thousand points would have ten thousand sentences.

use super::phrases;
use crate::chart::{Axis, decisions, interval};
use crate::judge::{PHQ_9, PatientJudgement};
use crate::record::{Chart, Instrument, InstrumentSet, Key, Score};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};
use crate::words::log::steps_words;

/// The session, score or decision of that key, such as `12 Mar 2026, 09:00: 42.3, worse by 7.7 points`.
pub fn tell(
    chart: &Chart,
    judgement: &PatientJudgement,
    instruments: &InstrumentSet,
    axis: Axis,
    key: Key,
) -> Option<String> {
    if let Some(session) = chart.session(key) {
        let words = phrases::session(session, judgement.as_of);
        return Some(format!("{}: {words}", phrases::when(session.day, session.time)));
    }
    if let Some((day, _, steps)) = decisions(chart).find(|(_, entry, _)| entry.key == key) {
        return Some(say!("{day}: decided: {steps}", day = day.long(), steps = steps_words(steps)));
    }
    let (place, score) = chart.scores.iter().enumerate().find(|(_, score)| score.key == key)?;
    let instrument = instruments.get(score.instrument.as_str())?;
    let words = match instrument.id.as_str() {
        PHQ_9 => mood(judgement, (place, score), instrument),
        _ => memory(judgement, (place, score), instrument),
    };
    let since = (axis == Axis::Overlaid).then(|| since(judgement, score)).flatten().unwrap_or_default();
    Some(format!("{}{since}: {words}", phrases::score_when(score)))
}

/// A memory score without its day: what the judge makes of it, and whose score it is where there are several instruments.
fn memory(judgement: &PatientJudgement, (place, score): (usize, &Score), instrument: &Instrument) -> String {
    let is_here = |at: u32| at as usize == place;
    let name = if judgement.tracks.len() > 1 { format!("{} ", instrument.shown_name()) } else { String::new() };
    let value = instrument.format_score(score.value.get());
    let Some(track) = judgement.tracks.iter().find(|t| t.instrument == instrument.id) else {
        return format!("{name}{value}, {}", worded(phrases::LATER));
    };
    if track.baseline.as_ref().is_some_and(|b| b.scores.iter().any(|at| is_here(*at))) {
        return say!("{name}{value}, part of the baseline", name, value);
    }
    let judged = track.judged.iter().find(|j| is_here(j.score)).map(|j| phrases::judged(j, instrument));
    let aside =
        || track.set_aside.iter().find(|s| is_here(s.score)).map(|s| phrases::unjudged(score, s.reason, instrument));
    format!("{name}{}", judged.or_else(aside).unwrap_or(value))
}

/// A mood score without its day; `place` is its place in the chart.
fn mood(judgement: &PatientJudgement, (place, score): (usize, &Score), instrument: &Instrument) -> String {
    let baseline = judgement.mood.baseline();
    let in_baseline = baseline.is_some_and(|b| b.scores.iter().any(|at| *at as usize == place));
    let words = if score.day > judgement.as_of {
        format!(", {}", worded(phrases::LATER))
    } else if in_baseline {
        worded(", part of the baseline").to_owned()
    } else {
        let change = baseline.map(|b| phrases::change(instrument.worsening(b.value, score.value.get())));
        change.map_or_else(String::new, |c| format!(", {c}"))
    };
    say!("PHQ-9 {score}{words}", score = instrument.format_score(score.value.get()), words)
}

/// How long after which session a score lies, in words.
fn since(judgement: &PatientJudgement, score: &Score) -> Option<String> {
    let session = interval(judgement, score)?;
    Some(say!(
        ", day {score} after the session of {session}",
        score = score.day.days_since(session),
        session = session.long()
    ))
}
