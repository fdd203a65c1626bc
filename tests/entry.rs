//! From text to facts: what a form's field or a file's cell may hold, and how a bad one is named.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::record::{
    Day, DayOrder, EntryOptions, FieldError, HALF_TYPED, InstrumentSet, Key, Role, Route, SessionStatus,
    read_instrument, read_patient, read_score, read_session,
};
use anamnesis::words::{field_error_words, form_words};
use std::collections::BTreeMap;

const KEY: Key = Key::from_bits(7);

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

fn score(pairs: &[(&str, &str)]) -> Result<f64, Vec<FieldError>> {
    let mut all = vec![("instrument", "promis-cf"), ("date", "2026-03-02"), ("value", "42.3")];
    all.extend_from_slice(pairs);
    read_score(&fields(&all), EntryOptions::default(), &InstrumentSet::built_in(), KEY).map(|s| s.value.get())
}

/// The words of the first error, which a person reads.
fn complaint<T: std::fmt::Debug>(read: Result<T, Vec<FieldError>>) -> String {
    field_error_words(&read.unwrap_err()[0])
}

#[test]
fn every_shipped_instrument_is_read_and_every_memory_one_can_be_judged() {
    let set = InstrumentSet::built_in();
    let rows = include_str!("../src/record/instruments.csv").lines().count() - 1;
    assert_eq!((set.iter().count(), rows), (8, 8));
    assert!(set.iter().filter(|i| i.role == Role::Memory).all(|i| i.change_rule().is_some()));
}

#[test]
fn zero_is_a_score_and_nothing_is_not() {
    assert_eq!(score(&[("instrument", "memory-nrs"), ("value", "0")]), Ok(0.0));
    assert!(complaint(score(&[("value", "")])).contains("0 is a score"));
    assert!(complaint(score(&[("value", "  ")])).starts_with("value"));
}

#[test]
fn a_value_out_of_range_or_off_the_step_is_named_with_what_was_expected() {
    assert_eq!(
        complaint(score(&[("value", "812")])),
        "value: expected 20 to 70, the range of PROMIS Cognitive Function (T-score), found “812”"
    );
    assert!(complaint(score(&[("value", "42.35")])).contains("a multiple of 0.1 from 20"));
    for text in ["1E-22", "NaN", "inf", "4 2", "1,234.5", "--4", "0x2a", "forty"] {
        assert!(complaint(score(&[("value", text)])).contains("expected a number, found"), "{text}");
    }
}

/// A form answered "47,5" with "Needed here is a number with a decimal point": whoever writes so was refused for nothing.
#[test]
fn a_form_reads_a_decimal_comma_and_asks_where_it_may_part_thousands() {
    assert_eq!(score(&[("value", "47,5")]), Ok(47.5));
    assert_eq!(score(&[("value", "47.5")]), Ok(47.5));
    let asked = complaint(score(&[("value", "1,234")]));
    assert!(asked.contains("1.234 or 1234, written so that it can only be one of them"), "{asked}");
}

/// Numbers out of a spreadsheet came as `="00123"`, and an instrument's id in capitals.
#[test]
fn an_id_is_read_without_what_a_spreadsheet_adds_and_a_near_miss_is_named() {
    let patient = read_patient(&fields(&[("patient_id", " =\"00123\"")]), EntryOptions::default(), KEY).unwrap();
    assert_eq!(patient.number, "00123");
    let near = complaint(score(&[("instrument", "PROMIS-CF")]));
    assert!(
        near.contains("expected promis-cf (what stands here differs from “promis-cf” only in letter case)"),
        "{near}"
    );
}

#[test]
fn dates_are_never_guessed() {
    for (text, expected) in [
        ("03/04/2026", "say whether day or month comes first"),
        ("2026-02-30", "a day that the calendar has"),
        ("1899-12-31", "from 1900-01-01 on"),
        ("46085", "YYYY-MM-DD"),
        ("", "YYYY-MM-DD"),
    ] {
        assert!(complaint(score(&[("date", text)])).contains(expected), "{text}");
    }
    let row = fields(&[("date", "3.4.2026")]);
    let options = EntryOptions { day_order: Some(DayOrder::DayFirst), ..EntryOptions::default() };
    assert_eq!(read_session(&row, options, KEY).unwrap().day.to_string(), "2026-04-03");
}

#[test]
fn every_error_of_a_row_is_named_at_once() {
    let row = fields(&[
        ("date", "2026-13-01"),
        ("route", "nasal"),
        ("status", "done"),
        ("time", "9:00"),
        ("systolic_before", "12o"),
    ]);
    let errors = read_session(&row, EntryOptions::default(), KEY).unwrap_err();
    let named: Vec<&str> = errors.iter().map(|e| e.field).collect();
    assert_eq!(named, ["date", "time", "status", "route", "systolic_before"]);
}

