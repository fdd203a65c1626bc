//! Writing CSV: comma, LF, RFC 4180 quoting, and a guard against cells that a spreadsheet would run as a formula.

use std::borrow::Cow;

/// Whether a spreadsheet would take the text for a formula, or for one that was guarded before.
fn needs_guard(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The text with a leading `'` where a spreadsheet would otherwise take it for a formula.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    if needs_guard(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text without the `'` that [`guarded`] put there.
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|_| needs_guard(text)).unwrap_or(text)
}

/// A table as it is written, row by row.
pub(crate) struct CsvWriter {
    text: String,
}

impl CsvWriter {
    /// A table with that header.
    pub(crate) fn new<'a>(header: impl IntoIterator<Item = &'a str>) -> Self {
        let mut table = Self { text: String::new() };
        table.row(header);
        table
    }

    /// Adds a row. Cells are quoted where they hold a comma, a quotation mark or a line break.
    pub(crate) fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            if cell.contains([',', '"', '\n', '\r']) {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(cell);
            }
        }
        self.text.push('\n');
    }

    /// The whole text.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guard_comes_off_again_and_nothing_else_does() {
        for text in ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''-1", "'", "'x", "plain", "", "a=b"] {
            assert_eq!(unguarded(&guarded(text)), text, "{text:?}");
        }
        assert_eq!(guarded("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(guarded("O'Brien"), "O'Brien");
    }
}
