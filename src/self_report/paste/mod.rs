//! Pasted text, a mail or a file -> the sealed texts in it, each whole, cut short, or changed. Whatever is pasted, the time that it takes
//! grows with its length only.

mod mail;
mod markup;
mod stream;

use super::sealed::Sealed;
use super::wire::WireFault;
use std::borrow::Cow;
use std::collections::BTreeMap;
use stream::{Candidate, candidates, stream};

/// The most sealed texts that are read at once.
const MOST: usize = 1_000;
/// The characters of the longest sealed text: its count of bytes has 16 bits.
const LONGEST: usize = 87_380;

/// What was found in a pasted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The sealed texts, in the order in which they stand there; what stands there twice is listed once.
    pub found: Vec<FoundText>,
    /// How many more there were than are read at once.
    pub left_off: usize,
    /// Whether there is a link of an invitation in it: somebody sent back the question instead of the answer.
    pub has_invitation: bool,
}

/// A sealed text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundText {
    /// How often it stands there: a mail has its text twice, as text and as a page.
    pub times: usize,
    /// As it stands there, without what mail programs put in between: read again, it is found again as the same.
    pub text: String,
    /// What it is sealed of, or why it can't be used.
    pub sealed: Result<Sealed, TextFault>,
}

/// Why a sealed text that was found can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Its end is missing: so many of so many characters are there; the second is 0 where not even that is known.
    CutShort {
        /// Characters that are there.
        found: usize,
        /// Characters that there should be.
        of: usize,
    },
    /// It was changed on its way: a character is another one.
    Changed,
    /// A newer version of the app made it, by its number.
    Newer(u32),
}

/// Finds the sealed texts in a pasted text.
pub fn read_pasted(text: &str) -> Pasted {
    let mut pasted = Pasted { has_invitation: text.contains("/report#1."), ..Pasted::default() };
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    read_plain(text, &mut pasted, &mut known);
    let decoded = mail::base64_blocks(text);
    if !decoded.is_empty() {
        read_plain(&decoded, &mut pasted, &mut known);
    }
    pasted
}

/// Finds the sealed texts in the bytes of a file: UTF-8, or UTF-16 where a mark at the beginning says so.
pub fn read_bytes(bytes: &[u8]) -> Pasted {
    read_pasted(&text_of(bytes))
}

fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |bytes: &[u8], join: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.as_chunks::<2>();
        Cow::Owned(char::decode_utf16(pairs.iter().map(|pair| join(*pair))).map(|c| c.unwrap_or('\u{FFFD}')).collect())
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes),
    }
}

fn read_plain(text: &str, pasted: &mut Pasted, known: &mut BTreeMap<String, usize>) {
    let plain = mail::quoted_printable(text);
    let plain = markup::without_markup(&plain);
    let stream = stream(&plain);
    // A beginning that nothing follows is a sentence that speaks of such texts.
    for candidate in candidates(&stream).iter().filter(|candidate| !candidate.body.is_empty()) {
        let (body, sealed) = read(candidate);
        let text = format!("ANAMNESIS{}.{body}", candidate.version);
        if let Some(found) = known.get(&text).and_then(|at| pasted.found.get_mut(*at)) {
            found.times += 1;
        } else if pasted.found.len() == MOST {
            pasted.left_off += 1;
        } else {
            known.insert(text.clone(), pasted.found.len());
            pasted.found.push(FoundText { times: 1, text, sealed });
        }
    }
}

/// What a candidate is, with the characters that are part of it.
fn read<'a>(candidate: &Candidate<'a>) -> (&'a str, Result<Sealed, TextFault>) {
    let body = candidate.body.get(..LONGEST.min(candidate.body.len())).unwrap_or_default();
    if candidate.version > 1 {
        return (body, Err(TextFault::Newer(candidate.version)));
    }
    let Some(length) = Sealed::length_of(body) else {
        return (body, Err(TextFault::CutShort { found: body.len(), of: 0 }));
    };
    let Some(body) = body.get(..length) else {
        return (body, Err(TextFault::CutShort { found: body.len(), of: length }));
    };
    let sealed = Sealed::read_body(body).map_err(|_: WireFault| TextFault::Changed);
    (body, sealed)
}
