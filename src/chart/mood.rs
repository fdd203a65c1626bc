//! The mood panel: PHQ-9 on its own axis, below memory.

use super::frame::{Sheet, ValueScale};
use super::gaps::{Gap, longest_without};
use super::panel::{self, Sample};
use super::{Anchor, Dash, Ink, Point, Rect, Shape, phrases, words};
use crate::record::sort_by_key;
use crate::record::{Chart, Instrument, InstrumentSet, Score};

/// The instrument that is shown beside memory.
pub(super) use crate::judge::PHQ_9;

/// The mood instrument and its scores by day, time and entry; none where there is no score.
pub(super) fn scores<'a>(chart: &'a Chart, instruments: &'a InstrumentSet) -> Option<(&'a Instrument, Vec<&'a Score>)> {
    let instrument = instruments.get(PHQ_9)?;
    let mut scores: Vec<&Score> = chart.scores.iter().filter(|s| s.instrument.as_str() == PHQ_9).collect();
    sort_by_key(&mut scores, |s| (s.day, s.time));
    (!scores.is_empty()).then_some((instrument, scores))
}

/// Says that mood is not known, where there is no score.
pub(super) fn draw_missing(sheet: &mut Sheet<'_>, top: f64) {
    let at = Point { x: 4.0, y: top + 9.0 };
    words::heading((&mut sheet.scene, &mut sheet.labels), at, ("PHQ-9", "no score, mood not known"), sheet.label_edge);
}

/// Draws the panel.
pub(super) fn draw(sheet: &mut Sheet<'_>, (instrument, scores): (&Instrument, &[&Score]), plot: Rect) {
    let scale = ValueScale::over(scores.iter().map(|s| s.value), (instrument.min, instrument.max), plot);
    panel::frame(sheet, instrument, &scale);
    let baseline = sheet.judgement.mood.baseline().map(|b| b.value);
    if let Some(baseline) = baseline {
        panel::level(sheet, &scale, baseline, (Ink::Baseline, 1.0, Dash::Solid));
    }
    let today = sheet.judgement.as_of;
    let samples: Vec<Sample> = scores.iter().map(|s| sample(sheet, s, instrument, &scale)).collect();
    let line: Vec<_> = samples.iter().filter(|s| s.day <= today).map(|s| (s.day, s.at)).collect();
    panel::line(sheet, &line, (Ink::Mood, 1.5), longest_without(sheet.judgement), plot);
    // Mood has no cadence of its own; that the latest is old has to be seen all the same.
    let last = line.last().map(|(day, _)| *day).filter(|day| today.days_since(*day) > longest_without(sheet.judgement));
    let gap = last.map(|from| Gap { from, to: today, open: true, holds_unjudged: false });
    if let Some(gap) = &gap {
        panel::bracket(sheet, gap, plot);
    }
    panel::dots(sheet, samples);
    if let Some(baseline) = baseline {
        let label = format!("baseline {}", phrases::mean(baseline, instrument));
        panel::level_label(sheet, &scale, baseline, (&label, Ink::Baseline, Dash::Solid));
    } else {
        let place = (Point { x: plot.left + 8.0, y: plot.top + 10.0 }, Anchor::Start);
        sheet.labels.place(&mut sheet.scene, [place], ("no baseline before the first session", Ink::Gap), plot);
    }
    if let Some(gap) = &gap {
        panel::gap_label(sheet, gap, plot);
    }
}

fn sample(sheet: &Sheet<'_>, score: &Score, instrument: &Instrument, scale: &ValueScale) -> Sample {
    let at = Point { x: sheet.time.x(score.day), y: scale.y(score.value) };
    let value = instrument.format_score(score.value);
    let day = score.day.format_long();
    let key = score.key;
    let place = sheet.chart.scores.iter().position(|s| s.key == key).and_then(|p| u32::try_from(p).ok());
    let baseline = sheet.judgement.mood.baseline();
    let in_baseline = place.is_some_and(|p| baseline.is_some_and(|b| b.scores.contains(&p)));
    let (dot, ink, words) = if score.day > sheet.judgement.as_of {
        ((Shape::Square, 3.0, false), Ink::Future, ", dated after today, not used".to_owned())
    } else if in_baseline {
        ((Shape::Square, 3.0, true), Ink::Baseline, ", part of the baseline".to_owned())
    } else {
        let change = baseline.map(|b| phrases::change(instrument.worsening(b.value, score.value)));
        ((Shape::Circle, 2.5, true), Ink::Mood, change.map_or_else(String::new, |c| format!(", {c}")))
    };
    Sample { day: score.day, at, key, dot, ink, text: format!("{day}: PHQ-9 {value}{words}") }
}
