//! What pages do to a text: tags within it, and characters written as entities.

use std::borrow::Cow;

/// The longest entity: `&` and `;` and what stands between.
const ENTITY: usize = 12;
/// Entities by name that can stand in or around a sealed text.
const NAMED: [(&str, &str); 17] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("nbsp", " "),
    ("shy", ""),
    ("zwnj", ""),
    ("zwj", ""),
    ("lrm", ""),
    ("rlm", ""),
    ("ZeroWidthSpace", ""),
    ("hyphen", "-"),
    ("dash", "-"),
    ("lowbar", "_"),
    ("UnderBar", "_"),
    ("period", "."),
    ("NewLine", "\n"),
];

/// The text without tags, its entities read. In a text that is no page hardly anything is harmed: a tag that holds a sealed text, as
/// `<ANAMNESIS1.…>` does, is none.
pub(super) fn without_markup(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '&']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        rest = if from.starts_with('<') { after_tag(from, &mut out) } else { after_entity(from, &mut out) };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// What follows a tag; a `<` that begins none is part of the text.
fn after_tag<'a>(from: &'a str, out: &mut String) -> &'a str {
    let inner = from.strip_prefix('<').unwrap_or(from);
    let is_name = inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    // A tag ends before the next one begins: so no character is looked at twice.
    let end =
        inner.find(['<', '>']).filter(|end| is_name && inner.get(*end..).is_some_and(|rest| rest.starts_with('>')));
    match end.map(|end| inner.split_at(end)) {
        Some((tag, rest)) if !tag.contains("ANAMNESIS") => rest.strip_prefix('>').unwrap_or(rest),
        _ => {
            out.push('<');
            inner
        }
    }
}

/// What follows an entity; a `&` that begins none is part of the text.
fn after_entity<'a>(from: &'a str, out: &mut String) -> &'a str {
    let mut inner = from.strip_prefix('&').unwrap_or(from);
    // Programs that write entities twice: `&amp;shy;`.
    while let Some(rest) = inner.strip_prefix("amp;") {
        inner = rest;
    }
    let name_end = inner.bytes().take(ENTITY + 3).position(|b| b == b';');
    let name = name_end.and_then(|end| inner.get(..end));
    let read = name.and_then(|name| {
        let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
        match number {
            Some(number) => char::from_u32(number).map(String::from),
            None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned()),
        }
    });
    if let (Some(read), Some(end)) = (read, name_end) {
        out.push_str(&read);
        return inner.get(end + 1..).unwrap_or_default();
    }
    out.push('&');
    inner
}
