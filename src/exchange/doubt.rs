//! What a file leaves open of its numbers and dates: how it is read, or that it has to be said.

use super::{Refused, RowError};
use crate::record::{Day, Mark, read_decimal};

/// A column in which a mark may part thousands or decimals, and no cell shows which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The file's name.
    pub file: String,
    /// The line of the first such number.
    pub line: usize,
    /// The column.
    pub column: &'static str,
    /// The number as it stands there.
    pub found: String,
    /// Which mark the person has called the decimal one, if they have.
    pub said: Option<Mark>,
}

impl Doubt {
    /// The number as it would be read if that mark is the decimal one.
    pub fn read_as(&self, decimal: Mark) -> String {
        let (decimal, other) = if decimal == Mark::Point { ('.', ',') } else { (',', '.') };
        let plain = self.found.replace(other, "").replace(decimal, ".");
        read_decimal(&plain).map_or(plain, |value| value.to_string())
    }

    /// What is refused until it is said.
    pub(super) fn error(&self) -> RowError {
        let (point, comma) = (self.read_as(Mark::Point), self.read_as(Mark::Comma));
        let refused = Refused::DoubtfulColumn { found: self.found.clone(), point, comma };
        RowError::new(&self.file, self.line, self.column, refused)
    }
}

/// A date that can be read in two ways, as it is read in the order that the person named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateRead {
    /// The file's name.
    pub file: String,
    /// The row's line.
    pub line: usize,
    /// The date as it stands there.
    pub found: String,
    /// The day that it is taken for.
    pub day: Day,
}
