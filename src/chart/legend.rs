//! What the shapes mean, only those that the picture holds.

use super::frame::Sheet;
use super::labels::{LINE, width_of};
use super::lane::MISSED_DOT;
use super::memory::{BASELINE_DOT, episode_dash, unjudged_dot};
use super::scene::Look;
use super::scene::SIZE;
use super::{Anchor, Axis, Dash, Ink, Label, Legend, Mark, Point, Rect, Say, Shape};
use crate::judge::{PatientJudgement, SetAsideReason, Verdict};
use crate::record::{Chart, Day, SessionStatus};

/// What stands before the words of an entry.
#[derive(Clone, Copy)]
enum Sign {
    Dot(Look),
    /// A planned session's bar.
    Bar,
    /// The window's shade with its edges.
    Window,
    /// An episode's shade with the line under it.
    Episode(Ink),
}

impl Sign {
    /// Its width, in CSS pixels. Shades need the width of a whole dash of their edge and the space after it.
    const fn width(self) -> f64 {
        match self {
            Self::Dot(_) | Self::Bar => 10.0,
            Self::Window | Self::Episode(_) => 22.0,
        }
    }
}

/// Room between a sign and its words.
const SPACE: f64 = 6.0;

fn entries(chart: &Chart, judgement: &PatientJudgement, say: Say, axis: Axis) -> Vec<(Sign, String)> {
    let tracks = || judgement.tracks.iter();
    let verdict = |worse: bool| tracks().any(|t| t.judged.iter().any(|j| (j.verdict == Verdict::Worse) == worse));
    let aside = |of: fn(SetAsideReason) -> bool| tracks().any(|t| t.set_aside.iter().any(|s| of(s.reason)));
    let dot = |dot, ink| Sign::Dot((dot, ink));
    let unjudged = |reason| Sign::Dot(unjudged_dot(reason));
    let by_days = axis != Axis::Overlaid;
    let open = tracks().any(|t| t.episode.is_some());
    let past = by_days && tracks().any(|t| !t.history.is_empty());
    let session = |status| by_days && chart.sessions.iter().any(|s| s.status == status);
    let later = chart.scores.iter().map(|s| s.day).chain(given(chart)).any(|day| day > judgement.as_of);
    let is_other = |r| {
        matches!(
            r,
            SetAsideReason::LaterScoreSameDay | SetAsideReason::BeforeLookback | SetAsideReason::OlderThanBaseline
        )
    };
    [
        (session(SessionStatus::Planned), Sign::Bar, Legend::PlannedSession),
        (session(SessionStatus::Missed), Sign::Dot(MISSED_DOT), Legend::MissedSession),
        (by_days && tracks().any(|t| t.baseline.is_some()), Sign::Dot(BASELINE_DOT), Legend::BaselineScore),
        (verdict(true), dot((Shape::Diamond, 5.0, true), Ink::Worse), Legend::Worse),
        (verdict(false), dot((Shape::Circle, 3.0, true), Ink::Memory), Legend::NotWorse),
        (aside(|r| r == SetAsideReason::Acute), unjudged(SetAsideReason::Acute), Legend::TooSoon),
        (
            by_days && aside(|r| r == SetAsideReason::NoBaseline),
            unjudged(SetAsideReason::NoBaseline),
            Legend::NoBaseline,
        ),
        (by_days && aside(is_other), unjudged(SetAsideReason::OlderThanBaseline), Legend::NotUsed),
        (by_days && later, unjudged(SetAsideReason::Future), Legend::AfterToday),
        (!by_days && !judgement.tracks.is_empty() || open, Sign::Window, Legend::Window),
        (by_days && open, Sign::Episode(Ink::Episode), Legend::OpenEpisode),
        (past, Sign::Episode(Ink::PastEpisode), Legend::PastEpisode),
    ]
    .into_iter()
    .filter(|(there, ..)| *there)
    .map(|(_, sign, entry)| (sign, say(&Label::Legend(entry))))
    .collect()
}

/// The days of the given sessions.
fn given(chart: &Chart) -> impl Iterator<Item = Day> {
    chart.sessions.iter().filter(|s| s.status == SessionStatus::Given).map(|s| s.day)
}

/// Where each entry stands, from the legend's top left, and how many rows there are.
fn places(entries: &[(Sign, String)], width: f64) -> (Vec<Point>, u32) {
    let (mut x, mut row) = (6.0, 0u32);
    let places = entries.iter().map(|(sign, words)| {
        let needed = sign.width() + SPACE + width_of(words, SIZE) + 10.0;
        if x + needed > width && x > 6.0 {
            x = 6.0;
            row += 1;
        }
        let place = Point { x, y: f64::from(row) * LINE + LINE / 2.0 };
        x += needed;
        place
    });
    let places: Vec<Point> = places.collect();
    let rows = if entries.is_empty() { 0 } else { row + 1 };
    (places, rows)
}

/// Its height at a width, in CSS pixels.
pub(super) fn height(chart: &Chart, judgement: &PatientJudgement, say: Say, axis: Axis, width: f64) -> f64 {
    f64::from(places(&entries(chart, judgement, say, axis), width).1) * LINE + 2.0
}

/// Draws it.
pub(super) fn draw(sheet: &mut Sheet<'_>, top: f64, axis: Axis) {
    let width = f64::from(sheet.scene.width);
    let entries = entries(sheet.chart, sheet.judgement, sheet.say, axis);
    for ((sign, words), place) in entries.iter().zip(places(&entries, width).0) {
        let (left, right, y) = (place.x, place.x + sign.width(), top + place.y);
        let middle = (left + right) / 2.0;
        let shade = Rect { left, top: y - 5.0, right, bottom: y + 5.0 };
        match *sign {
            Sign::Dot((dot, ink)) => sheet.scene.dot(Point { x: middle, y }, dot, ink),
            Sign::Bar => {
                let at = Rect { left: middle - 4.0, right: middle + 4.0, ..shade };
                sheet.scene.marks.push(Mark::Frame { at, ink: Ink::Planned, dash: Dash::Dotted });
            }
            Sign::Window => {
                sheet.scene.band(shade, Ink::Window);
                sheet.scene.horizontal((left, right), shade.top, Ink::Memory, 2.0, Dash::Dashed);
                sheet.scene.vertical(right, (shade.top, shade.bottom), Ink::Memory, 1.0, Dash::Solid);
            }
            Sign::Episode(ink) => {
                sheet.scene.band(shade, ink);
                sheet.scene.horizontal((left, right), shade.bottom, Ink::Worse, 3.0, episode_dash(ink));
            }
        }
        sheet.scene.text(Point { x: right + SPACE, y }, words, Ink::Muted, Anchor::Start);
    }
}
