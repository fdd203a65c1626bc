//! JSON as it is written: the elements of an object one after another, those that are empty left out. Always the same bytes.

use super::Coding;
use std::fmt::{Display, Write};

/// An object that is being written.
pub(super) struct Element<'a> {
    out: &'a mut String,
    is_first: bool,
}

/// Writes an object with what `fill` puts in.
pub(super) fn write_object(out: &mut String, fill: impl FnOnce(&mut Element<'_>)) {
    out.push('{');
    fill(&mut Element { out, is_first: true });
    out.push('}');
}

impl Element<'_> {
    fn name(&mut self, name: &str) {
        if !self.is_first {
            self.out.push(',');
        }
        self.is_first = false;
        write_text(self.out, name);
        self.out.push(':');
    }

    /// A text.
    pub(super) fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.name(name);
            write_text(self.out, text);
        }
    }

    /// A number, or a boolean.
    pub(super) fn plain(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.name(name);
            // Writing into a text never fails.
            let _ = write!(self.out, "{value}");
        }
    }

    /// A boolean where it is true.
    pub(super) fn flag(&mut self, name: &str, is_so: bool) {
        self.plain(name, is_so.then_some(true));
    }

    /// An object.
    pub(super) fn object(&mut self, name: &str, fill: impl FnOnce(&mut Element<'_>)) {
        self.name(name);
        write_object(self.out, fill);
    }

    /// A list of objects, where there are any.
    pub(super) fn list<T>(
        &mut self,
        name: &str,
        members: impl IntoIterator<Item = T>,
        fill: impl Fn(&mut Element<'_>, T),
    ) {
        let mut members = members.into_iter().peekable();
        if members.peek().is_none() {
            return;
        }
        self.name(name);
        for (at, member) in members.enumerate() {
            self.out.push(if at == 0 { '[' } else { ',' });
            write_object(self.out, |element| fill(element, member));
        }
        self.out.push(']');
    }
}

/// The elements of a coding.
pub(super) fn write_coding(element: &mut Element<'_>, coding: &Coding) {
    element.text("system", coding.system.as_deref());
    element.text("code", Some(&coding.code));
    element.text("display", coding.display.as_deref());
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{C}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            letter if letter < ' ' => {
                // Writing into a text never fails.
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
}
