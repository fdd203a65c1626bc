//! How much of a long list a page shows.

/// How many changes and errors are listed; how many more there are is said.
pub(super) const LISTED: usize = 200;

/// What is said below rows of which not all are shown; nothing where all are.
pub(super) fn more_words(count: usize) -> Option<String> {
    (count > LISTED).then(|| format!("The first {LISTED} are shown; there are {} more.", count - LISTED))
}
