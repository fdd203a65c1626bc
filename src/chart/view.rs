//! Which part of a chart to draw, on which axis, how large.

use crate::judge::PatientJudgement;
use crate::record::{Chart, Day};

/// What the horizontal axis counts. It is linear in time always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Axis {
    /// Calendar days.
    #[default]
    Calendar,
    /// Days since the session that the open episode's clock starts at, or else the course's first session.
    SinceSession,
    /// Days since the latest session before each score: all intervals between sessions over each other.
    Overlaid,
}

/// What to draw. The whole scene is made for this size, and what draws it may stretch it as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// First day that is shown.
    pub from: Day,
    /// Last day that is shown.
    pub to: Day,
    /// What the horizontal axis counts.
    pub axis: Axis,
    /// CSS pixels before [`stretch`]; works from 340 on.
    pub width: u32,
    /// The same; see [`super::preferred_height`].
    pub height: u32,
}

/// The width from which a picture is readable, in its own units.
const READABLE_FROM: f64 = 340.0;

/// How many CSS pixels one of the picture's units takes where the page's letters are so many times the usual size: its letters grow with
/// them as far as its place leaves it readable.
pub fn stretch(width: u32, letters: f64) -> f64 {
    letters.min(f64::from(width) / READABLE_FROM).max(1.0)
}

/// From the first to the last thing that the chart holds, today and the end of an open episode's window included, with a little
/// room on both sides.
pub fn full_range(chart: &Chart, judgement: &PatientJudgement) -> (Day, Day) {
    let records = chart.sessions.iter().map(|s| s.day).chain(chart.scores.iter().map(|s| s.day));
    let windows = judgement.tracks.iter().filter_map(|t| t.episode.as_ref()).map(|e| e.window_ends(&judgement.policy));
    let (from, to) =
        records.chain(windows).fold((judgement.as_of, judgement.as_of), |(from, to), day| (from.min(day), to.max(day)));
    let margin = (to.days_since(from) / 50).max(3);
    (from.plus(-margin), to.plus(margin))
}

/// The day that [`Axis::SinceSession`] counts from: the session that the most pressing open episode's clock starts at, or else
/// the course's first session; none before any session.
pub fn day_zero(judgement: &PatientJudgement) -> Option<Day> {
    let episode = judgement.leading().and_then(|t| t.episode.as_ref());
    episode.and_then(|e| e.index_session).or(judgement.sessions.first().map(|s| s.day))
}
