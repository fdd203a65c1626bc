//! The characters of a text that can be part of a sealed one, without what was put between them: breaks of lines, marks of quoting, characters
//! that can't be seen.

use super::super::base64::is_digit;
use super::mail::SOFT_BREAK;

/// Stands for everything that ends a sealed text.
const END: u8 = b' ';
/// What sealed texts of all versions begin with.
const NAME: &str = "ANAMNESIS";
/// Digits of a version.
const VERSION_DIGITS: usize = 3;

/// A place where a sealed text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate<'a> {
    /// The version that it says.
    pub version: u32,
    /// All that follows and could be part of it.
    pub body: &'a str,
}

/// The characters that matter, in ASCII. Blanks and single breaks of lines are gone, with the marks of quoting behind them; an empty line
/// ends a text, as no program that wraps one makes any.
pub(super) fn stream(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let (mut line_is_empty, mut at_start) = (true, true);
    for c in text.chars() {
        match c {
            _ if c == char::from(SOFT_BREAK) => at_start = true,
            '\n' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if line_is_empty && out.last().is_some_and(|last| *last != END) {
                    out.push(END);
                }
                (line_is_empty, at_start) = (true, true);
            }
            '>' | '|' | '»' if at_start => {}
            _ if c.is_whitespace() || is_unseen(c) => {}
            _ => {
                (line_is_empty, at_start) = (false, false);
                match c {
                    // Hyphens that programs put in for the plain one; the long dash for two.
                    '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => out.push(b'-'),
                    '\u{2014}' => out.extend_from_slice(b"--"),
                    _ => match u8::try_from(c) {
                        Ok(byte) if is_digit(byte) || byte == b'.' => out.push(byte),
                        _ if out.last().is_some_and(|last| *last == END) => {}
                        _ => out.push(END),
                    },
                }
            }
        }
    }
    // Only bytes of ASCII were put in.
    String::from_utf8(out).unwrap_or_default()
}

/// Characters that leave no mark: soft hyphens, zero-width characters, marks of direction, selectors, what could not be decoded.
const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}' | '\u{E0000}'..='\u{E01EF}'
        | '\0'..='\u{08}' | '\u{0E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}')
}

/// Every place where a sealed text begins. What could be part of it ends where the next one begins.
pub(super) fn candidates(stream: &str) -> Vec<Candidate<'_>> {
    let starts: Vec<(usize, u32, usize)> = stream
        .match_indices(NAME)
        .filter_map(|(at, _)| Some((at, version(stream.get(at + NAME.len()..)?)?)))
        .map(|(at, (version, digits))| (at, version, at + NAME.len() + digits + 1))
        .collect();
    let ends = starts.iter().skip(1).map(|(at, ..)| *at).chain(std::iter::once(stream.len()));
    let of = |((_, version, from), end): (&(usize, u32, usize), usize)| {
        let rest = stream.get(*from..end).unwrap_or_default();
        let length = rest.bytes().position(|byte| !is_digit(byte)).unwrap_or(rest.len());
        Candidate { version: *version, body: rest.get(..length).unwrap_or_default() }
    };
    starts.iter().zip(ends).map(of).collect()
}

/// The version that stands there, and how many digits it has.
fn version(rest: &str) -> Option<(u32, usize)> {
    let digits = rest.bytes().take(VERSION_DIGITS + 1).position(|byte| byte == b'.').filter(|digits| *digits > 0)?;
    let version = rest.get(..digits).filter(|text| text.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
    (version > 0).then_some((version, digits))
}
