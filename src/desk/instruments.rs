//! The instruments that the product ships.

use crate::record::{EntryOptions, InstrumentSet, read_instrument};
use csv_core::{ReadRecordResult, Reader};
use std::collections::BTreeMap;

/// The instruments of [`InstrumentSet::BUILT_IN`]. A test holds that every row of that file is read.
pub fn built_in_instruments() -> InstrumentSet {
    let mut rows = rows(InstrumentSet::BUILT_IN.as_bytes()).into_iter();
    let names = rows.next().unwrap_or_default();
    let fields = rows.map(|row| names.iter().cloned().zip(row).collect::<BTreeMap<String, String>>());
    InstrumentSet::new(fields.filter_map(|row| read_instrument(&row, EntryOptions::default()).ok()))
}

/// The records of a CSV text. No record of it is longer than the whole, so buffers of its size never fill up.
fn rows(mut input: &[u8]) -> Vec<Vec<String>> {
    let mut reader = Reader::new();
    let (mut text, mut ends) = (vec![0; input.len()], vec![0; input.len()]);
    let mut rows = Vec::new();
    loop {
        let (result, read, _, fields) = reader.read_record(input, &mut text, &mut ends);
        input = input.get(read..).unwrap_or_default();
        if result != ReadRecordResult::Record {
            // The file ends with a line break, so a record is always complete when the input is used up.
            return rows;
        }
        let mut from = 0;
        let cells = ends.iter().take(fields).map(|end| {
            let cell = text.get(from..*end).unwrap_or_default();
            from = *end;
            String::from_utf8_lossy(cell).into_owned()
        });
        rows.push(cells.collect());
    }
}
