//! What the audit holds, in words.

mod deed;
mod fields;
mod value;
mod what;

pub use deed::deed_words;
pub use fields::fields_words;
pub use value::value_words;
pub use what::{what_words, which_words};
