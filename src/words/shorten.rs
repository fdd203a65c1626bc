//! The beginning of a long text.

use crate::record::{grouped, shown};
use crate::words::language::say;

/// The first `most` characters of a text as it is shown, with how many there are where it has more.
pub fn beginning_words(text: &str, most: usize) -> String {
    let (beginning, count) = (shown(text, most), text.chars().count());
    if count > most {
        say!("{beginning} ({count} characters)", beginning, count = grouped(count))
    } else {
        beginning.into_owned()
    }
}
