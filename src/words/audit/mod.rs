//! What the audit holds, in words.

mod csv;
mod deed;
mod fields;
mod value;
mod what;

pub use csv::audit_csv;
pub use deed::deed_words;
pub use fields::fields_words;
pub(super) use fields::settings_words;
pub use value::value_words;
pub(super) use what::instrument_name;
pub use what::{line_texts, what_words, which_words};
