//! Small folders that people who do this job have met (`../shared/cases`), each with its right answer: from the command and from the
//! reader that the page uses, which must say the same. `00-control` is the record that most of them vary.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{Command, apply};
use anamnesis::exchange::{ImportOptions, Preview, flags_csv};
use anamnesis::record::{Day, EntryOptions};
use anamnesis::words::row_error_words;
use importing::{read_bytes, recorded::stamp};
use std::fs;
use std::path::PathBuf;
use std::process::Output;

#[path = "support/importing.rs"]
#[expect(dead_code, reason = "not every test reads files in every way")]
mod importing;

/// The day as of which every case is judged.
const AS_OF: &str = "2026-10-01";

/// Today by this computer's clock, as the command takes it: what has not come yet is held against it. It was written down as a day, so
/// that the cases were right on that one day and wrong from the next one on.
fn today() -> Day {
    Day::parse_iso(&chrono::Local::now().date_naive().to_string()).unwrap()
}

/// What is right for a case.
enum Right {
    /// A flags table with these cells in its first row, by column, and these words on standard error.
    Judged(&'static [(&'static str, &'static str)], &'static [&'static str]),
    /// No table and exit code 1, with these words on standard error.
    Refused(&'static [&'static str]),
}
use Right::{Judged, Refused};

const PERSISTENT: &[(&str, &str)] = &[("state", "persistent"), ("persistent_since", "2026-09-29")];
const BY_56_DAYS: &[(&str, &str)] = &[("state", "emerging"), ("window_ends", "2026-10-27"), ("window_days", "56")];

/// The folder, what was seen in it before, and what is right.
const CASES: [(&str, &str, Right); 20] = [
    ("00-control", "nothing wrong", Judged(PERSISTENT, &[])),
    (
        "01a-header-break-last",
        "“date⏎(typed in)” was read as date: a false persistent, where by visit_date it would be emerging",
        Refused(&["scores.csv:1:date: expected the column date", "visit_date", "date[U+000A](typed in)"]),
    ),
    (
        "01b-header-break-dose",
        "“dose_mg⏎(per kg)” was read as dose_mg",
        Judged(PERSISTENT, &["dose_mg[U+000A](per kg)"]),
    ),
    ("02-tab-delimited-txt", "scores.txt was skipped in silence: unscored, exit code 0", Judged(PERSISTENT, &[])),
    ("03a-policy-name-case", "Policy.json was skipped in silence: the default window", Judged(BY_56_DAYS, &[])),
    ("03c-demo-rules-export", "so was the page's own export of the rules", Judged(BY_56_DAYS, &[])),
    (
        "04-zero-byte-sessions",
        "without any session the worse scores made the baseline: baseline_only, exit code 0",
        Refused(&["sessions.csv is empty", "--without sessions"]),
    ),
    (
        "05-session-before-birth",
        "a session of 1926 of a patient born in 1981 became the course's first: no_baseline",
        Refused(&[
            "sessions.csv:3:date: expected a day from the patient’s date of birth on, 1981-05-04, found “1926-09-15”",
        ]),
    ),
    (
        "06-given-in-the-future",
        "a session given in 2062 was kept and not used: baseline_only",
        Refused(&["sessions.csv:2:date: expected a day that has come", "found “2062-09-01”"]),
    ),
    (
        "07-id-case",
        "P-1 and p-1 became two patients without a word, and the flag was lost",
        Judged(&[("state", "emerging")], &["“p-1” differs from “P-1” only in letter case"]),
    ),
    (
        "08-thousands-dot",
        "1.350 beside 980,5 in one column was read as 1.35",
        Refused(&[
            "scores.csv:3:value: expected to be told whether the point is the decimal mark",
            "--decimal value=comma",
        ]),
    ),
    (
        "10-instrument-case",
        "PROMIS-CF beside promis-cf made two tracks",
        Refused(&["instruments.csv:2:id: ", "differs from “promis-cf” only in letter case"]),
    ),
    (
        "11-pressure-swapped",
        "80/125 mmHg was taken",
        Judged(PERSISTENT, &["sessions.csv:2: P-1: A blood pressure of 80/125 mmHg"]),
    ),
    (
        "12-dose-unit",
        "0.04 mg IV and 400 mg at 8 kg were taken without a question",
        Judged(
            &[("state", "emerging")],
            &["sessions.csv:4: P-1: 0.04 mg IV is far from", "sessions.csv:5: P-1: A body weight of 8 kg"],
        ),
    ),
    (
        "16-zero-date",
        "two birth dates of 0 raised seven more errors, which called known patients unknown",
        Refused(&[
            "patients.csv:2:birth_date: expected a day that the calendar has, found “0000-00-00”",
            "because of 2 errors",
        ]),
    ),
    (
        "18-equal-rows",
        "three devices of 28 mg on one day were one dose, without a word",
        Judged(PERSISTENT, &["sessions.csv:4: P-1 session 2026-09-01, as in line 2", "--keep-repeats"]),
    ),
    (
        "20-one-person-twice",
        "one name and birth date under two numbers, without a word",
        Judged(&[("state", "emerging")], &["“P-77” has the name and birth date of “P-1”"]),
    ),
    ("21-corrected-date/both", "nothing wrong: both dates are in the file", Judged(PERSISTENT, &[])),
    ("21-corrected-date/truth", "nothing wrong: the corrected export", Judged(&[("state", "emerging")], &[])),
    (
        "29a-own-decisions-export",
        "decisions.csv has a patient and a date: each decision was read as a dose of ketamine",
        Judged(PERSISTENT, &["decisions.csv: This table is written only"]),
    ),
];

fn folder(case: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases").join(case)
}

fn flags(case: &str, more: &[&str]) -> Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_anamnesis"));
    command.arg("flags").arg(folder(case)).args(["--as-of", AS_OF]).args(more).output().unwrap()
}

