//! Choices of one among few words, each with its stored code.

/// One word of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// What stored records call it: frozen, from 1, and never given to another word of the choice.
    pub code: u8,
    /// As files and forms write it.
    pub word: &'static str,
    /// As a person reads it.
    pub label: &'static str,
}

/// A type of which every value has a word.
pub trait Choice: Copy + PartialEq + 'static {
    /// The words, in the order in which they are offered.
    const WORDS: &'static [Word];
    /// The stored code.
    fn code(self) -> u8;
    /// The value of a stored code; `None` where no word has it.
    fn of_code(code: u8) -> Option<Self>;

    /// The word of files and forms.
    fn word(self) -> &'static str {
        self.said(|word| word.word)
    }

    /// As a person reads it.
    fn label(self) -> &'static str {
        self.said(|word| word.label)
    }

    /// One of its word's texts.
    fn said(self, text: fn(&Word) -> &'static str) -> &'static str {
        Self::WORDS.iter().find(|word| word.code == self.code()).map_or("", text)
    }
}

/// The stored codes of true and false.
const YES: u8 = 1;
pub(super) const NO: u8 = 2;

impl Choice for bool {
    const WORDS: &'static [Word] =
        &[Word { code: YES, word: "true", label: "yes" }, Word { code: NO, word: "false", label: "no" }];

    fn code(self) -> u8 {
        if self { YES } else { NO }
    }

    fn of_code(code: u8) -> Option<Self> {
        match code {
            YES => Some(true),
            NO => Some(false),
            _ => None,
        }
    }
}
