//! What runs through all panels of a picture: the time axis with its ticks, and the line of today.

use super::frame::Sheet;
use super::labels::LINE;
use super::layout::{AXIS, Plots};
use super::ticks::{Tick, TickLabel};
use super::{Anchor, Dash, Ink, Label, Mark, Point, Rect, Scene, Spot, lane};
use crate::record::{InstrumentSet, Role, sort_by};

/// Puts the spots in the order in which a person walks through them: by day, on one day from the top part to the last one, there in
/// order of time. One without a clock time comes first, as it does where it is judged.
pub(super) fn finish(sheet: Sheet<'_>) -> Scene {
    let mut scene = sheet.scene;
    let order = |a: &Spot, b: &Spot| (a.day, a.panel, a.time).cmp(&(b.day, b.panel, b.time)).then(a.x.total_cmp(&b.x));
    sort_by(&mut scene.spots, order);
    scene
}

/// Says in the panel's place that there is no memory score.
pub(super) fn no_memory(sheet: &mut Sheet<'_>, instruments: &InstrumentSet, plots: &Plots) {
    let Some(plot) = plots.memory.first() else { return };
    let at = Point { x: 4.0, y: plot.top - 9.0 };
    let is_memory = |id: &str| instruments.get(id).is_some_and(|i| i.role == Role::Memory);
    let later = sheet.chart.scores.iter().filter(|s| is_memory(s.instrument.as_str())).count();
    sheet.heading(at, Label::Memory, Label::NoScore { later }, sheet.label_edge);
    sheet.scene.marks.push(Mark::Frame { at: *plot, ink: Ink::Gap, dash: Dash::Dotted });
}

/// Draws the time axis under the last panel and its ticks through all.
pub(super) fn time_axis(sheet: &mut Sheet<'_>, ticks: &[Tick], plots: &Plots, title: Option<Label<'_>>) {
    let foot = plots.mood.bottom + 4.0;
    let within = Rect { left: 0.0, top: foot, right: f64::from(sheet.scene.width), bottom: foot + AXIS };
    for tick in ticks {
        let x = sheet.time.x_of(tick.number);
        upright(sheet, x, plots, (Ink::Grid, Dash::Solid));
        sheet.scene.vertical(x, (foot, foot + 4.0), Ink::Axis, 1.0, Dash::Solid);
        let at = (Point { x, y: foot + 11.0 }, Anchor::Middle);
        let label = match tick.label {
            TickLabel::Number(number) => number.to_string(),
            TickLabel::Day(day) => (sheet.say)(&Label::Day(day)),
            TickLabel::Month(day) => (sheet.say)(&Label::Month(day)),
        };
        sheet.labels.place(&mut sheet.scene, [at], (&label, Ink::Muted), within);
        if let Some(year) = tick.year {
            let at = (Point { x, y: foot + 11.0 + LINE }, Anchor::Middle);
            sheet.labels.place(&mut sheet.scene, [at], (&year.to_string(), Ink::Muted), within);
        }
    }
    sheet.scene.horizontal((sheet.time.left, sheet.time.right), foot, Ink::Axis, 1.0, Dash::Solid);
    if let Some(title) = title {
        let at = (Point { x: sheet.time.left, y: foot + 11.0 + LINE }, Anchor::Start);
        sheet.place([at], (title, Ink::Muted), within);
    }
}

/// Draws a line through all plots, and not through the words between them.
pub(super) fn upright(sheet: &mut Sheet<'_>, x: f64, plots: &Plots, (ink, dash): (Ink, Dash)) {
    for plot in &plots.all {
        sheet.scene.vertical(x, (plot.top, plot.bottom), ink, 1.0, dash);
        if ink != Ink::Grid {
            sheet.labels.keep_off_line(Point { x, y: plot.top }, Point { x, y: plot.bottom });
        }
    }
}

/// Draws the line of today through all panels, and above them down to `foot`.
pub(super) fn today(sheet: &mut Sheet<'_>, plots: &Plots, foot: f64) {
    let today = sheet.judgement.as_of;
    if !sheet.time.shows(today) {
        return;
    }
    let x = sheet.time.x(today);
    sheet.scene.vertical(x, (16.0, foot), Ink::Today, 1.0, Dash::Dashed);
    upright(sheet, x, plots, (Ink::Today, Dash::Dashed));
    let within = Rect { left: 0.0, top: 0.0, right: f64::from(sheet.scene.width), bottom: lane::HEIGHT };
    let places = [Anchor::Middle, Anchor::End, Anchor::Start].map(|anchor| (Point { x, y: 8.0 }, anchor));
    sheet.place(places, (Label::Today, Ink::Text), within);
}
