//! The labels of the picture.

use super::phrases::{self, gap_words, mean};
use crate::chart::{Label, Legend};
use crate::record::Route;

/// A label of the picture.
pub fn label_words(label: &Label<'_>) -> String {
    let fixed = match label {
        Label::DaysSince(day) => return format!("days since the session of {}", day.format_long()),
        Label::IntervalCount(1) => return "1 interval over each other, the latest strong".to_owned(),
        Label::IntervalCount(count) => return format!("{count} intervals over each other, the latest strong"),
        Label::NoScore { later: 0 } => "no score up to today, so nothing can be judged",
        Label::NoScore { later } => {
            return format!("no score up to today, so nothing can be judged; {later} dated after today");
        }
        Label::Baseline(instrument, value) => return format!("baseline {}", mean(*value, instrument)),
        Label::WorseFrom(instrument, score) => return format!("worse from {}", instrument.format_score(*score)),
        Label::RecoveredFrom(instrument, score) => {
            return format!("recovered from {}", instrument.format_score(*score));
        }
        Label::WindowEnds { days, ends } => return format!("{days}-day window ends {}", ends.format_short()),
        Label::Window(days) => return format!("window, {days} days"),
        Label::WorseSince(onset) => return format!("worse since {}", onset.format_short()),
        Label::Gap(gap) => return gap_words(gap),
        Label::ShortGap(gap) => return format!("{} d", gap.days()),
        Label::Day(day) => return day.format_short(),
        Label::Month(day) => return month(&day.format_short()).to_owned(),
        Label::Sessions => "Sessions",
        Label::Doses => "mg where the dose changes; bars compare within a route",
        Label::NoSession => "no session entered",
        Label::NoSessionInRange => "no session in this range",
        Label::Route(route) => route_letters(*route),
        Label::UnknownDose => "?",
        Label::Today => "today",
        Label::Decided => "decided",
        Label::DaysSinceEach => "days since the session before",
        Label::Intervals => "From session to session",
        Label::Memory => "Memory",
        Label::Direction(instrument) => instrument.direction(),
        Label::NoBaseline => "no baseline, so change can't be judged",
        Label::NoMoodBaseline => "no baseline before the first session",
        Label::NoMood => "no score, mood not known",
        // Silence here would look like health.
        Label::NoneWorse => "no score can be worse",
        Label::Legend(entry) => legend_words(*entry),
    };
    fixed.to_owned()
}

/// The month of a day without its year.
fn month(day: &str) -> &str {
    day.split_once(' ').map_or(day, |(_, month)| month)
}

/// The letters under a dose's bar.
const fn route_letters(route: Route) -> &'static str {
    match route {
        Route::Iv => "IV",
        Route::Im => "IM",
        Route::Sc => "SC",
        Route::Intranasal => "IN",
        Route::Sublingual => "SL",
        Route::Oral => "PO",
        Route::Unknown => "?",
    }
}

const fn legend_words(entry: Legend) -> &'static str {
    match entry {
        Legend::PlannedSession => "planned session",
        Legend::MissedSession => "missed session",
        Legend::BaselineScore => "baseline score",
        Legend::Worse => "counts as worse",
        Legend::NotWorse => "not worse",
        Legend::TooSoon => "too soon after a session",
        Legend::NoBaseline => "no baseline to compare with",
        Legend::NotUsed => "kept, not used",
        Legend::AfterToday => phrases::LATER,
        Legend::Window => "window",
        Legend::OpenEpisode => "open episode",
        Legend::PastEpisode => "past episode",
    }
}
