//! A made-up language: every letter is a wide one. What is left in plain letters was typed, is a name or a code, or is a text that no
//! translation would reach.

use super::language::Language;
use std::cell::RefCell;

thread_local! {
    /// The texts that were asked for, as they lie in the program, each with its wide one, which is made once.
    static KNOWN: RefCell<Vec<(&'static str, &'static str)>> = const { RefCell::new(Vec::new()) };
}

/// The language of wide letters; what stands between braces names what is put in.
pub const WIDE: Language = |english| {
    KNOWN.with_borrow_mut(|known| {
        let is_it = |(text, _): &&(&str, &str)| std::ptr::eq(*text, english);
        if let Some((_, wide)) = known.iter().find(is_it) {
            return *wide;
        }
        let mut inside = false;
        let letter = |letter: char| {
            inside = letter == '{' || inside && letter != '}';
            let wide = letter.is_ascii_alphabetic() && !inside;
            char::from_u32(u32::from(letter) + 0xFEE0).filter(|_| wide).unwrap_or(letter)
        };
        let wide = &*english.chars().map(letter).collect::<String>().leak();
        known.push((english, wide));
        wide
    })
};
