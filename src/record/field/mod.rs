//! What records are made of: one table of fields for each kind of record, and the types of which no value is refused.
//!
//! A record's table ([`Record::FIELDS`]) is the only list of its fields. Forms, files, comparing and the stored form are read off it, so
//! that a new field is one line in the record's own file.

mod about;
mod bounds;
mod choice;
mod held;
mod macros;
mod number;
mod record;
mod text;
mod together;
mod value;

pub use about::{About, Empty, Kind};
pub use bounds::Bounds;
pub use choice::{Choice, Word};
pub(crate) use macros::choice;
pub(super) use macros::record;
pub use number::{AboveZero, Any, Between, NotNegative, Number, Range, Share, Whole};
pub use record::{Field, Record, Unfit};
pub(super) use record::{by_code, put};
pub use text::{Code, Id, InstrumentId, Label, Name, Note};
pub use together::Together;
pub use value::{Content, FieldValue, MayBeEmpty};
