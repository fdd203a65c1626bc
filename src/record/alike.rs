//! Ids as they are kept and compared: what a keyboard or a spreadsheet adds is taken off, and what still differs is put into words.

use super::text::written_out;
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

/// How an id differs from another one that could be taken for it, in words that follow "differs" or "looks"; `None` where they are one
/// or not alike.
pub fn likeness(id: &str, other: &str) -> Option<String> {
    if id == other {
        return None;
    }
    if without_case(id) == without_case(other) {
        let blanks = |text: &str| text.chars().filter(|c| c.is_whitespace()).count();
        let words = match (id.to_lowercase() == other.to_lowercase(), blanks(id) == blanks(other)) {
            (true, _) => "only in letter case",
            (false, false) if same_letters(id, other) => "only in blanks",
            _ => "only in letter case and blanks",
        };
        return Some(format!("differs from “{}” {words}", written_out(other)));
    }
    if as_seen(id) != as_seen(other) {
        return None;
    }
    if is_figures(id) && is_figures(other) {
        let other = written_out(other);
        return Some(format!("differs from “{other}” only in leading zeros, which spreadsheets leave out"));
    }
    let foreign = |text: &str, beside: &str| {
        text.chars()
            .find(|c| !c.is_ascii() && !beside.contains(*c))
            .map(|c| format!("{} (U+{:04X})", kind(c), c as u32))
    };
    let other_shown = format!("“{}”", written_out(other));
    Some(match (foreign(id, other), foreign(other, id)) {
        (Some(here), _) => format!("looks like {other_shown} and has {here} where that has another character or none"),
        (None, Some(there)) => {
            format!("looks like {other_shown}, which has {there} where this has another character or none")
        }
        (None, None) => format!("looks like {other_shown}"),
    })
}

/// Whether two ids are the same but for blanks.
fn same_letters(id: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    letters(id) == letters(other)
}

/// What a person calls a character that isn't what it looks like.
const fn kind(c: char) -> &'static str {
    match c {
        '\u{370}'..='\u{3FF}' => "a Greek letter",
        '\u{400}'..='\u{52F}' => "a Cyrillic letter",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "a dash of another kind",
        '\u{FF01}'..='\u{FF5E}' => "a full-width character",
        _ if is_invisible(c) => "a character that can’t be seen",
        _ => "a character",
    }
}

/// Characters without a shape of their own: soft hyphens, joiners, marks of direction and of byte order.
const fn is_invisible(c: char) -> bool {
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
    fn ids_that_could_be_taken_for_each_other_are_told_apart_in_words() {
        for (id, other, words) in [
            ("p-1", "P-1", "differs from “P-1” only in letter case"),
            ("P -1", "P-1", "differs from “P-1” only in blanks"),
            ("p 1", "P1", "differs from “P1” only in letter case and blanks"),
            ("\u{420}-1", "P-1", "has a Cyrillic letter (U+0420)"),
            ("P-1", "\u{420}-1", "which has a Cyrillic letter (U+0420)"),
            ("P\u{2011}1", "P-1", "has a dash of another kind (U+2011)"),
            ("P-1\u{200b}", "P-1", "has a character that can’t be seen (U+200B)"),
            ("P-\u{ff11}", "P-1", "has a full-width character (U+FF11)"),
            // "007" became "7" in a spreadsheet, and a second patient.
            ("007", "7", "differs from “7” only in leading zeros"),
            ("0", "000", "differs from “000” only in leading zeros"),
        ] {
            let said = likeness(id, other).unwrap_or_default();
            assert!(said.contains(words), "{id:?} beside {other:?}: {said}");
        }
        for (id, other) in [("P-1", "P-1"), ("P-1", "P-2"), ("P-1", "P-11"), ("07", "70"), ("P-07", "P-7")] {
            assert_eq!(likeness(id, other), None);
        }
    }
}
