//! The mood panel: PHQ-9 on its own axis, below memory.

use super::frame::{Sheet, ValueScale};
use super::gaps::{Gap, longest_without};
use super::labels::heading;
use super::panel;
use super::sample::Sample;
use super::{Anchor, Dash, Ink, Label, Point, Rect, Shape, lane, memory};
use crate::record::sort_by_key;
use crate::record::{Chart, Instrument, InstrumentSet, Key, Score};

/// The instrument that is shown beside memory.
pub(super) use crate::judge::PHQ_9;

/// Its name.
const MOOD: &str = "PHQ-9";

/// The mood instrument and its scores by day, time and entry; none where there is no score.
pub fn mood_scores<'a>(chart: &'a Chart, instruments: &'a InstrumentSet) -> Option<(&'a Instrument, Vec<&'a Score>)> {
    let instrument = instruments.get(PHQ_9)?;
    let mut scores: Vec<&Score> = chart.scores.iter().filter(|s| s.instrument.as_str() == PHQ_9).collect();
    sort_by_key(&mut scores, |s| (s.day, s.time));
    (!scores.is_empty()).then_some((instrument, scores))
}

/// Says that mood is not known, where there is no score.
pub(super) fn draw_missing(sheet: &mut Sheet<'_>, top: f64) {
    let at = Point { x: 4.0, y: top + 9.0 };
    let detail = (sheet.say)(&Label::NoMood);
    heading((&mut sheet.scene, &mut sheet.labels), at, (MOOD, &detail), sheet.label_edge);
}

/// Draws the panel.
pub(super) fn draw(sheet: &mut Sheet<'_>, (instrument, scores): (&Instrument, &[&Score]), plot: Rect) {
    let scale =
        ValueScale::over(scores.iter().map(|s| s.value.get()), (instrument.min.get(), instrument.max.get()), plot);
    panel::frame(sheet, instrument, &scale);
    let baseline = sheet.judgement.mood.baseline().map(|b| b.value);
    if let Some(baseline) = baseline {
        panel::level(sheet, &scale, baseline, (Ink::Baseline, 1.0, Dash::Solid));
    }
    let today = sheet.judgement.as_of;
    let in_baseline = baseline_keys(sheet);
    let samples: Vec<Sample> = scores.iter().map(|s| sample(sheet, s, &in_baseline, &scale)).collect();
    let line: Vec<_> = samples.iter().filter(|s| s.day <= today).map(|s| (s.day, s.at)).collect();
    panel::line(sheet, &line, (Ink::Mood, 1.5), longest_without(sheet.judgement), plot);
    // Mood has no cadence of its own; that the latest is old has to be seen all the same.
    let last = line.last().map(|(day, _)| *day).filter(|day| today.days_since(*day) > longest_without(sheet.judgement));
    let gap = last.map(|from| Gap { from, to: today, open: true, holds_unjudged: false });
    if let Some(gap) = &gap {
        panel::bracket(sheet, gap, plot);
    }
    panel::dots(sheet, samples, number(sheet));
    if let Some(baseline) = baseline {
        panel::level_label(
            sheet,
            &scale,
            baseline,
            (Label::Baseline(instrument, baseline), Ink::Baseline, Dash::Solid),
        );
    } else {
        let place = (Point { x: plot.left + 8.0, y: plot.top + 10.0 }, Anchor::Start);
        sheet.place([place], (Label::NoMoodBaseline, Ink::Gap), plot);
    }
    if let Some(gap) = &gap {
        panel::gap_label(sheet, gap, plot);
    }
}

/// The panel's number from the top: below the lane and all memory panels.
pub(super) fn number(sheet: &Sheet<'_>) -> usize {
    lane::PANEL + 1 + sheet.judgement.tracks.len()
}

/// The records that the baseline is made of.
fn baseline_keys(sheet: &Sheet<'_>) -> Vec<Key> {
    let places = sheet.judgement.mood.baseline().into_iter().flat_map(|b| &b.scores);
    places.filter_map(|place| sheet.chart.scores.get(*place as usize)).map(|score| score.key).collect()
}

fn sample(sheet: &Sheet<'_>, score: &Score, in_baseline: &[Key], scale: &ValueScale) -> Sample {
    let number = sheet.time.number(score.day);
    let at = Point { x: sheet.time.x_of(number), y: scale.y(score.value.get()) };
    let (dot, ink) = if score.day > sheet.judgement.as_of {
        ((Shape::Square, 3.0, false), Ink::Future)
    } else if in_baseline.contains(&score.key) {
        memory::BASELINE_DOT
    } else {
        ((Shape::Circle, 2.5, true), Ink::Mood)
    };
    Sample { day: score.day, number, time: score.time, at, key: score.key, dot, ink }
}
