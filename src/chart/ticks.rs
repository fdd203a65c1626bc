//! Where axes carry a tick, and what it says.

use super::frame::TimeScale;
use crate::record::Day;
use chrono::Datelike;

/// A tick of the time axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    /// Number of its day on the axis.
    pub(super) number: i32,
    /// What stands at it.
    pub(super) label: TickLabel,
    /// The year, where one begins on this axis.
    pub(super) year: Option<i32>,
}

/// What stands at a tick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum TickLabel {
    /// A day without its year.
    Day(Day),
    /// The month of a day.
    Month(Day),
    /// A year, or a number of days.
    Number(i32),
}

/// Room for one label, in CSS pixels.
const LABEL_ROOM: f64 = 52.0;

#[derive(Clone, Copy)]
enum Step {
    Days(i32),
    Months(u32),
    Years(i32),
}

/// Ticks at days, Mondays, months or years, whichever is the finest that has room.
pub(super) fn calendar_ticks(scale: &TimeScale) -> Vec<Tick> {
    let steps = [
        (1.0, Step::Days(1)),
        (7.0, Step::Days(7)),
        (14.0, Step::Days(14)),
        (30.4, Step::Months(1)),
        (91.3, Step::Months(3)),
        (182.6, Step::Months(6)),
        (365.2, Step::Years(1)),
        (730.5, Step::Years(2)),
        (1_826.2, Step::Years(5)),
        (3_652.5, Step::Years(10)),
        (9_131.0, Step::Years(25)),
    ];
    let step = steps.iter().find(|(days, _)| days * scale.day_width() >= LABEL_ROOM).map_or(Step::Years(100), |s| s.1);
    let mut ticks: Vec<Tick> = Vec::new();
    let mut year = None;
    for number in scale.first..=scale.last {
        let day = scale.origin.plus(number);
        let date = day.date();
        let starts = match step {
            Step::Days(1) => true,
            // Mondays: day 1 of the common era was one.
            Step::Days(days) => (date.num_days_from_ce() - 1).rem_euclid(days) == 0,
            Step::Months(months) => date.day() == 1 && date.month0().is_multiple_of(months),
            Step::Years(years) => date.ordinal() == 1 && date.year() % years == 0,
        };
        if !starts {
            continue;
        }
        let label = match step {
            Step::Days(_) => TickLabel::Day(day),
            Step::Months(_) => TickLabel::Month(day),
            Step::Years(_) => TickLabel::Number(date.year()),
        };
        let new_year = !matches!(step, Step::Years(_)) && year != Some(date.year());
        year = Some(date.year());
        ticks.push(Tick { number, label, year: new_year.then_some(date.year()) });
    }
    ticks
}

/// Ticks at days since day 0: every day, or whole weeks.
pub(super) fn day_ticks(scale: &TimeScale) -> Vec<Tick> {
    let steps = [1, 7, 14, 28, 56, 84, 182, 364, 728, 1_820, 3_640];
    let step = steps.into_iter().find(|s| f64::from(*s) * scale.day_width() >= 34.0).unwrap_or(7_280);
    (scale.first..=scale.last)
        .filter(|number| number.rem_euclid(step) == 0)
        .map(|number| Tick { number, label: TickLabel::Number(number), year: None })
        .collect()
}

/// Values at steps of 1, 2 or 5 times a power of ten, at most `most` of them.
pub(super) fn value_ticks(low: f64, high: f64, most: f64) -> Vec<f64> {
    let rough = (high - low) / most.max(1.0);
    let power = 10f64.powf(rough.max(1e-6).log10().floor());
    let step = [1.0, 2.0, 5.0].into_iter().map(|s| s * power).find(|s| *s >= rough - 1e-9).unwrap_or(10.0 * power);
    let first = (low / step - 1e-9).ceil();
    let count = ((high / step + 1e-9).floor() - first).max(0.0) as u32;
    (0..=count).map(|i| (first + f64::from(i)) * step).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]
    use super::*;

    fn labels(days: i32, width: f64) -> String {
        let origin = Day::from_ymd(2026, 11, 24).unwrap();
        let scale = TimeScale { origin, first: 0, last: days - 1, left: 0.0, right: width };
        let ticks = calendar_ticks(&scale);
        let label = |label: TickLabel| match label {
            TickLabel::Day(day) => day.date().format("%-d %b").to_string(),
            TickLabel::Month(day) => day.date().format("%b").to_string(),
            TickLabel::Number(number) => number.to_string(),
        };
        let words: Vec<String> = ticks
            .into_iter()
            .map(|t| t.year.map_or_else(|| label(t.label), |year| format!("{} {year}", label(t.label))))
            .collect();
        words.join(", ")
    }

    #[test]
    fn ticks_are_days_mondays_months_or_years_by_the_range() {
        assert_eq!(labels(4, 400.0), "24 Nov 2026, 25 Nov, 26 Nov, 27 Nov");
        assert_eq!(labels(42, 400.0), "30 Nov 2026, 7 Dec, 14 Dec, 21 Dec, 28 Dec, 4 Jan 2027");
        assert_eq!(labels(130, 400.0), "Dec 2026, Jan 2027, Feb, Mar, Apr");
        assert_eq!(labels(3_000, 400.0), "2028, 2030, 2032, 2034");
    }

    #[test]
    fn values_have_round_steps() {
        assert_eq!(value_ticks(0.0, 27.0, 4.0), [0.0, 10.0, 20.0]);
        assert_eq!(value_ticks(37.2, 55.1, 5.0), [40.0, 45.0, 50.0, 55.0]);
    }
}
