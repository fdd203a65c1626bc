//! Files in which more is wrong than anybody reads: the first errors are listed, the rest is counted, and no count is less than exact.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{Command, apply};
use anamnesis::exchange::{ImportOptions, KEPT, NamedFile, Preview, Reading, Table, check_sizes};
use anamnesis::record::{Fault, Key};
use anamnesis::words::{errors_csv, more_errors_words, row_error_words};
use importing::{imported, read, read_with, recorded::stamp};
use std::fmt::Write as _;

#[path = "support/importing.rs"]
mod importing;

/// A file with that header and so many rows.
fn file(header: &str, rows: std::ops::Range<usize>, row: impl Fn(usize) -> String) -> String {
    rows.fold(header.to_owned(), |text, at| text + &row(at) + "\n")
}

const SCORES: &str = "patient_id,instrument,date,value\n";

/// 400,000 wrong cells took 4 GB of sentences; the page died without a word.
#[test]
fn what_is_not_listed_is_counted_by_file_column_and_kind() {
    let row = |at: usize| match at {
        1500..2200 => "P-1,promis-cf,some day,40".to_owned(),
        2200 => "P-1,promis-cf".to_owned(),
        2201 => "P-1,promis-cf,03/04/2026,40".to_owned(),
        _ => "P-1,promis-cf,2026-03-01,forty".to_owned(),
    };
    let scores = file(SCORES, 0..2202, row);
    let preview = read(&Clinic::default(), &[("patients.csv", "patient_id\nP-1\n"), ("scores.csv", &scores)]);
    assert_eq!((preview.errors.count(), preview.errors.first().len(), preview.refused()), (2202, KEPT, 2202));
    assert_eq!(preview.errors.first()[KEPT - 1].line, KEPT + 1, "the first of the file");
    let more: Vec<_> = preview.errors.more().into_iter().map(|m| (m.column, m.fault, m.count)).collect();
    let expected = [
        ("date", Fault::NotADate, 700),
        ("value", Fault::NotANumber, 500),
        ("date", Fault::Cells, 1),
        ("date", Fault::AmbiguousDate, 1),
    ];
    assert_eq!(more, expected.map(|(column, fault, count)| (column.to_owned(), fault, count)));
    assert!(preview.has_ambiguous_dates(), "asked about, though that date is not listed");
    insta::assert_snapshot!(more_errors_words(&preview.errors).unwrap(), @"And 1,202 more, not listed one by one: scores.csv: 700 cells of date are no date; scores.csv: 500 cells of value are no number; scores.csv: 1 row is longer or shorter than the header; scores.csv: 1 cell of date is a date only once it is said whether day or month comes first.");
    let csv = errors_csv(&preview.errors);
    assert_eq!(csv.lines().count(), 1 + KEPT + 4);
    assert!(
        csv.ends_with(
            ",scores.csv: 1 cell of date is a date only once it is said whether day or month comes first
"
        ),
        "the file says what it leaves out"
    );
}

/// Whose row is refused is known beyond the list too: made anew from a score, the patient had lost name and birth date.
#[test]
fn nobody_is_made_of_whom_a_row_is_refused() {
    let patients = file("patient_id,birth_date\n", 0..KEPT + 50, |at| format!("P-{at},some day"));
    let scores = file(SCORES, 0..KEPT + 60, |at| format!("P-{at},promis-cf,2026-03-01,40"));
    let options = ImportOptions { create_patients: true, ..ImportOptions::default() };
    let preview = read_with(&Clinic::default(), &[("patients.csv", &patients), ("scores.csv", &scores)], options);
    assert_eq!((preview.made_patients, preview.plan.charts.len()), (10, 10));
    assert_eq!((preview.errors.count(), preview.refused()), (KEPT + 50, 2 * (KEPT + 50)));
    let words = more_errors_words(&preview.errors).unwrap();
    assert!(words.ends_with("50 cells of birth_date are no date. 50 more rows are refused with them."), "{words}");
}

/// Stored records that a file lacks are shown up to a number, and all of them go.
#[test]
fn all_that_is_missing_goes_though_not_all_is_listed() {
    let day = |at: usize| format!("{:04}-{:02}-{:02}", 2000 + at / 336, 1 + at % 12, 1 + at / 12 % 28);
    let row = |at: usize| format!("P-1,promis-cf,{},40", day(at));
    let all = KEPT + 200;
    let before = imported(
        &Clinic::default(),
        &[
            ("patients.csv", "patient_id\nP-1\n"),
            ("scores.csv", &file(SCORES, 0..all, row)),
            ("sessions.csv", "patient_id,date,status\nP-1,1999-01-01,given\n"),
        ],
    );
    let preview: Preview = read(&before, &[("scores.csv", &file(SCORES, 0..1, row))]);
    assert_eq!((preview.missing.count(), preview.missing.first().len()), (all - 1, KEPT));
    let after = before.with(&apply(&before, Command::Import(preview.plan_removing_missing()), &stamp("")).unwrap());
    assert_eq!(after.by_number("P-1").unwrap().scores.len(), 1);
}

