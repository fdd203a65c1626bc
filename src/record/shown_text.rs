//! People's texts as they stand among other words: they keep to themselves, whatever direction they are written in and however long they
//! were kept by an earlier version. Only for reading: what is stored and written to files stays as it is.

use super::TextKind;
use super::text::{is_of_direction, push_code};
use std::borrow::Cow;

/// FIRST STRONG ISOLATE: what follows has a direction of its own, told by its first letter.
const ISOLATE: char = '\u{2068}';
/// POP DIRECTIONAL ISOLATE.
const END: char = '\u{2069}';

/// A name as it stands in a sentence.
pub fn shown_name(name: &str) -> Cow<'_, str> {
    shown(name, TextKind::Name.most())
}

/// Names as a list in a sentence.
pub fn shown_names(names: &[String]) -> String {
    names.iter().map(|name| shown_name(name)).collect::<Vec<_>>().join(", ")
}

/// A note or another whole text as it stands in a sentence.
pub fn shown_text(text: &str) -> Cow<'_, str> {
    shown(text, usize::MAX)
}

/// A number as it stands in a sentence.
pub fn shown_number(number: &str) -> Cow<'_, str> {
    shown(number, TextKind::Number.most())
}

/// A note or another whole text that stands alone in its place: it has the direction of its first letter, and no mark turns what comes
/// after it.
pub fn shown_alone(text: &str) -> Cow<'_, str> {
    if text.contains(is_of_direction) { Cow::Owned(marks_written_out(text)) } else { Cow::Borrowed(text) }
}

/// The text with its marks and overrides of direction as `[U+202E]`.
fn marks_written_out(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 40);
    for c in text.chars() {
        if is_of_direction(c) {
            push_code(&mut written, c);
        } else {
            written.push(c);
        }
    }
    written
}

/// The first `most` characters of a text, and an ellipsis where it has more. Marks and overrides of direction are shown as
/// `[U+202E]`. A text that may run from right to left is isolated (Unicode Standard Annex 9), so that it can't turn a number beside it.
pub fn shown(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most && text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let end = text.char_indices().nth(most).map(|(at, _)| at);
    let start = end.and_then(|end| text.get(..end)).unwrap_or(text);
    let reverses = start.chars().any(may_reverse);
    if end.is_none() && !reverses {
        return Cow::Borrowed(text);
    }
    let mut shown = marks_written_out(start);
    if reverses {
        shown = format!("{ISOLATE}{shown}{END}");
    }
    if end.is_some() {
        shown.push('…');
    }
    Cow::Owned(shown)
}

/// Whether a character may turn the direction of its neighbours: letters of scripts that are written from right to left, and marks of
/// direction.
const fn may_reverse(c: char) -> bool {
    is_of_direction(c)
        || matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}
