//! The labels of the picture.

use super::phrases::{self, gap_words, mean};
use crate::chart::{Label, Legend};
use crate::record::Route;
use crate::words::day::SayDay;
use crate::words::field::direction_words;
use crate::words::language::{say, worded};

/// A label of the picture.
pub fn label_words(label: &Label<'_>) -> String {
    let fixed = match label {
        Label::DaysSince(day) => return say!("days since the session of {day}", day = day.long()),
        Label::IntervalCount(1) => return worded("1 interval over each other, the latest strong").to_owned(),
        Label::IntervalCount(count) => return say!("{count} intervals over each other, the latest strong", count),
        Label::NoScore { later: 0 } => worded("no score up to today, so nothing can be judged"),
        Label::NoScore { later } => {
            return say!("no score up to today, so nothing can be judged; {later} dated after today", later);
        }
        Label::Baseline(instrument, value) => return say!("baseline {value}", value = mean(*value, instrument)),
        Label::WorseFrom(instrument, score) => {
            return say!("worse from {score}", score = instrument.format_score(*score));
        }
        Label::RecoveredFrom(instrument, score) => {
            return say!("recovered from {score}", score = instrument.format_score(*score));
        }
        Label::WindowEnds { days, ends } => return say!("{days}-day window ends {ends}", days, ends = ends.short()),
        Label::Window(days) => return say!("window, {days} days", days),
        Label::WorseSince(onset) => return say!("worse since {onset}", onset = onset.short()),
        Label::Gap(gap) => return gap_words(gap),
        Label::ShortGap(gap) => return say!("{gap} d", gap = gap.days()),
        Label::Day(day) => return day.short(),
        Label::Month(day) => return month(&day.short()).to_owned(),
        Label::Sessions => worded("Sessions"),
        Label::Doses => worded("mg where the dose changes; bars compare within a route"),
        Label::NoSession => worded("no session entered"),
        Label::NoSessionInRange => worded("no session in this range"),
        Label::Route(route) => route_letters(*route),
        Label::UnknownDose => "?",
        Label::Today => worded("today"),
        Label::Decided => worded("decided"),
        Label::DaysSinceEach => worded("days since the session before"),
        Label::Intervals => worded("From session to session"),
        Label::Memory => worded("Memory"),
        Label::Direction(instrument) => direction_words(instrument),
        Label::NoBaseline => worded("no baseline, so change can’t be judged"),
        Label::NoMoodBaseline => worded("no baseline before the first session"),
        Label::NoMood => worded("no score, mood not known"),
        // Silence here would look like health.
        Label::NoneWorse => worded("no score can be worse"),
        Label::Legend(entry) => legend_words(*entry),
    };
    fixed.to_owned()
}

/// The month of a day without its year.
fn month(day: &str) -> &str {
    day.split_once(' ').map_or(day, |(_, month)| month)
}

/// The letters under a dose's bar.
fn route_letters(route: Route) -> &'static str {
    match route {
        Route::Iv => worded("IV"),
        Route::Im => worded("IM"),
        Route::Sc => worded("SC"),
        Route::Intranasal => worded("IN"),
        Route::Sublingual => worded("SL"),
        Route::Oral => worded("PO"),
        Route::Unknown => "?",
    }
}

fn legend_words(entry: Legend) -> &'static str {
    match entry {
        Legend::PlannedSession => worded("planned session"),
        Legend::MissedSession => worded("missed session"),
        Legend::BaselineScore => worded("baseline score"),
        Legend::Worse => worded("counts as worse"),
        Legend::NotWorse => worded("not worse"),
        Legend::TooSoon => worded("too soon after a session"),
        Legend::NoBaseline => worded("no baseline to compare with"),
        Legend::NotUsed => worded("kept, not used"),
        Legend::AfterToday => worded(phrases::LATER),
        Legend::Window => worded("window"),
        Legend::OpenEpisode => worded("open episode"),
        Legend::PastEpisode => worded("past episode"),
    }
}
