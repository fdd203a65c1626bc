//! One cell as it is read, of which a bounded beginning is kept: a quotation mark that is never closed makes a cell of the rest of a file.

/// How much of a cell is kept, in bytes: more than the longest text that is taken, in any script.
const LONGEST_CELL: usize = 64 * 1024;

/// A cell as it is read.
#[derive(Default)]
pub(super) struct Cell {
    /// Its beginning.
    bytes: Vec<u8>,
    /// How many characters it has, the ones that are not kept too.
    characters: usize,
    is_cut: bool,
}

impl Cell {
    /// Whether nothing was taken in.
    pub(super) const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Takes in the next piece of it.
    pub(super) fn take_in(&mut self, piece: &[u8]) {
        // Every byte of UTF-8 but the ones that continue a character begins one.
        self.characters += piece.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let space = LONGEST_CELL - self.bytes.len();
        self.is_cut |= piece.len() > space;
        self.bytes.extend_from_slice(piece.get(..space).unwrap_or(piece));
    }

    /// Its text and, where that is cut, how many characters there are in all.
    pub(super) fn finish(self) -> (String, Option<usize>) {
        // The whole file was checked to be UTF-8, and a cell ends at ASCII marks only: there is nothing else unless it is cut within a
        // character.
        let text = String::from_utf8(self.bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
        (text, self.is_cut.then_some(self.characters))
    }
}
