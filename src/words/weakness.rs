//! What is wrong with a passphrase. The helper that weighs it is a program of its own with texts in English, most of them zxcvbn's: by these
//! they are found here.

use super::language::worded;

/// Everything that it says.
const SAID: [&str; 30] = [
    "Straight rows of keys are easy to guess.",
    "Short keyboard patterns are easy to guess.",
    "Repeats like \"aaa\" are easy to guess.",
    "Repeats like \"abcabcabc\" are only slightly harder to guess than \"abc\".",
    "This is a top-10 common password.",
    "This is a top-100 common password.",
    "This is a very common password.",
    "This is similar to a commonly used password.",
    "Sequences like abc or 6543 are easy to guess.",
    "Recent years are easy to guess.",
    "A word by itself is easy to guess.",
    "Dates are often easy to guess.",
    "Names and surnames by themselves are easy to guess.",
    "Common names and surnames are easy to guess.",
    "Use a few words, avoid common phrases.",
    "No need for symbols, digits, or uppercase letters.",
    "Add another word or two. Uncommon words are better.",
    "Capitalization doesn't help very much.",
    "All-uppercase is almost as easy to guess as all-lowercase.",
    "Reversed words aren't much harder to guess.",
    "Predictable substitutions like '@' instead of 'a' don't help very much.",
    "Use a longer keyboard pattern with more turns.",
    "Avoid repeated words and characters.",
    "Avoid sequences.",
    "Avoid recent years.",
    "Avoid years that are associated with you.",
    "Avoid dates and years that are associated with you.",
    "It contains a name of this clinic or a word of this app: these are tried first.",
    "This is a phrase that many know: those are tried first.",
    "What is repeated in it counts only once.",
];

/// The helper's text in the language that is spoken.
pub fn weakness_words(english: &str) -> String {
    SAID.into_iter().find(|said| *said == english).map(worded).unwrap_or(english).to_owned()
}
