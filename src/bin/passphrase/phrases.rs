//! Phrases that many know: whoever guesses tries them first, and the estimator takes them for as strong as words drawn by lot.

/// The best-known phrases, one a line.
const LIST: &str = include_str!("phrases.txt");
/// Letters of a phrase that have to stand in a row to be taken for a part of it; less is in other texts by chance.
const SHORTEST_PART: usize = 12;
/// Letters that are looked at: what comes after can only be left out to the disadvantage of a passphrase.
const LOOKED_AT: usize = 2_000;
/// Ways to take an opening or another part of a phrase, and to write it.
const WAYS: f64 = 100.0;

fn phrases() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter(|line| !line.starts_with('#'))
}

/// The guesses of a passphrase that holds phrases that many know, as a power of ten, and whether it holds nothing else; none where it holds
/// none. What is left beside them is for `estimate`.
pub(crate) fn guesses(passphrase: &str, estimate: impl Fn(&str) -> f64) -> Option<(f64, bool)> {
    let (found, rest) = taken_out(&normal(passphrase));
    let of_one = (phrases().count() as f64 * WAYS).log10();
    match (found, rest.as_str()) {
        (0, _) => None,
        // However many of them are strung together.
        (found, "") => Some((of_one + f64::from(found).log10(), true)),
        (found, rest) => {
            let found = f64::from(found);
            Some((found * of_one + (found + 1.0).log10() + estimate(rest), false))
        }
    }
}

/// Small letters and digits without what stands between them.
fn normal(text: &str) -> Vec<char> {
    let small = text.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    small.chars().filter(|letter| letter.is_alphanumeric()).take(LOOKED_AT).collect()
}

/// How many parts of phrases stand in it, and what is left without them.
fn taken_out(text: &[char]) -> (u32, String) {
    let phrases: Vec<Vec<char>> = phrases().map(|phrase| phrase.chars().collect()).collect();
    let (mut found, mut rest, mut left) = (0, String::new(), text);
    while let Some((first, after)) = left.split_first() {
        let longest = phrases.iter().map(|phrase| longest_part(phrase, left)).max().unwrap_or_default();
        if longest >= SHORTEST_PART {
            found += 1;
            left = left.get(longest..).unwrap_or_default();
        } else {
            rest.push(*first);
            left = after;
        }
    }
    (found, rest)
}

/// How many letters at the start of the text stand so in a row somewhere in the phrase.
fn longest_part(phrase: &[char], text: &[char]) -> usize {
    let from = |start: usize| phrase.iter().skip(start).zip(text).take_while(|(one, other)| one == other).count();
    (0..phrase.len()).map(from).max().unwrap_or_default()
}
