//! The bounds of people's texts, the same in forms, files and backups. What an earlier version kept beyond them still opens, and can be
//! mended.

use super::Fault;

/// What kind of text it is. Lengths are counted in characters (Unicode scalar values) of the text as it is kept: a letter with a mark that
/// is a character of its own counts as two, an emoji of several joined ones as all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// Of a patient, a clinician, an instrument, a saved filter.
    Name,
    /// A patient's number, or another id.
    Number,
    /// A note, comment, reason, source: any free text of several lines.
    Note,
}

/// Why a text is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// It is too long.
    TooLong {
        /// How many characters there are.
        length: usize,
        /// How many there may be.
        most: usize,
    },
    /// It holds a character that can't be seen, or that turns the direction of the text around it: another text could be read than is
    /// stored.
    Unseen(char),
    /// There are characters and nothing to be seen of them: a link of that name would be no link.
    Blank,
}

impl TextKind {
    /// How many characters there may be.
    pub const fn most(self) -> usize {
        match self {
            Self::Name => 200,
            Self::Number => 64,
            Self::Note => 10_000,
        }
    }

    /// Whether the text may be kept.
    ///
    /// # Errors
    /// Its length, the first character that may not stand in it, or that it shows nothing. In a note every character may: it is shown apart from the text around.
    pub fn check(self, text: &str) -> Result<(), TextFault> {
        self.check_length(text.chars().count())?;
        self.check_characters(text)
    }

    /// Whether each of its characters may be kept, however many there are.
    ///
    /// # Errors
    /// The first that may not, or that it shows nothing.
    pub fn check_characters(self, text: &str) -> Result<(), TextFault> {
        match text.chars().find(|c| self.is_refused(*c)) {
            Some(c) => Err(TextFault::Unseen(c)),
            None if self != Self::Note && !text.trim().is_empty() && text.chars().all(is_blank) => {
                Err(TextFault::Blank)
            }
            None => Ok(()),
        }
    }

    /// Whether it may be the name of a new clinician, who has to type it to unlock: a tab or a break of lines can't be typed there.
    ///
    /// # Errors
    /// Its length, or the first character that may not stand in it.
    pub fn check_clinician(name: &str) -> Result<(), TextFault> {
        match name.chars().find(|c| matches!(c, '\t' | '\n' | '\r')) {
            Some(c) => Err(TextFault::Unseen(c)),
            None => Self::Name.check(name),
        }
    }

    /// Whether a text of that many characters may be kept.
    ///
    /// # Errors
    /// The length.
    pub const fn check_length(self, length: usize) -> Result<(), TextFault> {
        if length > self.most() { Err(TextFault::TooLong { length, most: self.most() }) } else { Ok(()) }
    }

    const fn is_refused(self, c: char) -> bool {
        match self {
            Self::Note => false,
            // Persian spelling and many emoji need both joiners. A tab or a break of lines is what a file may hold for a blank, and is shown
            // as one. Of a Japanese name the selector says which of a letter's forms it is written with.
            Self::Name => is_unseen(c) && !matches!(c, '\t' | '\n' | '\r') && !is_selector(c),
            Self::Number => is_unseen(c) || is_joiner(c),
        }
    }
}

impl TextFault {
    /// As a kind of fault.
    pub const fn fault(self) -> Fault {
        match self {
            Self::TooLong { .. } => Fault::TooLong,
            Self::Unseen(_) | Self::Blank => Fault::Unseen,
        }
    }
}

/// A whole number with its thousands apart: 10,000.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Marks, embeddings, overrides and isolates of direction (Unicode Standard Annex 9).
pub(crate) const fn is_of_direction(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The zero-width non-joiner and joiner.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Variation selectors (Unicode Standard, 23.4): they choose among the forms of the letter before them.
const fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Characters of which alone nothing is seen: blanks, the empty Braille pattern, joiners, selectors, a musical sign without a head.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || is_joiner(c)
        || is_selector(c)
        || matches!(c, '\u{34F}' | '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{2800}' | '\u{1D159}')
}

/// Whether nothing of the text can be seen: it says as little as none.
pub fn shows_nothing(text: &str) -> bool {
    text.chars().all(|c| is_blank(c) || is_unseen(c))
}

/// A text with what can't be seen in it written out as `[U+202E]`; all else stands as it is, also marks that join the letter before them.
/// A joiner is part of the spelling after a letter of a script that has them.
pub fn written_out(text: &str) -> String {
    let mut before = ' ';
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let is_hidden = is_unseen(c) && !is_selector(c) || is_blank(c) && !matches!(c, ' ' | '\u{3000}');
        let is_spelling = !before.is_ascii() && !is_blank(before) && (is_joiner(c) || is_selector(c));
        if is_hidden && !is_spelling {
            push_code(&mut out, c);
        } else {
            out.push(c);
        }
        before = c;
    }
    out
}

/// Writes a character as its code, `[U+202E]`.
pub(super) fn push_code(out: &mut String, c: char) {
    out.push_str(&format!("[U+{:04X}]", u32::from(c)));
}

/// Characters that leave no mark of their own and are part of no spelling: controls (C0, DEL, C1), marks of direction, soft hyphens,
/// zero-width spaces, fillers, separators of lines, marks of annotation, tags.
const fn is_unseen(c: char) -> bool {
    is_of_direction(c)
        || matches!(c,
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
            | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}
