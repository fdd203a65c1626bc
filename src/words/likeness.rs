//! Ids that could be taken for each other, in words.

use crate::record::{Differs, Likeness, is_invisible, written_out};
use crate::words::language::{say, worded};

/// How an id differs from the other one, in words that follow it: "differs from “P-1” only in letter case".
pub fn likeness_words(likeness: &Likeness) -> String {
    let other = written_out(&likeness.other);
    match likeness.by {
        Differs::Case => say!("differs from “{other}” only in letter case", other),
        Differs::Blanks => say!("differs from “{other}” only in blanks", other),
        Differs::CaseAndBlanks => say!("differs from “{other}” only in letter case and blanks", other),
        Differs::Zeros => say!("differs from “{other}” only in leading zeros, which spreadsheets leave out", other),
        Differs::Here(c) => say!(
            "looks like “{other}” and has {here} where that has another character or none",
            other,
            here = character(c)
        ),
        Differs::There(c) => say!(
            "looks like “{other}”, which has {there} where this has another character or none",
            other,
            there = character(c)
        ),
        Differs::Looks => say!("looks like “{other}”", other),
    }
}

/// What a person calls a character that isn't what it looks like, with its code.
fn character(c: char) -> String {
    let kind = match c {
        '\u{370}'..='\u{3FF}' => worded("a Greek letter"),
        '\u{400}'..='\u{52F}' => worded("a Cyrillic letter"),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => worded("a dash of another kind"),
        '\u{FF01}'..='\u{FF5E}' => worded("a full-width character"),
        _ if is_invisible(c) => worded("a character that can’t be seen"),
        _ => worded("a character"),
    };
    format!("{kind} (U+{:04X})", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::likeness;

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
            let said = likeness(id, other).map(|how| likeness_words(&how)).unwrap_or_default();
            assert!(said.contains(words), "{id:?} beside {other:?}: {said}");
        }
    }
}
