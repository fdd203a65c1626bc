//! What the shapes mean, only those that the picture holds.

use super::frame::Sheet;
use super::memory::unjudged_dot;
use super::words::{LINE, SIZE, width_of};
use super::{Anchor, Axis, Dash, Ink, Point, Rect, Shape};
use crate::judge::{PatientJudgement, SetAsideReason, Verdict};

#[derive(Clone, Copy)]
enum Sign {
    Dot((Shape, f64, bool), Ink),
    Shade(Ink, bool),
}

/// Width of a sign with the space before its words.
const SIGN: f64 = 16.0;

fn entries(judgement: &PatientJudgement, axis: Axis) -> Vec<(Sign, &'static str)> {
    let tracks = || judgement.tracks.iter();
    let verdict = |worse: bool| tracks().any(|t| t.judged.iter().any(|j| (j.verdict == Verdict::Worse) == worse));
    let aside = |of: fn(SetAsideReason) -> bool| tracks().any(|t| t.set_aside.iter().any(|s| of(s.reason)));
    let dot = |dot, ink| Sign::Dot(dot, ink);
    let unjudged = |reason| {
        let (dot, ink) = unjudged_dot(reason);
        Sign::Dot(dot, ink)
    };
    let by_days = axis != Axis::Overlaid;
    let open = by_days && tracks().any(|t| t.episode.is_some());
    let past = by_days && tracks().any(|t| !t.history.is_empty());
    let is_other = |r| {
        matches!(
            r,
            SetAsideReason::LaterScoreSameDay | SetAsideReason::BeforeLookback | SetAsideReason::OlderThanBaseline
        )
    };
    [
        (
            by_days && tracks().any(|t| t.baseline.is_some()),
            dot((Shape::Square, 3.0, true), Ink::Baseline),
            "baseline score",
        ),
        (verdict(true), dot((Shape::Diamond, 5.0, true), Ink::Worse), "counts as worse"),
        (verdict(false), dot((Shape::Circle, 3.0, true), Ink::Memory), "not worse"),
        (aside(|r| r == SetAsideReason::Acute), unjudged(SetAsideReason::Acute), "too soon after a session"),
        (
            by_days && aside(|r| r == SetAsideReason::NoBaseline),
            unjudged(SetAsideReason::NoBaseline),
            "no baseline to compare with",
        ),
        (by_days && aside(is_other), unjudged(SetAsideReason::OlderThanBaseline), "kept, not used"),
        (
            by_days && aside(|r| r == SetAsideReason::Future),
            unjudged(SetAsideReason::Future),
            "dated after today, not used",
        ),
        (open, Sign::Shade(Ink::Window, false), "window"),
        (open, Sign::Shade(Ink::Episode, true), "episode"),
        (past, Sign::Shade(Ink::PastEpisode, true), "past episode"),
    ]
    .into_iter()
    .filter_map(|(there, sign, words)| there.then_some((sign, words)))
    .collect()
}

/// Where each entry stands, from the legend's top left, and how many rows there are.
fn places(entries: &[(Sign, &'static str)], width: f64) -> (Vec<Point>, u32) {
    let (mut x, mut row) = (6.0, 0u32);
    let places = entries.iter().map(|(_, words)| {
        let room = SIGN + width_of(words, SIZE) + 10.0;
        if x + room > width && x > 6.0 {
            x = 6.0;
            row += 1;
        }
        let place = Point { x, y: f64::from(row) * LINE + LINE / 2.0 };
        x += room;
        place
    });
    let places: Vec<Point> = places.collect();
    let rows = if entries.is_empty() { 0 } else { row + 1 };
    (places, rows)
}

/// Its height at a width, in CSS pixels.
pub(super) fn height(judgement: &PatientJudgement, axis: Axis, width: f64) -> f64 {
    f64::from(places(&entries(judgement, axis), width).1) * LINE + 2.0
}

/// Draws it.
pub(super) fn draw(sheet: &mut Sheet<'_>, top: f64, axis: Axis) {
    let width = f64::from(sheet.scene.width);
    let entries = entries(sheet.judgement, axis);
    for ((sign, words), place) in entries.iter().zip(places(&entries, width).0) {
        let at = Point { x: place.x + 5.0, y: top + place.y };
        match *sign {
            Sign::Dot(dot, ink) => sheet.scene.dot(at, dot, ink),
            Sign::Shade(ink, is_episode) => {
                let box_ = Rect { left: at.x - 5.0, top: at.y - 5.0, right: at.x + 6.0, bottom: at.y + 5.0 };
                sheet.scene.band(box_, ink);
                let sides = (box_.left, box_.right);
                if is_episode {
                    sheet.scene.horizontal(sides, box_.bottom, Ink::Worse, 2.0, Dash::Solid);
                } else {
                    sheet.scene.horizontal(sides, box_.top, Ink::Memory, 1.0, Dash::Dashed);
                }
            }
        }
        sheet.scene.text(Point { x: place.x + SIGN, y: at.y }, *words, Ink::Muted, Anchor::Start);
    }
}
