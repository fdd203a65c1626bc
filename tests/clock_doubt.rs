//! A clock that can't be right is noticed by what was entered and recorded.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use anamnesis::desk::{AuditEntry, ClockDoubt, Deed, Line, clock_doubt};
use anamnesis::record::{Day, Key, Value, What};
use anamnesis::words::clock_words;

fn on(day: &str) -> Day {
    Day::parse_iso(day).unwrap()
}

fn entry(at: &str, line: Line) -> AuditEntry {
    AuditEntry {
        number: 1,
        at: at.into(),
        by: "A".into(),
        lines: vec![line],
        writes: Vec::new(),
        accepts: Vec::new(),
        hash: String::new(),
    }
}

fn key_of(number: u64) -> Key {
    format!("{number:016x}").parse().unwrap()
}

/// A clinic at Greenwich.
fn day_of(moment: &str) -> Option<Day> {
    Day::parse_iso(moment.get(..10)?).ok()
}

fn doubt(audit: &[AuditEntry], dated: &[(u64, &str)], today: &str) -> Option<ClockDoubt> {
    let dated = dated.iter().map(|(key, day)| (key_of(*key), on(day)));
    clock_doubt(audit, dated, day_of, on(today))
}

/// A computer came back from repair with its clock at June of the year before: every patient was judged by that day, none was overdue, and
/// no page said a word.
#[test]
fn a_clock_that_is_behind_what_was_entered_is_said() {
    let audit = [
        entry("2026-11-25T09:00:00Z", Line::new(Deed::Entered, What::Nothing)),
        // Opening it under the wrong clock writes an entry of its own.
        entry("2025-06-01T09:00:00Z", Line::new(Deed::Unlocked, What::Nothing)),
    ];
    let found = doubt(&audit, &[(1, "2026-11-20"), (2, "2025-01-01")], "2025-06-01").unwrap();
    assert_eq!(clock_words(&found), "This computer’s clock says 1 Jun 2025, but the record goes on to 25 Nov 2026.");
    assert_eq!((found.was_entered, found.patients), (true, vec![key_of(1)]));
    assert_eq!(doubt(&audit, &[(1, "2026-11-20")], "2026-11-25"), None);
}

#[test]
fn what_is_recorded_speaks_against_it_as_well_but_not_the_neighbouring_day() {
    let audit = [entry("2026-11-24T22:00:00Z", Line::new(Deed::Entered, What::Nothing))];
    // A mistyped year is likelier than a wrong clock: it is said, and stands in nobody's way.
    assert!(doubt(&audit, &[(1, "2026-11-27")], "2026-11-25").is_some_and(|found| !found.was_entered));
    // Entered east of here, where it was the next day already.
    assert_eq!(doubt(&audit, &[(1, "2026-11-26")], "2026-11-25"), None);
    assert_eq!(doubt(&[], &[], "2026-11-25"), None);
}

/// The clock ran thirty years ahead for an afternoon. Once it was set right, every page would have doubted it for thirty years.
#[test]
fn who_says_that_the_clock_is_right_is_believed_for_what_lay_ahead_then() {
    let confirmed =
        Line { after: Some(Value::Day(on("2056-03-01"))), ..Line::new(Deed::ClockConfirmed, What::Nothing) };
    let mut audit = vec![
        entry("2056-03-01T09:00:00Z", Line::new(Deed::Entered, What::Nothing)),
        entry("2026-11-25T09:00:00Z", confirmed),
    ];
    assert_eq!(doubt(&audit, &[(1, "2056-03-01")], "2026-11-25"), None);
    // A clock that goes wrong later is noticed all the same.
    audit.push(entry("2027-01-10T09:00:00Z", Line::new(Deed::Entered, What::Nothing)));
    assert_eq!(doubt(&audit, &[(1, "2056-03-01")], "2026-12-01").unwrap().newest, on("2027-01-10"));
    assert_eq!(doubt(&audit, &[(1, "2056-03-02")], "2027-01-10").unwrap().newest, on("2056-03-02"));
}
