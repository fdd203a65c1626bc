//! A file's reading never holds more than a few times the file, whatever stands in it.
//!
//! A CSV of 32 MB in which every cell was wrong took 4 GB of errors, and the page died at "Checking the rows" without a word.
#![cfg(not(target_arch = "wasm32"))]

use anamnesis::caseload::Clinic;
use anamnesis::exchange::{ImportOptions, NamedFile, Preview, Reading};
use anamnesis::record::Key;
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// How large the files are, in bytes. What is held grows with them evenly, so that small ones show it.
const SIZE: usize = 1 << 20;
/// How many times the file may be held where all of it is wrong: the file itself, and the errors that are kept.
const OF_WRONG: f64 = 1.5;
/// The same where each row is another patient who is refused: whoever is named in another file is known by that.
const OF_REFUSED_PATIENTS: f64 = 8.0;
/// The same of rows that are taken, the shortest that there are, on a machine whose addresses have 8 bytes.
const OF_RIGHT: f64 = 12.0;
/// What each patient takes besides, in bytes.
const OF_PATIENT: f64 = 1200.0;

/// The text of each row.
type Row = fn(usize) -> String;

/// A file of about [`SIZE`] with that header.
fn file(name: &str, header: &str, row: Row) -> NamedFile {
    let mut text = String::with_capacity(SIZE + 200);
    text.push_str(header);
    let mut at = 0;
    while text.len() < SIZE {
        text.push_str(&row(at));
        at += 1;
    }
    text.shrink_to_fit();
    NamedFile { name: name.to_owned(), bytes: text.into_bytes() }
}

/// What a reading finds, and how many times the file's size it held at most, the file itself included.
fn read(file: NamedFile) -> (Preview, f64) {
    let clinic = Clinic::default();
    let options = ImportOptions { create_patients: true, ..ImportOptions::default() };
    let size = file.bytes.len();
    let before = ALLOCATOR.current_usage() - size;
    ALLOCATOR.reset_peak_usage();
    let mut key = 1 << 40;
    let mut new_key = || {
        key += 1;
        Key::from_bits(key)
    };
    let known = (&clinic.charts, &*clinic.instruments, clinic.own_instruments.as_slice(), &clinic.policy);
    let mut reading = Reading::start(vec![file], known, options);
    while !reading.step(2000, &mut new_key).finished {}
    let preview = reading.finish();
    let times = (ALLOCATOR.peak_usage() - before) as f64 / size as f64;
    (preview, times)
}

/// A day of its own for each row of a patient, where every hundredth row is of the same one.
fn day(row: usize) -> String {
    let n = row / 100;
    format!("{:04}-{:02}-{:02}", 1950 + n / 336, 1 + n % 12, 1 + n / 12 % 28)
}

const SCORES: &str = "patient_id,instrument,date,value\n";

// One test, because the allocator counts for the whole program.
#[test]
fn what_is_held_is_bounded_by_the_file() {
    let wrong: [(&str, &str, &str, Row); 13] = [
        ("every cell is wrong", "scores.csv", SCORES, |_| "?,?,?,?\n".to_owned()),
        ("every row is too short", "scores.csv", SCORES, |_| "P-1\n".to_owned()),
        (
            "one cell is the file",
            "scores.csv",
            "patient_id,instrument,date,value,note\nP-1,promis-cf,2026-03-01,40,",
            |_| "a very long note ".to_owned(),
        ),
        ("the patient's number is the file", "scores.csv", "patient_id,instrument,date,value\nP", |_| "1".to_owned()),
        ("one cell in quotation marks is the file", "scores.csv", "patient_id,date,dose_mg\n\"P", |_| {
            "\n\"\"x".to_owned()
        }),
        ("a quotation mark is never closed", "scores.csv", "patient_id,instrument,date,value\nP-1,\"", |_| {
            "x,2026-03-01\n".to_owned()
        }),
        ("one row has all cells", "scores.csv", SCORES, |_| "x,".to_owned()),
        ("the header has all columns", "scores.csv", "patient_id,instrument,date,value", |_| ",x".to_owned()),
        ("the header is one column", "scores.csv", "patient_id", |_| "x".to_owned()),
        ("nothing is closed in the header", "scores.csv", "patient_id,\"", |_| ",\n".to_owned()),
        ("settings as large as a table", "policy.json", "{\"window_days\": [", |_| "[1],".to_owned()),
        ("nothing but empty lines", "scores.csv", SCORES, |_| "\n".to_owned()),
        ("nothing but empty cells", "scores.csv", SCORES, |_| ",,,\n".to_owned()),
    ];
    for (what, name, header, row) in wrong {
        let (preview, times) = read(file(name, header, row));
        eprintln!("{what}: {times:.2} times the file");
        assert!(times < OF_WRONG, "{what}: {times} times the file");
        assert!(preview.plan.is_empty(), "{what}");
    }
    let (preview, times) = read(file("patients.csv", "patient_id,sex\n", |n| format!("P-{n},?\n")));
    assert!(times < OF_REFUSED_PATIENTS && preview.refused() > 100_000, "{times} times the file");
    let right: [(&str, &str, Row); 7] = [
        ("patients", "patient_id,name,birth_date,sex\n", |n| format!("P-{n},Name of {n},1980-01-01,female\n")),
        ("patients of whom only the number is known", "patient_id,name\n", |n| format!("{n},\n")),
        ("one score each", SCORES, |n| format!("P-{n},promis-cf,2026-03-01,40\n")),
        ("scores", SCORES, |n| format!("P-{},promis-cf,{},40\n", n % 100, day(n))),
        ("sessions", "patient_id,date,status\n", |n| format!("P-{},{},given\n", n % 100, day(n))),
        ("the same row", SCORES, |_| "P-1,promis-cf,2026-03-01,40\n".to_owned()),
        ("doses that are asked about", "patient_id,date,dose_mg\n", |n| format!("P-{},{},4000\n", n % 100, day(n))),
    ];
    for (what, header, row) in right {
        let (preview, times) = read(file("file.csv", header, row));
        let patients = preview.plan.charts.len() as f64;
        let most = OF_RIGHT + OF_PATIENT * patients / SIZE as f64;
        eprintln!("{what}: {times:.2} times the file, {patients} patients");
        assert!(times < most, "{what}: {times} times the file");
        assert!(!preview.plan.is_empty(), "{what}: {:?}", preview.errors.first().first());
    }
}
