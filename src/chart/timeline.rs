//! The patient's picture: session lane, a panel for each memory track, mood, over one time axis.

use super::axes::{finish, no_memory, time_axis, today, upright};
use super::frame::{Sheet, TimeScale};
use super::labels::Labels;
use super::layout::{HEADING, edges, plots};
use super::ticks::{calendar_ticks, day_ticks};
use super::{Axis, Dash, Ink, Label, Say, Scene, View, day_zero, decision, lane, legend, memory, mood, overlaid};
use crate::judge::PatientJudgement;
use crate::record::{Chart, InstrumentSet};

/// Draws a chart as it was judged: sessions, memory and mood over one axis that is linear in time. Nothing that the chart holds in the
/// view's range is left out, except instruments that are neither memory nor PHQ-9.
pub fn timeline(
    chart: &Chart,
    judgement: &PatientJudgement,
    instruments: &InstrumentSet,
    view: &View,
    say: Say,
) -> Scene {
    if view.axis == Axis::Overlaid && !judgement.sessions.is_empty() {
        return overlaid::overlaid(chart, judgement, instruments, view, say);
    }
    let (left, right, label_edge) = edges(view.width);
    let zero = day_zero(judgement).filter(|_| view.axis == Axis::SinceSession);
    let origin = zero.unwrap_or(view.from);
    let (first, last) = (view.from.days_since(origin), view.to.max(view.from).days_since(origin));
    let time = TimeScale { origin, first, last, left, right };
    let mut sheet = Sheet {
        scene: Scene::new(view.width, view.height),
        labels: Labels::default(),
        time,
        chart,
        judgement,
        say,
        label_edge,
    };
    let mood = mood::mood_scores(chart, instruments);
    let plots = plots(view, (chart, judgement), say, mood.is_some(), (left, right));
    let ticks = if zero.is_some() { day_ticks(&time) } else { calendar_ticks(&time) };
    time_axis(&mut sheet, &ticks, &plots, zero.map(Label::DaysSince));
    if let Some(day) = zero.filter(|day| time.shows(*day)) {
        upright(&mut sheet, time.x(day), &plots, (Ink::Text, Dash::Solid));
    }
    lane::draw(&mut sheet, 0.0);
    today(&mut sheet, &plots, lane::HEIGHT - 18.0);
    decision::draw(&mut sheet, &plots, lane::HEIGHT - 18.0);
    for ((track, plot), number) in judgement.tracks.iter().zip(&plots.memory).zip(lane::PANEL + 1..) {
        if let Some(instrument) = instruments.get(track.instrument.as_str()) {
            memory::draw(&mut sheet, (track, number), instrument, *plot);
        }
    }
    if judgement.tracks.is_empty() {
        no_memory(&mut sheet, instruments, &plots);
    }
    match mood {
        Some((instrument, scores)) => mood::draw(&mut sheet, (instrument, &scores), plots.mood),
        None => mood::draw_missing(&mut sheet, plots.mood.top - HEADING),
    }
    legend::draw(&mut sheet, plots.legend, view.axis);
    finish(sheet)
}
