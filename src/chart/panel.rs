//! What every panel of scores has: its axis, its horizontal lines with their words, its line of scores.

use super::frame::{Sheet, ValueScale, thin};
use super::gaps::Gap;
use super::labels::{DETAIL_GAP, LINE, fit_bold, heading, width_of};
use super::sample::Sample;
use super::scene::SIZE;
use super::ticks::value_ticks;
use super::{Anchor, Dash, Ink, Label, Point, Rect, Spot, crowd};
use crate::record::{Day, Instrument, format_points};

/// Draws heading, grid and values of a panel.
pub(super) fn frame(sheet: &mut Sheet<'_>, instrument: &Instrument, scale: &ValueScale) {
    let plot = scale.plot;
    let at = Point { x: 4.0, y: plot.top - if is_narrow(sheet, plot) { 24.0 } else { 9.0 } };
    // Where there is little room the name gives way: without its direction a scale is read the wrong way round.
    let direction = (sheet.say)(&Label::Direction(instrument));
    let name = fit_bold(&instrument.name, sheet.label_edge - at.x - DETAIL_GAP - width_of(&direction, SIZE));
    heading((&mut sheet.scene, &mut sheet.labels), at, (&name, &direction), sheet.label_edge);
    for value in value_ticks(scale.low, scale.high, (plot.height() / 26.0).max(2.0)) {
        let y = scale.y(value);
        sheet.scene.horizontal((plot.left, plot.right), y, Ink::Grid, 1.0, Dash::Solid);
        sheet.scene.text(Point { x: plot.left - 6.0, y }, format_points(value), Ink::Muted, Anchor::End);
    }
    sheet.scene.vertical(plot.left, (plot.top, plot.bottom), Ink::Axis, 1.0, Dash::Solid);
}

/// Draws a horizontal line over the whole plot.
pub(super) fn level(sheet: &mut Sheet<'_>, scale: &ValueScale, value: f64, (ink, width, dash): (Ink, f64, Dash)) {
    sheet.scene.horizontal((scale.plot.left, scale.plot.right), scale.y(value), ink, width, dash);
}

