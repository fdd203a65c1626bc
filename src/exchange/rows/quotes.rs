//! Quotation marks out of place.

/// Quotation marks that a CSV reader passes over in silence, though rows may have vanished inside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteFault {
    /// One is opened and never closed: it swallowed the rest of the file.
    Unclosed,
    /// Text follows one that closes a cell: most likely an earlier one was never closed and swallowed the rows between.
    TextAfter,
}

/// What is wrong with the quotation marks of a row's text.
pub(super) fn quote_fault(raw: &[u8], delimiter: u8) -> Option<QuoteFault> {
    enum Place {
        CellStart,
        Plain,
        Quoted,
        AfterMark,
    }
    if !raw.contains(&b'"') {
        return None;
    }
    let mut place = Place::CellStart;
    for byte in raw {
        let separates = *byte == delimiter || matches!(byte, b'\n' | b'\r');
        place = match (place, *byte) {
            (Place::CellStart | Place::AfterMark, b'"') => Place::Quoted,
            (Place::Quoted, b'"') => Place::AfterMark,
            (Place::Quoted, _) => Place::Quoted,
            _ if separates => Place::CellStart,
            (Place::AfterMark, _) => return Some(QuoteFault::TextAfter),
            _ => Place::Plain,
        };
    }
    matches!(place, Place::Quoted).then_some(QuoteFault::Unclosed)
}
