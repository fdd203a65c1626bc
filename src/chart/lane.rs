//! The session lane: what was given, planned and missed, on the same time axis as the scores.

use super::frame::Sheet;
use super::scene::Look;
use super::{Anchor, Dash, Ink, Label, Point, Rect, Shape, Spot};
use crate::record::{Day, Number, Route, Session, SessionStatus, format_points};
use std::collections::BTreeMap;

/// The lane's number among the parts of the picture, from the top.
pub(super) const PANEL: usize = 0;

/// Height of the lane with its heading, in CSS pixels.
pub(super) const HEIGHT: f64 = 82.0;

/// Height of the tallest bar.
const TALLEST: f64 = 28.0;

/// How a missed session is drawn.
pub(super) const MISSED_DOT: Look = ((Shape::Cross, 4.0, true), Ink::Missed);

/// Draws the lane with its foot at `foot`.
pub(super) fn draw(sheet: &mut Sheet<'_>, top: f64) {
    let base = top + HEIGHT - 18.0;
    let (left, right) = (sheet.time.left, sheet.time.right);
    sheet.heading(Point { x: 4.0, y: top + 8.0 }, Label::Sessions, Label::Doses, right);
    sheet.scene.horizontal((left, right), base, Ink::Axis, 1.0, Dash::Solid);

    let mut days: BTreeMap<Day, Vec<&Session>> = BTreeMap::new();
    for session in sheet.chart.sessions.iter().filter(|s| sheet.time.shows(s.day)) {
        days.entry(session.day).or_default().push(session);
    }
    if days.is_empty() {
        let label = if sheet.chart.sessions.is_empty() { Label::NoSession } else { Label::NoSessionInRange };
        sheet.scene.text(Point { x: left + 6.0, y: base - 12.0 }, (sheet.say)(&label), Ink::Muted, Anchor::Start);
        return;
    }
    let closest = days.keys().zip(days.keys().skip(1)).map(|(a, b)| b.days_since(*a)).min().unwrap_or(7);
    let width = (sheet.time.day_width() * f64::from(closest) - 1.0).clamp(1.0, 12.0);
    let within = Rect { left: 0.0, top, right: sheet.label_edge, bottom: base + 17.0 };
    let mut last_route = None;
    let mut marked = Doses { largest: largest(sheet), written: BTreeMap::new() };
    for (day, sessions) in &days {
        let each = (width / sessions.len() as f64).max(1.0);
        let start = sheet.time.x(*day) - each * sessions.len() as f64 / 2.0;
        for (at, session) in sessions.iter().enumerate() {
            let left = start + each * at as f64;
            bar(sheet, session, Rect { left, top, right: left + each, bottom: base }, &mut marked);
        }
        let mut routes: Vec<Route> = sessions.iter().map(|s| s.route).collect();
        routes.dedup();
        let letters = routes.iter().map(|route| (sheet.say)(&Label::Route(*route)));
        let text = letters.collect::<Vec<_>>().join("+");
        let at = Point { x: sheet.time.x(*day), y: base + 10.0 };
        // In a tight row only a change of route needs its letters.
        let placed = sheet.labels.place(&mut sheet.scene, [(at, Anchor::Middle)], (&text, Ink::Muted), within);
        if placed.is_none() && routes.first() != last_route.as_ref() {
            let at = Point { x: at.x, y: base - TALLEST - 7.0 };
            sheet.labels.place(&mut sheet.scene, [(at, Anchor::Middle)], (&text, Ink::Muted), within);
        }
        last_route = routes.last().copied();
    }
}

/// Doses in mg by route: the largest of the chart, which the bars compare with, and the one last written above a bar.
struct Doses {
    largest: BTreeMap<Route, f64>,
    written: BTreeMap<Route, f64>,
}

/// The largest dose of each route in the chart, in mg.
fn largest(sheet: &Sheet<'_>) -> BTreeMap<Route, f64> {
    let mut largest = BTreeMap::new();
    for (route, mg) in sheet.chart.sessions.iter().filter_map(|s| Some((s.route, s.dose_mg?.get()))) {
        let so_far = largest.entry(route).or_insert(0.0);
        *so_far = f64::max(*so_far, mg);
    }
    largest
}

/// One dose: `slot` is as wide as the bar may be and stands on the lane's foot. Its mg are written where they differ from those
/// last written for the route.
fn bar(sheet: &mut Sheet<'_>, session: &Session, slot: Rect, doses: &mut Doses) {
    let largest = doses.largest.get(&session.route).copied().unwrap_or(0.0);
    let share = session.dose_mg.filter(|_| largest > 0.0).map_or(0.35, |mg| (mg.get() / largest).clamp(0.12, 1.0));
    let at = Rect { top: slot.bottom - TALLEST * share, ..slot };
    let middle = Point { x: (at.left + at.right) / 2.0, y: at.top };
    let after_today = session.day > sheet.judgement.as_of;
    let ink = Ink::Route(session.route);
    match session.status {
        SessionStatus::Given if after_today => {
            // The sign that a score after today has, too; a planned session is a dotted bar.
            let at = Point { x: middle.x, y: slot.bottom - 9.0 };
            sheet.scene.dot(at, (Shape::Square, 3.0, false), Ink::Future);
        }
        SessionStatus::Given => {
            sheet.scene.band(
                Rect { right: at.right.max(at.left + 1.0) - if slot.width() > 5.0 { 1.0 } else { 0.0 }, ..at },
                ink,
            );
            if session.dose_mg.is_none() {
                let label = (sheet.say)(&Label::UnknownDose);
                sheet.scene.text(Point { x: middle.x, y: at.top - 7.0 }, label, Ink::Muted, Anchor::Middle);
            }
        }
        SessionStatus::Planned => {
            sheet.scene.marks.push(super::Mark::Frame { at, ink: Ink::Planned, dash: Dash::Dotted });
        }
        SessionStatus::Missed => {
            let at = Point { x: middle.x, y: slot.bottom - 9.0 };
            sheet.scene.dot(at, MISSED_DOT.0, MISSED_DOT.1);
        }
    }
    let is_new = |mg: &f64| session.status != SessionStatus::Missed && doses.written.get(&session.route) != Some(mg);
    if let Some(mg) = session.dose_mg.map(Number::get).filter(is_new) {
        let within = Rect { left: sheet.time.left, top: slot.top + 15.0, right: sheet.label_edge, bottom: slot.bottom };
        let place = (Point { x: middle.x, y: at.top - 7.0 }, Anchor::Middle);
        let text = format_points(mg);
        if sheet.labels.place(&mut sheet.scene, [place], (&text, Ink::Muted), within).is_some() {
            doses.written.insert(session.route, mg);
        }
    }
    let y = (at.top + at.bottom) / 2.0;
    let day = sheet.time.number(session.day);
    sheet.scene.spots.push(Spot { x: middle.x, y, key: session.key, day, panel: PANEL, time: session.time });
}
