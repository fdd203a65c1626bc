//! Counts in words.

use super::text::grouped;

/// A count with its word: `1 session`, `2 sessions`, `1,200 sessions`.
pub fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{} {word}s", grouped(count)) }
}