/// What the page's import shows for the same files.
fn on_the_page(case: &str) -> Preview {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder(case))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let entry = EntryOptions { latest: Some(today()), ..EntryOptions::default() };
    read_bytes(&Clinic::default(), &files, ImportOptions { entry, ..ImportOptions::default() })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn every_case_has_its_right_answer_from_the_command_and_on_the_page() {
    for (case, before, right) in CASES {
        let output = flags(case, &[]);
        let (table, errors) = (text(&output.stdout), text(&output.stderr));
        let preview = on_the_page(case);
        let said = match right {
            Judged(cells, said) => {
                assert_eq!(output.status.code(), Some(0), "{case} ({before}): {errors}");
                let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
                assert!(lines.len() > 1, "{case} ({before}): {table}");
                for (column, value) in cells {
                    let at = lines[0].iter().position(|name| name == column).unwrap();
                    assert_eq!(lines[1][at], *value, "{case} ({before}): {column}\n{table}");
                }
                assert!(
                    preview.errors.is_empty() && preview.gaps.is_empty(),
                    "{case}: the page disagrees: {preview:?}"
                );
                let clinic = Clinic::default();
                let clinic = clinic.with(&apply(&clinic, Command::Import(preview.plan), &stamp("")).unwrap());
                let today = Day::parse_iso(AS_OF).unwrap();
                assert_eq!(flags_csv(&clinic.charts, &clinic.instruments, &clinic.policy, today), table, "{case}");
                said
            }
            Refused(said) => {
                assert_eq!((output.status.code(), table.as_str()), (Some(1), ""), "{case} ({before}): {errors}");
                assert!(!preview.errors.is_empty() || !preview.gaps.is_empty(), "{case}: the page disagrees");
                for error in preview.errors.first() {
                    let said = row_error_words(error);
                    assert!(errors.contains(&said), "{case}: only the page says {said}");
                }
                said
            }
        };
        for words in said {
            assert!(errors.contains(words), "{case} ({before}): “{words}” is missing in\n{errors}");
        }
    }
}

/// What is missing may be missing for a reason, which the person says by its name.
#[test]
fn a_table_that_is_known_to_be_missing_is_done_without() {
    let output = flags("04-zero-byte-sessions", &["--without", "sessions"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("baseline_only"));
    assert!(text(&output.stderr).contains("sessions.csv: The file is empty."));
    let other = flags("04-zero-byte-sessions", &["--without", "scores"]);
    assert_eq!(other.status.code(), Some(1), "the scores are there; the sessions are not");
}