/// Writes what a horizontal line is: beside the plot where there is room, else in a row above it, with a sample of the line.
pub(super) fn level_label(
    sheet: &mut Sheet<'_>,
    scale: &ValueScale,
    value: f64,
    (label, ink, dash): (Label<'_>, Ink, Dash),
) {
    let text = &(sheet.say)(&label);
    let (plot, y) = (scale.plot, scale.y(value));
    let within = Rect { left: plot.left, top: plot.top - 4.0, right: sheet.label_edge, bottom: plot.bottom + 4.0 };
    let at = |x: f64, dy: f64, anchor: Anchor| (Point { x, y: y + dy }, anchor);
    if !is_narrow(sheet, plot) {
        let beside = [0.0, LINE / 2.0, -LINE / 2.0, LINE, -LINE].map(|dy| at(plot.right + 5.0, dy, Anchor::Start));
        sheet.labels.place(&mut sheet.scene, beside, (text, ink), within);
        return;
    }
    let y = plot.top - 9.0;
    let row = Rect { left: 0.0, top: plot.top - 18.0, right: sheet.label_edge, bottom: plot.top };
    let places = (0..).map(|step| 20.0 + 4.0 * f64::from(step)).take_while(|x| *x < plot.right);
    let places = places.map(|x| (Point { x, y }, Anchor::Start));
    if let Some(at) = sheet.labels.place(&mut sheet.scene, places, (text, ink), row) {
        // The sample of the line stands before its words, and the next one's after them.
        sheet.scene.horizontal((at.x - 16.0, at.x - 3.0), y, ink, 1.0, dash);
        let right = at.x + width_of(text, SIZE) + 24.0;
        sheet.labels.keep_free(Rect { left: at.x - 16.0, right, ..row });
    }
}

/// Whether words about lines stand in a row of their own, because beside the plot there is no room.
fn is_narrow(sheet: &Sheet<'_>, plot: Rect) -> bool {
    sheet.label_edge <= plot.right
}

/// Draws the line through samples, oldest first: broken into dots where they lie more than `longest` days apart. A sample outside
/// the view still pulls the line, which ends at the plot's edge.
pub(super) fn line(
    sheet: &mut Sheet<'_>,
    samples: &[(Day, Point)],
    (ink, width): (Ink, f64),
    longest: i32,
    plot: Rect,
) {
    let mut run: Vec<Point> = Vec::new();
    let mut previous: Option<(Day, Point)> = None;
    for (day, at) in samples {
        if let Some((before, from)) = previous
            && day.days_since(before) > longest
        {
            flush(sheet, &mut run, (ink, width), plot);
            if let Some((a, b)) = clip(from, *at, plot) {
                sheet.scene.line(vec![a, b], Ink::Gap, 1.0, Dash::Dotted);
            }
        }
        run.push(*at);
        previous = Some((*day, *at));
    }
    flush(sheet, &mut run, (ink, width), plot);
}

/// Draws a run of points as one path, cut at the plot's edges.
fn flush(sheet: &mut Sheet<'_>, run: &mut Vec<Point>, (ink, width): (Ink, f64), plot: Rect) {
    let points = std::mem::take(run);
    let drawn: Vec<Point> = thin(&points).into_iter().filter_map(|at| points.get(at).copied()).collect();
    let mut path: Vec<Point> = Vec::new();
    for (from, to) in drawn.iter().zip(drawn.iter().skip(1)) {
        let Some((a, b)) = clip(*from, *to, plot) else { continue };
        if path.is_empty() {
            path.push(a);
        }
        path.push(b);
        if drawn.len() <= crowd::FEW {
            sheet.labels.keep_off_line(a, b);
        }
    }
    sheet.scene.line(path, ink, width, Dash::Solid);
}

/// The part of a line that lies between the plot's left and right edge.
fn clip(from: Point, to: Point, plot: Rect) -> Option<(Point, Point)> {
    if to.x < plot.left || from.x > plot.right {
        return None;
    }
    let at = |x: f64| {
        let share = if to.x > from.x { (x - from.x) / (to.x - from.x) } else { 0.0 };
        Point { x, y: from.y + (to.y - from.y) * share }
    };
    let start = if from.x < plot.left { at(plot.left) } else { from };
    let end = if to.x > plot.right { at(plot.right) } else { to };
    Some((start, end))
}

/// Draws samples as dots and makes each of them reachable, also where the marks of some stand for many.
pub(super) fn dots(sheet: &mut Sheet<'_>, mut samples: Vec<Sample>, panel: usize) {
    samples.retain(|sample| sheet.time.shows_number(sample.number));
    let is_crowded = samples.len() > crowd::FEW;
    for (look, alike) in crowd::by_look(&samples) {
        let (dot, ink) = look;
        if is_crowded {
            for sample in crowd::standing(look, &alike) {
                sheet.scene.dot(sample.at, crowd::small(dot), ink);
            }
            continue;
        }
        for sample in alike {
            sheet.scene.dot(sample.at, dot, ink);
            sheet.labels.keep_off(sample.at, dot.1);
        }
    }
    let spot = |Sample { at, key, number, time, .. }: Sample| Spot { x: at.x, y: at.y, key, day: number, panel, time };
    sheet.scene.spots.extend(samples.into_iter().map(spot));
}

/// The foot of a gap: a bracket from the score before it to the one after it, or today.
pub(super) fn bracket(sheet: &mut Sheet<'_>, gap: &Gap, plot: Rect) {
    let Some((left, right)) = sheet.time.span(gap.from, gap.to) else { return };
    let y = plot.bottom - 7.0;
    sheet.scene.horizontal((left + 2.0, right - 2.0), y, Ink::Gap, 1.0, Dash::Dotted);
    for x in [left + 2.0, right - 2.0] {
        sheet.scene.vertical(x, (y - 3.0, y + 3.0), Ink::Gap, 1.0, Dash::Solid);
    }
}

/// Writes how long a gap lasts: in few words where there is little room.
pub(super) fn gap_label(sheet: &mut Sheet<'_>, gap: &Gap, plot: Rect) {
    let Some((left, right)) = sheet.time.span(gap.from, gap.to) else { return };
    let within =
        if gap.open { Rect { right, ..plot } } else { Rect { left: left - 12.0, right: right + 12.0, ..plot } };
    let places = (0..4).map(|row| plot.bottom - 18.0 - 14.0 * f64::from(row)).flat_map(|y| {
        let middle = Point { x: (left + right) / 2.0, y };
        [(middle, Anchor::Middle), (Point { x: right - 4.0, y }, Anchor::End)]
    });
    if sheet.place(places.clone(), (Label::Gap(gap), Ink::Gap), within).is_none() {
        sheet.place(places, (Label::ShortGap(gap), Ink::Gap), within);
    }
}
