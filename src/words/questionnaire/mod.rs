//! Questionnaires in words: why a file is not taken and what of it is left out, each with its place; how answers make a score, and why they
//! make none.

mod concern;
mod edit;
mod fault;
mod left_out;
mod score;
mod scoring;
mod shown;

pub use concern::concern_words;
pub use edit::edit_fault_words;
pub use fault::questionnaire_refusal_words;
pub use left_out::left_out_words;
pub use score::{item_number, not_scorable_words, other_score_words, scored_words};
pub use scoring::{scoring_fault_words, table_fault_words};
pub use shown::{asked_version_words, option_words, scoring_words, sums_words};

use crate::words::language::say;

/// What is said of a place in a file: `item[2].answerOption[0]` as the file's own standard writes it, for whoever mends it.
fn at_words(file: &str, at: &str, what: &str) -> String {
    if at.is_empty() { say!("{file}: {what}", file, what) } else { say!("{file}, at {at}: {what}", file, at, what) }
}
