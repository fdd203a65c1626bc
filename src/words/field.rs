//! What a field of a record means, in words.

use super::entry::{bounds_words, list};
use crate::record::{About, Day, DoseMg, Instrument, Kind, format_points, grouped};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// What a field means and what may stand in it, in sentences.
pub fn field_help(about: &About) -> String {
    let may = match about.kind {
        Kind::Text(kind) => say!("At most {most} characters.", most = grouped(kind.most())),
        Kind::Day => worded("YYYY-MM-DD.").to_owned(),
        Kind::Time => worded("HH:MM, 24 h.").to_owned(),
        Kind::Number(bounds) if bounds.is_range() => format!("{}.", bounds_words(bounds, about.unit)),
        Kind::Number(_) => worded("A number.").to_owned(),
        Kind::Choice(words) => say!("One of {list}.", list = list(words)),
    };
    say!("{meaning}. {may}", meaning = worded(about.meaning), may)
}

/// The dose that was given last, at the field of the next one.
pub fn last_dose_words((mg, day): (DoseMg, Day)) -> String {
    say!("Last time {mg} mg on {day}.", mg = format_points(mg.get()), day = day.long())
}

/// The direction of an instrument's scale.
pub(super) fn direction_words(instrument: &Instrument) -> &'static str {
    if instrument.higher_is_better { worded("higher is better") } else { worded("higher is worse") }
}