/// Changes, repeats and questions are as many as rows.
#[test]
fn changes_repeats_and_questions_are_counted_exactly() {
    let many = KEPT + 7;
    let patients = file("patient_id,name\n", 0..many, |at| format!("P-{at},A{at}"));
    let before = imported(
        &Clinic::default(),
        &[
            ("patients.csv", &patients),
            ("s.csv", "patient_id,date,status\nP-0,2026-01-01,given\n"),
            ("c.csv", "patient_id,instrument,date,value\nP-0,promis-cf,2026-01-01,40\n"),
        ],
    );
    let renamed = file("patient_id,name\n", 0..many, |at| format!("P-{at},B{at}"));
    let mut doses = "patient_id,date,route,dose_mg\n".to_owned();
    for at in 0..many {
        writeln!(doses, "P-{at},2026-03-01,iv,4000\nP-{at},2026-03-01,iv,4000").unwrap();
    }
    let preview = read(&before, &[("patients.csv", &renamed), ("doses.csv", &doses)]);
    assert_eq!((preview.changes.count(), preview.changes.first().len()), (many, KEPT));
    assert_eq!((preview.repeats.count(), preview.repeats.first().len(), preview.repeated_doses), (many, KEPT, many));
    let asked = &preview.asked[0].rows;
    assert_eq!((asked.count(), asked.first().len(), asked.first()[KEPT - 1].line), (many, KEPT, 2 * KEPT));
    assert!(!preview.keeps_repeats());
}

/// A file of 300 MB is refused before it is read, and so are many that are too much together.
#[test]
fn what_is_too_large_is_refused_by_its_size() {
    const MB: u64 = 1024 * 1024;
    let said = |sizes: &[(&str, u64)]| {
        let refused = check_sizes(sizes.iter().copied());
        refused.iter().map(|(_, error)| row_error_words(error)).collect::<Vec<_>>()
    };
    assert_eq!(said(&[("a.csv", 64 * MB), ("b.csv", 64 * MB)]), Vec::<String>::new());
    assert_eq!(
        said(&[("a.csv", 300 * MB)]),
        ["a.csv:1:1: expected a file of at most 64 MB: split it into several, found 300 MB"]
    );
    assert_eq!(
        said(&[("a.csv", 64 * MB), ("b.csv", 64 * MB), ("c.csv", 1)]),
        ["c.csv:1:1: expected files of at most 128 MB together: choose fewer at once, found 129 MB up to this file"]
    );
}

/// Beside a file of 225 MB, one with two good rows vanished: no file was named, and there was nothing to import.
#[test]
fn a_file_beside_one_that_is_too_large_is_read() {
    const MB: u64 = 1024 * 1024;
    let sizes = [("huge.csv", 225 * MB), ("patients.csv", 40), ("b.csv", 64 * MB), ("c.csv", 64 * MB), ("d.csv", 9)];
    let places: Vec<usize> = check_sizes(sizes.into_iter()).into_iter().map(|(at, _)| at).collect();
    assert_eq!(places, [0, 3], "what is refused leaves its room to the others");

    let clinic = Clinic::default();
    let known = (&clinic.charts, &*clinic.instruments, clinic.own_instruments.as_slice(), &clinic.policy);
    let file = |name: &str, text: &str| NamedFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
    let files =
        vec![file("p1.csv", "patient_id\nP-1\nP-2\n"), file("s1.csv", "patient_id,date,route\nP-9,2026-03-01,iv\n")];
    let mut reading = Reading::start(files, known, ImportOptions::default());
    for (at, error) in check_sizes([("p1.csv", 20), ("huge.csv", 225 * MB), ("s1.csv", 40)].into_iter()) {
        reading.refuse(at, error);
    }
    let mut bits = 0;
    let mut new_key = || {
        bits += 1;
        Key::from_bits(bits)
    };
    while !reading.step(100, &mut new_key).finished {}
    let preview = reading.finish();
    let told: Vec<_> = preview.files.iter().map(|f| (f.name.as_str(), f.table, f.added, f.refused)).collect();
    let (patients, sessions) = (Some(Table::Patients), Some(Table::Sessions));
    assert_eq!(told, [("p1.csv", patients, 2, 0), ("huge.csv", None, 0, 0), ("s1.csv", sessions, 0, 1)]);
    assert_eq!(preview.plan.charts.len(), 2);
    let said: Vec<String> = preview.errors.first().iter().map(row_error_words).collect();
    assert_eq!(
        said,
        [
            "huge.csv:1:1: expected a file of at most 64 MB: split it into several, found 225 MB; 1 session is refused with it"
        ]
    );
}
