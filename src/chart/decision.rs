//! Decisions on the timeline: a line through all panels on the day something was decided.

use super::axes::upright;
use super::frame::Sheet;
use super::layout::Plots;
use super::{Anchor, Dash, Ink, Label, Point, Rect, Spot, lane};
use crate::record::{Act, Chart, Day, Entry, Step, in_force, made_on};

/// The decisions that count, in order of entry, each with its day: a corrected one keeps it.
pub fn decisions(chart: &Chart) -> impl Iterator<Item = (Day, &Entry, &[Step])> {
    in_force(&chart.log).filter_map(|entry| match &entry.act {
        Act::Decided { steps, .. } => Some((made_on(&chart.log, entry), entry, steps.as_slice())),
        _ => None,
    })
}

/// Draws a line on the day of every decision, from the lane's heading down through all panels.
pub(super) fn draw(sheet: &mut Sheet<'_>, plots: &Plots, foot: f64) {
    let within = Rect { left: 0.0, top: 0.0, right: f64::from(sheet.scene.width), bottom: lane::HEIGHT };
    let (chart, time) = (sheet.chart, sheet.time);
    for (day, entry, _) in decisions(chart).filter(|(day, ..)| time.shows(*day)) {
        let x = time.x(day);
        sheet.scene.vertical(x, (16.0, foot), Ink::Text, 1.0, Dash::Dotted);
        upright(sheet, x, plots, (Ink::Text, Dash::Dotted));
        let places = [Anchor::Middle, Anchor::End, Anchor::Start].map(|anchor| (Point { x, y: 20.0 }, anchor));
        // Where the word has no room, the line stays, and the point under it says what was decided.
        sheet.place(places, (Label::Decided, Ink::Text), within);
        sheet.scene.spots.push(Spot {
            x,
            y: 20.0,
            key: entry.key,
            day: time.number(day),
            panel: lane::PANEL,
            time: None,
        });
    }
}
