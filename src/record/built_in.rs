//! The instruments that the product ships, read from `instruments.csv` by the rules that hold for a clinic's own file.

use super::{EntryOptions, InstrumentSet, read_instrument};
use csv_core::{ReadFieldResult, Reader};
use std::collections::BTreeMap;

const FILE: &str = include_str!("instruments.csv");

impl InstrumentSet {
    /// The shipped instruments. `tests/entry.rs` holds that none of the file's rows is refused.
    pub fn built_in() -> Self {
        let mut rows = rows(FILE).into_iter();
        let header = rows.next().unwrap_or_default();
        let named = rows.map(|cells| {
            let mut row = BTreeMap::new();
            row.extend(header.iter().cloned().zip(cells));
            row
        });
        Self::new(named.filter_map(|row| read_instrument(&row, EntryOptions::default()).ok()))
    }
}

/// The cells of a well-formed comma-separated text, row by row.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut reader, mut input) = (Reader::new(), text.as_bytes());
    let (mut rows, mut row, mut cell, mut buffer) = (Vec::new(), Vec::new(), Vec::new(), [0; 256]);
    loop {
        let (result, read, written) = reader.read_field(input, &mut buffer);
        input = input.get(read..).unwrap_or_default();
        cell.extend_from_slice(buffer.get(..written).unwrap_or_default());
        match result {
            // An empty input is how the reader is told that the text has ended.
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                row.push(String::from_utf8_lossy(&std::mem::take(&mut cell)).into_owned());
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            ReadFieldResult::End => return rows,
        }
    }
}
