//! What stands in the picture of a patient's record, and the same in sentences.

mod describe;
mod label;
mod overlaid;
mod phrases;
mod span;
mod tell;

pub use describe::describe;
pub use label::label_words;
pub use span::{preset_words, tell_span};
pub use tell::tell;
