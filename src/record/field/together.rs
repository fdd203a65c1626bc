//! Fields of which each is taken by itself, and that can't stand together.

/// What fields of one record need of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// A highest score above the lowest.
    AboveMin,
    /// A fixed recovery of at most the fixed drop.
    UpToDrop,
    /// What a change of a memory instrument can be judged by.
    Rule,
}
