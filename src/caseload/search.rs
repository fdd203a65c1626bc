//! Search that minds neither case nor marks: a name is found however the keyboard at hand, or the file it came from, spells it.

use super::decompose::decomposed;

/// A text as it is compared: lower case, without the marks of its letters; a letter that can't be taken apart as people write it who
/// don't have it on their keyboard.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let parts = (!text.chars().all(is_whole)).then(|| decomposed(text));
    parts.as_deref().unwrap_or(text).chars().flat_map(char::to_lowercase).for_each(|letter| add(&mut folded, letter));
    folded
}

/// Whether a text, as it is compared, holds a word that was folded. Plain texts are looked through as they stand, so that a hundred
/// thousand of them take no copies.
pub(crate) fn holds(text: &str, word: &str) -> bool {
    if !text.is_ascii() {
        return fold(text).contains(word);
    }
    word.is_empty() || text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether a letter surely has no parts: the texts of the audit are full of these signs, and need not be taken apart for them.
const fn is_whole(letter: char) -> bool {
    letter.is_ascii() || matches!(letter, '·' | '–' | '—' | '‘' | '’' | '“' | '”' | '→' | '−')
}

/// Adds a lower-case letter as it is compared. The parts of letters that can be taken apart come one by one, so a mark is left out.
fn add(folded: &mut String, letter: char) {
    folded.push(match letter {
        // Letters that Unicode does not take apart.
        'ß' => return folded.push_str("ss"),
        'æ' => return folded.push_str("ae"),
        'œ' => return folded.push_str("oe"),
        'þ' => return folded.push_str("th"),
        'ƀ' | 'ɓ' => 'b',
        'ƈ' => 'c',
        'đ' | 'ð' | 'ɖ' | 'ɗ' => 'd',
        'ɠ' | 'ǥ' => 'g',
        'ħ' => 'h',
        'ı' | 'ɨ' => 'i',
        'ƙ' => 'k',
        'ł' | 'ƚ' => 'l',
        'ŋ' | 'ɲ' => 'n',
        'ø' | 'ɵ' => 'o',
        'ŧ' | 'ƭ' => 't',
        'ʉ' => 'u',
        'ƴ' => 'y',
        'ƶ' => 'z',
        // Greek at the end of a word.
        'ς' => 'σ',
        // What keyboards and word processors put in the place of an apostrophe or a hyphen.
        '‘' | '’' | 'ʻ' | 'ʼ' => '\'',
        '\u{2010}'..='\u{2015}' | '−' => '-',
        mark if is_mark(mark) => return,
        other => other,
    });
}

/// Whether it is a mark that stands above, below or in a letter: of Latin, Greek and Cyrillic, of Hebrew and Arabic, where they are
/// mostly left unwritten, and of Japanese. The vowels of Indian scripts are marks too, but not left out by anybody.
const fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{487}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'..='\u{5c2}'
            | '\u{5c4}'..='\u{5c5}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{3099}'..='\u{309a}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}
