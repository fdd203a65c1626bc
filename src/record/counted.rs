//! Counts in words.

/// A count with its word: `1 session`, `2 sessions`.
pub fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
