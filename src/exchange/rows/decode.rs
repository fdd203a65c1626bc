//! Whether a file is text that we read: UTF-8, with or without a byte-order mark.

/// Why a file is not text that we read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotText {
    /// Line, from 1.
    pub(crate) line: usize,
    /// Byte within the line, from 1.
    pub(crate) column: usize,
    /// What stood there.
    pub(crate) found: Encoding,
}

/// What stands where UTF-8 text should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16 text.
    Utf16,
    /// A NUL byte: this is no text file.
    Nul,
    /// A byte that is not UTF-8.
    Byte(u8),
}

const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Where the text starts, after a byte-order mark.
///
/// # Errors
/// UTF-16, NUL bytes and bytes that are not UTF-8, with their place.
pub(crate) fn check_text(bytes: &[u8]) -> Result<usize, NotText> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(NotText { line: 1, column: 1, found: Encoding::Utf16 });
    }
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(not_text(bytes, at, Encoding::Nul));
    }
    if let Err(error) = std::str::from_utf8(bytes) {
        let at = error.valid_up_to();
        return Err(not_text(bytes, at, Encoding::Byte(bytes.get(at).copied().unwrap_or_default())));
    }
    Ok(if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 })
}

fn not_text(bytes: &[u8], at: usize, found: Encoding) -> NotText {
    let before = bytes.get(..at).unwrap_or_default();
    let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1);
    NotText { line: 1 + before.iter().filter(|b| **b == b'\n').count(), column: at - line_start + 1, found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf_8_is_named_with_its_place() {
        assert_eq!(check_text("\u{feff}a".as_bytes()), Ok(3));
        assert_eq!(check_text("Müller".as_bytes()), Ok(0));
        let place = |bytes: &[u8]| check_text(bytes).map_err(|e| (e.line, e.column));
        assert_eq!(place(b"a,b\nM\xFCller,1"), Err((2, 2)));
        assert_eq!(place(b"PK\x03\x04\x00"), Err((1, 5)));
        assert_eq!(place(b"\xFF\xFEa\x00"), Err((1, 1)));
    }
}
