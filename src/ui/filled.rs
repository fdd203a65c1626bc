//! A text with parts that are no text, such as a link: each stands where the language that is spoken names it.

use leptos::prelude::*;

/// The text, already worded, with each part in place of its name in braces: `filled(worded("Switch it off under {settings}."), [("settings",
/// link)])`. A part that the text doesn't name is left out.
pub fn filled<const N: usize>(text: &'static str, parts: [(&'static str, AnyView); N]) -> AnyView {
    let mut parts = parts.map(|(name, part)| (name, Some(part)));
    let pieces = text.split('{').enumerate().map(|(at, piece)| {
        let (name, rest) = if at == 0 { ("", piece) } else { piece.split_once('}').unwrap_or(("", piece)) };
        let part = parts.iter_mut().find(|(known, _)| *known == name).and_then(|(_, part)| part.take());
        (part, rest)
    });
    pieces.collect_view().into_any()
}
