//! What stands in the picture besides figures and names, typed: whoever wants a picture hands in who says it.

use super::gaps::Gap;
use crate::record::{Day, Instrument, Route};

/// Says a label.
pub type Say = fn(&Label<'_>) -> String;

/// What stands at a place of the picture.
#[derive(Clone, Copy, Debug)]
pub enum Label<'a> {
    /// The heading of the session lane.
    Sessions,
    /// What its bars and figures mean.
    Doses,
    /// No session at all.
    NoSession,
    /// No session in the range that is shown.
    NoSessionInRange,
    /// The letters under a dose's bar.
    Route(Route),
    /// A dose of unknown amount.
    UnknownDose,
    /// At the line of today.
    Today,
    /// At the line of a decision.
    Decided,
    /// Under an axis that counts days since the session of that day.
    DaysSince(Day),
    /// Under an axis that counts days since the session before each score.
    DaysSinceEach,
    /// The heading over intervals that lie over each other.
    Intervals,
    /// How many there are.
    IntervalCount(usize),
    /// The heading in the place of memory where there is no score.
    Memory,
    /// That there is no memory score up to today, and how many are dated later.
    NoScore {
        /// Scores after today.
        later: usize,
    },
    /// Whether higher scores are better.
    Direction(&'a Instrument),
    /// Without a baseline of memory.
    NoBaseline,
    /// Without a baseline of mood.
    NoMoodBaseline,
    /// Without a score of mood.
    NoMood,
    /// The level of the baseline.
    Baseline(&'a Instrument, f64),
    /// The first score that is worse.
    WorseFrom(&'a Instrument, f64),
    /// The scale ends before any score could be worse.
    NoneWorse,
    /// The first score that is recovered.
    RecoveredFrom(&'a Instrument, f64),
    /// The end of an open episode's window.
    WindowEnds {
        /// Its length in days.
        days: i32,
        /// Its last day.
        ends: Day,
    },
    /// The length of the window, in days.
    Window(i32),
    /// Since when an open episode lasts.
    WorseSince(Day),
    /// How long a gap is.
    Gap(&'a Gap),
    /// The same in few letters.
    ShortGap(&'a Gap),
    /// A tick at a day.
    Day(Day),
    /// A tick at the first day of a month.
    Month(Day),
    /// An entry of the legend.
    Legend(Legend),
}

/// What the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Legend {
    PlannedSession,
    MissedSession,
    BaselineScore,
    Worse,
    NotWorse,
    TooSoon,
    NoBaseline,
    NotUsed,
    AfterToday,
    Window,
    OpenEpisode,
    PastEpisode,
}
