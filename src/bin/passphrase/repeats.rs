//! Repetition makes a passphrase long and hardly stronger. The estimator sees some of it; here runs of one letter and blocks that follow
//! themselves are taken for what they are: written once, and so many times.

use std::collections::BTreeSet;

/// Letters that are looked at: what comes after can only be left out to the disadvantage of a passphrase.
const LOOKED_AT: usize = 2_000;
/// How often what was shortened is shortened once more.
const ROUNDS: usize = 4;

/// A text without its repetition, and how many ways there are to repeat it so, as a power of ten.
pub(crate) struct Reduced {
    pub(crate) text: String,
    pub(crate) ways_log10: f64,
}

/// The text with each run of a letter and each repeated block written once; none where nothing is repeated.
pub(crate) fn reduced(text: &str) -> Option<Reduced> {
    let mut letters: Vec<char> = text.chars().take(LOOKED_AT).collect();
    // Whoever writes each letter five times has chosen one number, however many letters there are.
    let mut counts = BTreeSet::new();
    for _ in 0..ROUNDS {
        let shorter = written_once(&letters, &mut counts);
        if shorter.len() == letters.len() {
            break;
        }
        letters = shorter;
    }
    let ways_log10 = counts.iter().map(|count| 1.0 + (*count as f64).log10()).sum();
    (!counts.is_empty()).then(|| Reduced { text: letters.into_iter().collect(), ways_log10 })
}

fn written_once(letters: &[char], counts: &mut BTreeSet<usize>) -> Vec<char> {
    let (mut once, mut left) = (Vec::new(), letters);
    while !left.is_empty() {
        let (length, count) = repeated(left).unwrap_or((1, 1));
        if count > 1 {
            counts.insert(count);
        }
        once.extend(left.iter().take(length));
        left = left.get(length * count..).unwrap_or_default();
    }
    once
}

/// The block at the start that follows itself, by its length and how often it stands there: the one that covers most, and of these the
/// shortest. Twice the same one or two letters are in many words and count for nothing.
fn repeated(letters: &[char]) -> Option<(usize, usize)> {
    let times = |length: usize| {
        let same = letters.iter().zip(letters.iter().skip(length)).take_while(|(one, next)| one == next).count();
        same / length + 1
    };
    let blocks = (1..=letters.len() / 2).map(|length| (length, times(length)));
    let counting = blocks.filter(|(length, count)| *count >= if *length < 3 { 3 } else { 2 });
    counting.max_by_key(|(length, count)| (length * count, std::cmp::Reverse(*length)))
}
