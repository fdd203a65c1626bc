//! What is missing among the files: a judgement from patients and scores without their sessions would be a false one.

use crate::exchange::{FileSummary, Gap, Preview, Table};

/// Empty files, and sessions or scores that no file has though patients come in with these files.
pub(super) fn gaps(preview: &Preview) -> Vec<Gap> {
    let files = &preview.files;
    let empty = files.iter().filter(|f| f.is_empty);
    let mut gaps: Vec<Gap> =
        empty.map(|f| Gap { file: Some(f.name.clone()), is_empty: true, table: Table::named(&f.name) }).collect();
    // What a file holds that could not be told may be the very table: its own error says what to do.
    let all_told = files.iter().all(|f| f.table.is_some() || f.is_empty);
    let brings_patients = preview.made_patients > 0 || files.iter().any(|f| f.table == Some(Table::Patients));
    for table in [Table::Sessions, Table::Scores].into_iter().filter(|_| brings_patients && all_told) {
        let of_it = || files.iter().filter(|f| f.table == Some(table));
        let has_rows = |f: &FileSummary| f.rows > f.blank;
        if of_it().any(has_rows) || gaps.iter().any(|gap| gap.table == Some(table)) {
            continue;
        }
        let names: Vec<_> = of_it().map(|f| Some(f.name.clone())).collect();
        let names = if names.is_empty() { vec![None] } else { names };
        gaps.extend(names.into_iter().map(|file| Gap { file, is_empty: false, table: Some(table) }));
    }
    gaps
}
