//! Putting answers back into the inbox, in words.

use crate::caseload::Clinic;
use crate::record::{Chart, Report, format_points};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// What goes with it, a sentence or two each.
pub fn put_back_words(report: &Report, chart: &Chart, clinic: &Clinic) -> Vec<String> {
    let first = match &report.refused {
        Some(_) => worded("They wait in the inbox again, where they can be taken in after all."),
        None => worded("They wait in the inbox again, where they can be taken in otherwise or refused."),
    };
    let made = report.answered.iter().filter_map(|answered| {
        let score = chart.score(answered.score.as_ref()?.0)?;
        let instrument = clinic.instruments.get(score.instrument.as_str());
        let name = instrument.map_or_else(|| score.instrument.to_string(), |known| known.short_name());
        Some(say!("{name} {points} of {day}", name, points = format_points(score.value.get()), day = score.day.long()))
    });
    let made: Vec<String> = made.collect();
    let scores = (!made.is_empty()).then(|| {
        say!(
            "What was made of them leaves the timeline, with what was changed or noted at it since: {scores}. A score whose place it took comes back only \
             when its own answers are put back, too, and taken in again.",
            scores = made.join("; ")
        )
    });
    let harm = report.tells_of_harm().then(|| {
        worded("They tell of harm. What was said about how that was dealt with stays; what nobody has dealt with still has to be.").to_owned()
    });
    let audit = worded("The audit keeps that they were taken in or refused, and that they were put back.").to_owned();
    std::iter::once(first.to_owned()).chain(scores).chain(harm).chain([audit]).collect()
}
