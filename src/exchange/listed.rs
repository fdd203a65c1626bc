//! Lists that a file can make as long as itself: the first of them are kept, all are counted.

/// How many of each list are kept. A page shows fewer, and nobody mends more by hand.
pub const KEPT: usize = 1000;

/// The first [`KEPT`] of a list, in its order, and how many there are in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    first: Vec<T>,
    count: usize,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { first: Vec::new(), count: 0 }
    }
}

impl<T> Listed<T> {
    /// Counts one more; it is made only where it is kept.
    pub(super) fn add(&mut self, make: impl FnOnce() -> T) {
        if self.first.len() < KEPT {
            self.first.push(make());
        }
        self.count += 1;
    }

    /// The first ones.
    pub fn first(&self) -> &[T] {
        &self.first
    }

    /// How many there are in all.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// A list of which these are the first.
    pub(super) fn of(mut first: Vec<T>, count: usize) -> Self {
        first.truncate(KEPT);
        Self { first, count }
    }
}
