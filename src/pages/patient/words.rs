//! Small texts that both pages show: days relative to today, changes in words.

use super::open::Facts;
use crate::record::{Day, Instrument, Key, format_points, shown_name};
use leptos::prelude::*;

/// A day seen from today: `today`, `12 days ago`, `in 3 days`.
pub(crate) fn format_relative(day: Day, today: Day) -> String {
    match day.days_since(today) {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        1 => "tomorrow".to_owned(),
        days if days < 0 => format!("{} days ago", -days),
        days => format!("in {days} days"),
    }
}

/// Who entered a session or score, where that is known.
pub(super) fn entered_by(facts: &Facts, record: Key) -> Option<impl IntoView + use<>> {
    let by = facts.chart.entered_by(record)?;
    Some(view! { <span class="mark">{format!("entered by {}", shown_name(by))}</span> })
}

/// Worsening in words: the scale's direction is already in it, so that nobody has to flip a sign.
pub(crate) fn format_change(worsening: f64) -> String {
    let points = format_points(worsening.abs());
    if points == "0" {
        "same as baseline".to_owned()
    } else if worsening > 0.0 {
        format!("worse by {points}")
    } else {
        format!("better by {points}")
    }
}

/// The range, step and direction of an instrument, for whoever enters a score.
pub(crate) fn format_scale(instrument: &Instrument) -> String {
    let range = format!("{} to {}", format_points(instrument.min.get()), format_points(instrument.max.get()));
    let step = instrument.step.map(|step| format!(" in steps of {}", format_points(step.get()))).unwrap_or_default();
    format!("{range}{step}, {}", instrument.direction())
}
