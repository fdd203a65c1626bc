//! Which stretch a picture shows, in a few words: said when it was moved, zoomed or laid out anew.

use crate::chart::{Axis, Scene, View, day_zero, intervals, last_day};
use crate::judge::PatientJudgement;
use crate::record::{Chart, Day};
use crate::words::count::counted;
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// Such as `27 Oct to 18 Nov 2026, 3 scores`; on another axis in its own days.
pub fn tell_span(chart: &Chart, judgement: &PatientJudgement, view: &View, scene: &Scene) -> String {
    let scores = counted(
        scene.spots.iter().filter(|spot| chart.score(spot.key).is_some()).count(),
        worded("score"),
        worded("scores"),
    );
    if view.axis == Axis::Overlaid && !judgement.sessions.is_empty() {
        let shown = intervals(judgement, view);
        let count = counted(shown.len(), worded("interval"), worded("intervals"));
        return say!(
            "{count} over each other, day 0 to {last}, {scores}",
            count,
            last = last_day(chart, judgement, &shown),
            scores
        );
    }
    let span = days(view.from, view.to);
    match day_zero(judgement).filter(|_| view.axis == Axis::SinceSession) {
        Some(zero) => {
            let number = |day: Day| day.days_since(zero).to_string().replace('-', "−");
            say!(
                "day {first} to {last} since the session, {span}, {scores}",
                first = number(view.from),
                last = number(view.to),
                span,
                scores
            )
        }
        None => format!("{span}, {scores}"),
    }
}

/// What is on the button for that many days.
pub fn preset_words(days: Option<i32>) -> String {
    match days.map(|days| days / 30) {
        None => worded("All").to_owned(),
        Some(12..) => say!("{years} y", years = days.unwrap_or_default() / 365),
        Some(months) => say!("{months} m", months),
    }
}

/// Two days; of one year, the year is said once.
fn days(from: Day, to: Day) -> String {
    let (first, last) = (from.long(), to.long());
    let year = last.rfind(' ').map_or("", |at| last.get(at..).unwrap_or_default());
    say!("{first} to {last}", first = first.strip_suffix(year).unwrap_or(&first), last)
}
