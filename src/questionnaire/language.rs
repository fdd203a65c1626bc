//! The language that a questionnaire is in, and which way it is written.

/// Scripts that are written from right to left, as a tag names them.
const SCRIPTS: [&str; 11] = ["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi"];
/// Languages that are written in one of those where the tag names no script.
const LANGUAGES: [&str; 30] = [
    "aeb", "apc", "ar", "arc", "ary", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks", "lrc",
    "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
];

/// A language's tag, such as `en` or `de-AT`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language(String);

impl Language {
    /// A tag of letters, digits and hyphens, at most 35 characters, the first part two or three letters.
    pub fn new(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let is_first = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
        let is_other = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        let is_tag = text.len() <= 35 && parts.next().is_some_and(is_first) && parts.all(is_other);
        is_tag.then(|| Self(text.to_owned()))
    }

    /// The one that is asked in where nothing names another.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is written from right to left: by the script that the tag names, else by the language's own.
    pub fn is_right_to_left(&self) -> bool {
        let among = |part: &str, all: &[&str]| all.iter().any(|one| one.eq_ignore_ascii_case(part));
        let mut parts = self.0.split('-');
        let language = parts.next().unwrap_or_default();
        match parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic())) {
            Some(script) => among(script, &SCRIPTS),
            None => among(language, &LANGUAGES),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn the_script_counts_before_the_language() {
        for tag in ["ar", "he", "AR-eg", "fa-IR", "ur", "pa-Arab-PK", "ku-arab", "yi"] {
            assert!(Language::new(tag).unwrap().is_right_to_left(), "{tag}");
        }
        for tag in ["en", "de-AT", "ar-Latn", "pa", "ku", "zh-Hans", "az-Latn"] {
            assert!(!Language::new(tag).unwrap().is_right_to_left(), "{tag}");
        }
    }
}
