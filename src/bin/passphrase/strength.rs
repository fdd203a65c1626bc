//! How hard a passphrase is to guess.

use super::phrases;
use super::repeats::reduced;

/// Words that whoever attacks a clinic of this app tries first, besides the names of those who work there.
const WORDS_OF_THE_APP: [&str; 18] = [
    "anamnesis",
    "ketamine",
    "esketamine",
    "spravato",
    "ketalar",
    "ketanest",
    "infusion",
    "clinic",
    "clinician",
    "patient",
    "memory",
    "passphrase",
    "recovery",
    "psychiatry",
    "depression",
    "anesthesia",
    "anaesthesia",
    "caseload",
];
/// The shortest part of a name that is held against a passphrase: shorter ones are in many words by chance.
const SHORTEST_PART: usize = 3;

/// Said of what is put together of names and words of the app.
const OF_THE_CLINIC: &str = "It contains a name of this clinic or a word of this app: these are tried first.";
/// Said of what holds nothing but phrases that many know.
const PHRASE: &str = "This is a phrase that many know: those are tried first.";
/// Said of what is weak for being repeated.
const REPEATED: &str = "What is repeated in it counts only once.";

/// What can be said of a passphrase.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Strength {
    pub(crate) guesses_log10: f64,
    pub(crate) warning: Option<String>,
    pub(crate) suggestions: Vec<String>,
}

/// How hard a passphrase is to guess for someone who knows these names, the words of this app, phrases that many know and what day it is
/// (the estimator knows years and dates by itself). It reads the first 100 characters, so a longer one is at least as strong as it says.
/// What is repeated counts once: the weaker of the text as it is and without its repetition.
pub(crate) fn strength(passphrase: &str, against: &[String]) -> Strength {
    let known = known_words(against.iter().map(String::as_str).chain(WORDS_OF_THE_APP));
    let as_it_is = strength_of(passphrase, &known);
    let once = reduced(&passphrase.replace(is_between_words, "").to_lowercase()).map(|once| {
        let found = strength_of(&once.text, &known);
        Strength { guesses_log10: found.guesses_log10 + once.ways_log10, ..found }
    });
    match once {
        Some(once) if once.guesses_log10 < as_it_is.guesses_log10 => {
            Strength { warning: once.warning.or_else(|| Some(REPEATED.to_owned())), ..once }
        }
        _ => as_it_is,
    }
}

/// The same of the text as it is.
fn strength_of(passphrase: &str, known: &[String]) -> Strength {
    let estimate = |text: &str| zxcvbn::zxcvbn(text, &known.iter().map(String::as_str).collect::<Vec<_>>());
    let guesses = |text: &str| estimate(text).guesses_log10().max(0.0);
    // The estimator takes a space for as good as a word, and a first and last name for strong. So the weaker of both counts.
    let together = passphrase.replace(is_between_words, "");
    let (as_it_is, joined) = (estimate(passphrase), estimate(&together));
    let of_known = guesses_of_known(&together, known, guesses);
    let of_phrases = phrases::guesses(passphrase, guesses);
    let estimate = if joined.guesses() < as_it_is.guesses() { joined } else { as_it_is };
    let lowercase = passphrase.to_lowercase();
    // The estimator counts a known word as nearly no guess, but has no words for it.
    let is_known = known.iter().any(|word| lowercase.contains(word));
    let feedback = estimate.feedback();
    let warning = feedback.and_then(|feedback| feedback.warning()).map(|warning| warning.to_string());
    let is_phrase = of_phrases.filter(|(_, nothing_else)| *nothing_else).map(|_| PHRASE.to_owned());
    Strength {
        guesses_log10: [Some(of_known), of_phrases.map(|(guesses, _)| guesses)]
            .into_iter()
            .flatten()
            .fold(estimate.guesses_log10().max(0.0), f64::min),
        warning: is_phrase.or(warning).or_else(|| is_known.then(|| OF_THE_CLINIC.to_owned())),
        suggestions: feedback
            .map(|feedback| feedback.suggestions().iter().map(ToString::to_string).collect())
            .unwrap_or_default(),
    }
}

/// The guesses of a passphrase that is put together of known words, as a power of ten; infinitely many where it holds none. The estimator
/// takes each further part for ten thousand guesses more, also where it is one of a few dozen words.
fn guesses_of_known(together: &str, known: &[String], estimate: impl Fn(&str) -> f64) -> f64 {
    let mut rest = together.to_lowercase();
    let mut found = 0u32;
    let mut longest_first: Vec<_> = known.iter().filter(|word| word.chars().count() > SHORTEST_PART).collect();
    longest_first.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in longest_first {
        found += rest.matches(word.as_str()).count() as u32;
        rest = rest.replace(word.as_str(), "");
    }
    if found == 0 {
        return f64::INFINITY;
    }
    let (found, known) = (f64::from(found), known.len() as f64);
    // Ten ways to write capitals and what stands between the words, and any place for the rest.
    found * known.log10() + 1.0 + (found + 1.0).log10() + estimate(&rest)
}

fn is_between_words(letter: char) -> bool {
    letter.is_whitespace() || "-_.,'".contains(letter)
}

/// The words as they are, without what stands between their parts, and part by part: a first name alone is as well known as both.
fn known_words<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut known = Vec::new();
    for word in words {
        let word = word.to_lowercase();
        let parts = word.split(|letter: char| !letter.is_alphanumeric());
        let together: String = parts.clone().collect();
        known.extend(parts.map(str::to_owned));
        known.push(together);
        known.push(word);
    }
    known.retain(|word| word.chars().count() >= SHORTEST_PART);
    known.sort();
    known.dedup();
    known
}
