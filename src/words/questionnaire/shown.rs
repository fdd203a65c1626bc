//! What a questionnaire asks and how it is scored, for whoever sets it up.

use crate::questionnaire::{Choice, Kind, NotAsked, Range, ScoreTable, Scoring};
use crate::words::count::counted;
use crate::words::language::{say, worded};

/// What kind of answer a question takes, its options with their weights: "Never (0), Often (2)".
pub fn option_words(kind: &Kind) -> String {
    let range = |Range { min, max }: &Range, plain: &'static str| match (min, max) {
        (Some(min), Some(max)) => say!("{plain}, {min} to {max}", plain, min, max),
        (Some(min), None) => say!("{plain}, {min} or more", plain, min),
        (None, Some(max)) => say!("{plain}, at most {max}", plain, max),
        (None, None) => plain.to_owned(),
    };
    match kind {
        Kind::Choice { options, takes_many } => {
            let one = |option: &Choice| match option.weight {
                Some(weight) => format!("{} ({weight})", option.shown()),
                None => option.shown(),
            };
            let list = options.iter().map(one).collect::<Vec<_>>().join(", ");
            if *takes_many { say!("several of: {list}", list) } else { list }
        }
        Kind::Boolean => worded("yes or no").to_owned(),
        Kind::Integer(bounds) => range(bounds, worded("a whole number")),
        Kind::Decimal(bounds) => range(bounds, worded("a number")),
        Kind::String(_) | Kind::Text(_) => worded("words").to_owned(),
        Kind::Group | Kind::Display => String::new(),
    }
}

/// How a questionnaire is scored for that instrument.
pub fn scoring_words(scoring: &Scoring, instrument: &str) -> String {
    let mut said = say!(
        "{instrument}: the sum of {items}.",
        instrument,
        items = counted(scoring.items().len(), worded("item"), worded("items"))
    );
    if let Some(table) = scoring.table() {
        said += &say!(" By a table of {sums}.", sums = sums_words(table));
    }
    if let Some(prorating) = scoring.prorating() {
        said += &say!(" Up to {most} may stay unanswered.", most = prorating.most_unanswered);
    }
    if scoring.not_asked() == NotAsked::LeftOut {
        said += worded(" Items that were not asked are no part of it.");
    }
    said
}

/// How many sums a table has a score for: "7 sums".
pub fn sums_words(table: &ScoreTable) -> String {
    counted(table.lines().count(), worded("sum"), worded("sums"))
}

/// Whether a version of a questionnaire is asked; `has_built_in` is whether a built-in one of its name is asked where it isn't.
pub fn asked_version_words(is_latest: bool, is_retired: bool, has_built_in: bool) -> &'static str {
    match (is_latest, is_retired) {
        (true, false) => worded("asked"),
        (true, true) if has_built_in => worded("retired: the built-in one of this name is asked in its place"),
        (true, true) => worded("retired: not asked any more, whatever a plan says"),
        (false, _) => worded("an earlier version, kept for its answers"),
    }
}
