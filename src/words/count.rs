//! Counts in words.

use crate::record::grouped;

/// A count with its word, in the form for one and for many: `1 session`, `2 sessions`, `1,200 sessions`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {many}", grouped(count)) }
}
