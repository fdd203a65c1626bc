//! Ids as they are kept and compared: what a keyboard or a spreadsheet adds is taken off, and how two differ that look alike is told.

use std::borrow::Cow;

/// An id without blanks around it, without a spreadsheet's `="…"`, in Unicode's composed form (NFC).
pub fn plain_id(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let wrapped = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = wrapped.map_or(text, str::trim);
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(composed(text)) }
}

/// Unicode's composed form. The browser has it, so that its tables weigh nothing in the bundle.
#[cfg(target_arch = "wasm32")]
fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// Unicode's composed form.
#[cfg(not(target_arch = "wasm32"))]
fn composed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
}

/// An id without the case of its letters and without blanks.
pub fn without_case(id: &str) -> String {
    id.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// An id as an eye takes it in: what looks like a Latin letter, a digit or a hyphen counts as one, and what can't be seen as nothing. Of
/// figures alone, the zeros before them are left out, as a spreadsheet does it.
pub fn as_seen(id: &str) -> String {
    let seen: String = without_case(id).chars().filter(|c| !is_invisible(*c)).map(seen_as).collect();
    if is_figures(&seen) { without_zeros(&seen).to_owned() } else { seen }
}

/// Whether an id is of figures alone: a spreadsheet takes it for a number.
fn is_figures(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit())
}

/// Figures without the zeros before them.
fn without_zeros(figures: &str) -> &str {
    let rest = figures.trim_start_matches('0');
    if rest.is_empty() { "0" } else { rest }
}

/// How an id differs from another one that could be taken for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// The other one.
    pub other: String,
    /// In what the two differ.
    pub by: Differs,
}

/// In what two ids differ that could be taken for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// In letter case.
    Case,
    /// In blanks.
    Blanks,
    /// In both.
    CaseAndBlanks,
    /// In leading zeros, which spreadsheets leave out.
    Zeros,
    /// They look alike: the one has this character where the other has another or none.
    Here(char),
    /// The same, and the other one has it.
    There(char),
    /// They look alike in some other way.
    Looks,
}

/// How an id differs from another one that could be taken for it; `None` where they are one or not alike.
pub fn likeness(id: &str, other: &str) -> Option<Likeness> {
    if id == other {
        return None;
    }
    let by = if without_case(id) == without_case(other) {
        let blanks = |text: &str| text.chars().filter(|c| c.is_whitespace()).count();
        match (id.to_lowercase() == other.to_lowercase(), blanks(id) == blanks(other)) {
            (true, _) => Differs::Case,
            (false, false) if same_letters(id, other) => Differs::Blanks,
            _ => Differs::CaseAndBlanks,
        }
    } else if as_seen(id) != as_seen(other) {
        return None;
    } else if is_figures(id) && is_figures(other) {
        Differs::Zeros
    } else {
        let foreign = |text: &str, beside: &str| text.chars().find(|c| !c.is_ascii() && !beside.contains(*c));
        match (foreign(id, other), foreign(other, id)) {
            (Some(here), _) => Differs::Here(here),
            (None, Some(there)) => Differs::There(there),
            (None, None) => Differs::Looks,
        }
    };
    Some(Likeness { other: other.to_owned(), by })
}

/// Whether two ids are the same but for blanks.
fn same_letters(id: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    letters(id) == letters(other)
}

/// Characters without a shape of their own: soft hyphens, joiners, marks of direction and of byte order.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// The Latin letter, digit or hyphen that a lower-case character is taken for; capitals look alike more often, so they decide.
fn seen_as(c: char) -> char {
    const LIKE: [(&str, char); 22] = [
        ("аα", 'a'),
        ("вβ", 'b'),
        ("с", 'c'),
        ("ԁ", 'd'),
        ("еε", 'e'),
        ("нη", 'h'),
        ("һ", 'h'),
        ("іι", 'i'),
        ("ј", 'j'),
        ("кκ", 'k'),
        ("мμ", 'm'),
        ("ν", 'n'),
        ("оο", 'o'),
        ("рρ", 'p'),
        ("ѕ", 's'),
        ("тτ", 't'),
        ("у", 'y'),
        ("υ", 'y'),
        ("хχ", 'x'),
        ("ζ", 'z'),
        ("ԛ", 'q'),
        ("ԝ", 'w'),
    ];
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c).to_ascii_lowercase(),
        c if c.is_ascii() => c,
        c => LIKE.iter().find(|(like, _)| like.contains(c)).map_or(c, |(_, latin)| *latin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A clinic's numbers came out of a spreadsheet as `="00123"`, and a name typed on a Mac as base letter and accent: each became a
    /// second patient.
    #[test]
    fn what_a_spreadsheet_or_a_keyboard_adds_is_no_part_of_an_id() {
        for text in ["00123", " 00123\u{a0}", "=\"00123\"", "=\" 00123 \""] {
            assert_eq!(plain_id(text), "00123", "{text:?}");
        }
        assert_eq!(plain_id("Mu\u{308}-1"), "M\u{fc}-1");
        assert_eq!(plain_id("=\"1"), "=\"1", "half of it is a part of the id");
    }

    #[test]
    fn ids_that_are_one_or_not_alike_are_passed_over() {
        for (id, other) in [("P-1", "P-1"), ("P-1", "P-2"), ("P-1", "P-11"), ("07", "70"), ("P-07", "P-7")] {
            assert_eq!(likeness(id, other), None);
        }
    }
}
