//! What was thrown away and came again, in words.

use crate::desk::ThrownAway;
use crate::record::{shown_name, shown_text};
use crate::words::language::say;

/// When, by whom and why it was thrown away; `when` is the instant as this clinic's calendar and clock show it.
pub fn thrown_words(thrown: &ThrownAway, when: &str) -> String {
    say!("Thrown away {when} by {by}: {why}", when, by = shown_name(&thrown.by), why = shown_text(&thrown.why))
}

/// The same of one that waits in the inbox all the same.
pub fn thrown_and_waits_words(thrown: &ThrownAway, when: &str) -> String {
    say!(
        "{thrown}. It waits again, as somebody had it shown all the same, or as it came with a backup.",
        thrown = thrown_words(thrown, when).trim_end_matches('.')
    )
}