#[test]
fn empty_cells_of_a_session_have_the_documented_meaning() {
    let session = read_session(&fields(&[("date", "2026-03-02")]), EntryOptions::default(), KEY).unwrap();
    assert_eq!((session.status, session.route, session.dose_mg), (SessionStatus::Given, Route::Unknown, None));
}

#[test]
fn a_name_that_looks_like_markup_is_text() {
    let name = "<img src=x onerror=alert(1)>";
    let patient = read_patient(&fields(&[("patient_id", "1"), ("name", name)]), EntryOptions::default(), KEY).unwrap();
    assert_eq!(patient.name, name);
    assert!(
        complaint(read_patient(&fields(&[("patient_id", " ")]), EntryOptions::default(), KEY)).contains("own number")
    );
}

#[test]
fn a_memory_instrument_without_any_rule_is_refused_with_the_reason() {
    let base =
        [("id", "own"), ("name", "Own"), ("role", "memory"), ("higher_is_better", "true"), ("min", "0"), ("max", "10")];
    let with = |more: &[(&str, &str)]| {
        let mut all = base.to_vec();
        all.extend_from_slice(more);
        read_instrument(&fields(&all), EntryOptions::default())
    };
    assert!(complaint(with(&[])).contains("can’t be judged"));
    assert!(complaint(with(&[("fixed_drop", "2")])).contains("can’t be judged"));
    assert!(complaint(with(&[("fixed_drop", "2"), ("fixed_recovery", "3")])).contains("at most fixed_drop"));
    assert!(with(&[("fixed_drop", "2"), ("fixed_recovery", "1")]).is_ok());
    assert!(with(&[("sem", "1.5")]).is_ok());
    // The range was written out as 300 zeros to 0.999999999, and that of `mic` as 309 figures.
    for reliability in ["0", "1", "1.5"] {
        let words = format!("reliability: expected a number above 0, below 1, found “{reliability}”");
        assert_eq!(complaint(with(&[("norm_sd", "10"), ("reliability", reliability)])), words);
    }
    let words = "mic: expected a number of points, 0 or more, found “-1”";
    assert_eq!(complaint(with(&[("sem", "3"), ("mic", "-1")])), words);
    assert!(complaint(with(&[("sem", "1"), ("min", "10")])).starts_with("max"));
}

#[test]
fn a_long_cell_is_shortened_in_the_message_and_control_characters_are_shown() {
    let message = complaint(score(&[("date", &"x".repeat(10_000))]));
    assert!(message.len() < 200);
    assert!(complaint(score(&[("date", "a\u{202e}\nb")])).contains("a[U+202E][U+000A]b"));
}

/// A session given in 2062 was kept and named nowhere. What has not come yet is refused where it can't have happened; a planned session, and
/// one that was missed, may lie ahead.
#[test]
fn what_has_not_come_yet_was_not_given_and_nobody_is_born_then() {
    let latest = Day::parse_iso("2026-11-25").unwrap();
    let options = EntryOptions { latest: Some(latest), ..EntryOptions::default() };
    let session = |date: &str, status: &str| read_session(&fields(&[("date", date), ("status", status)]), options, KEY);
    assert!(session("2026-11-25", "").is_ok() && session("2062-09-01", "planned").is_ok());
    let refused = complaint(session("2026-11-26", ""));
    assert!(refused.starts_with("date: expected a day that has come, up to 2026-11-25"), "{refused}");
    let born = |date: &str| read_patient(&fields(&[("patient_id", "1"), ("birth_date", date)]), options, KEY);
    assert!(born("2026-11-25").is_ok());
    assert!(complaint(born("2026-11-26")).starts_with("birth_date: expected a day that has come"));
    for none in ["0000-00-00", "1900-01-00", "1899-12-31"] {
        assert!(born(none).is_err() && session(none, "").is_err(), "{none}");
    }
}

/// After one key in a part of a date, the form said "Needed here is a date as YYYY-MM-DD" beside a box that shows mm/dd/yyyy.
#[test]
fn a_date_or_time_of_which_a_part_is_typed_is_said_to_be_not_complete() {
    let said = |name: &str, text: &str| {
        let all = fields(&[("instrument", "promis-cf"), ("date", "2026-03-02"), ("value", "42"), (name, text)]);
        let errors = read_score(&all, EntryOptions::default(), &InstrumentSet::built_in(), KEY).unwrap_err();
        form_words(&errors[0])
    };
    assert_eq!(said("date", HALF_TYPED), "This date is not complete.");
    assert_eq!(said("time", HALF_TYPED), "This time is not complete.");
    assert_eq!(said("date", "yesterday"), "Needed here is a date as YYYY-MM-DD.");
    assert_eq!(said("time", "noon"), "Needed here is a time as HH:MM (24 h).");
    let typed = fields(&[("patient_id", "1"), ("birth_date", HALF_TYPED)]);
    let errors = read_patient(&typed, EntryOptions::default(), KEY).unwrap_err();
    assert_eq!(form_words(&errors[0]), "This date is not complete.");
}
