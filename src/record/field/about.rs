//! What is said of a field, whichever record it belongs to.

use super::Word;
use super::bounds::Bounds;
use crate::record::TextKind;

/// A field's names and what may stand in it. Labels, headings, units, meanings and what is wanted are English here, and are the keys by which
/// another language has them.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The column in files, and what forms call it inside.
    pub name: &'static str,
    /// What stored records call it: frozen, and never given to another field of the record.
    pub code: u8,
    /// What a person reads beside it, a short noun.
    pub label: &'static str,
    /// What fields that belong together are headed by in a form; empty for one that stands alone.
    pub group: &'static str,
    /// The unit of its numbers, or nothing.
    pub unit: &'static str,
    /// What it means, for whoever fills it in: without a full stop.
    pub meaning: &'static str,
    /// What may stand in it.
    pub kind: Kind,
    /// What it means that nothing stands in it.
    pub empty: Empty,
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A text.
    Text(TextKind),
    /// A calendar day.
    Day,
    /// A clock time.
    Time,
    /// A number.
    Number(Bounds),
    /// One of these words.
    Choice(&'static [Word]),
}

/// What it means that nothing stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// Nothing is known.
    Unknown,
    /// The same as the word of that code.
    Means(u8),
    /// The record says nothing without it: what is wanted, in words that follow "expected".
    Refused(&'static str),
}

impl About {
    /// A field of that stored code and name, with that label and meaning.
    pub const fn new(
        (code, name): (u8, &'static str),
        kind: Kind,
        empty: Empty,
        (label, meaning): (&'static str, &'static str),
    ) -> Self {
        Self { name, code, label, group: "", unit: "", meaning, kind, empty }
    }

    /// Its numbers have that unit.
    pub const fn unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    /// It stands among others under that heading.
    pub const fn group(self, group: &'static str) -> Self {
        Self { group, ..self }
    }

    /// Whether the record says nothing without it.
    pub const fn is_required(&self) -> bool {
        matches!(self.empty, Empty::Refused(_))
    }

    /// Whether a number stands in it.
    pub const fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }

    /// The words that may stand in it, where it is a choice.
    pub const fn words(&self) -> &'static [Word] {
        match self.kind {
            Kind::Choice(words) => words,
            _ => &[],
        }
    }
}
