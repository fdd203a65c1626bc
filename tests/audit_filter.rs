//! Finding in the audit, taking it out as a table, and what it says of the last backup.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{AuditEntry, AuditFilter, AuditView, BackupState, Deed, Line, Place, Told, Written, last_backup};
use anamnesis::judge::Policy;
use anamnesis::record::{
    Chart, Charts, Day, Facts, FieldCell, Id, InstrumentId, Key, Name, Patient, Value, ViewedAs, What,
};
use anamnesis::words::{audit_csv, line_texts};
use std::sync::Arc;

const ZOE: Key = Key::from_bits(1);
const GONE: Key = Key::from_bits(2);

fn charts() -> Charts {
    let patient = Patient { name: Name::new("Zoë Example").unwrap(), ..Patient::of(ZOE, Id::new("0042").unwrap()) };
    Charts::from([(ZOE, Arc::new(Chart::new(patient)))])
}

fn entry(number: u64, at: &str, by: &str, lines: Vec<Line>) -> AuditEntry {
    AuditEntry {
        number,
        at: at.into(),
        by: by.into(),
        lines,
        writes: Vec::new(),
        accepts: Vec::new(),
        hash: format!("hash{number}"),
    }
}

fn score() -> What {
    What::Score { instrument: InstrumentId::new("promis-cf").unwrap(), day: day("2026-03-02").unwrap() }
}

fn fields(fields: &[(&'static str, &str)]) -> Option<Value> {
    Some(Value::Record(fields.iter().map(|(name, cell)| FieldCell((*name).into(), (*cell).to_owned())).collect()))
}

/// A write of that patient's record that is told in one line.
fn written(patient: Key, deed: Deed) -> Written {
    let facts = Some(Facts { deeds: vec![(deed, 1)], ..Facts::default() });
    Written { name: format!("patient/{patient}"), facts, ..Written::default() }
}

/// What the journals say: of the third entry nothing is left.
fn told() -> Told {
    let changed = Line {
        before: fields(&[("note", "=1+1")]),
        after: fields(&[("note", "\"calm\", said so")]),
        ..Line::of(Deed::Changed, ZOE, score())
    };
    Told([((1, 0), vec![changed])].into())
}

fn clinic() -> Clinic {
    Clinic::new(charts(), Vec::new(), Policy::default())
}

fn texts(line: &Line) -> Vec<String> {
    line_texts(line, &Clinic::default())
}

fn view() -> AuditView {
    let entries = vec![
        entry(1, "2026-03-01T23:30:00Z", "Dr. Ångström", vec![Line::new(Deed::Unlocked, What::Nothing)]),
        AuditEntry {
            writes: vec![written(ZOE, Deed::Changed)],
            ..entry(
                2,
                "2026-03-02T09:41:07Z",
                "Dr. Ångström",
                vec![Line::of(Deed::Viewed, ZOE, What::Viewed(ViewedAs::Page))],
            )
        },
        AuditEntry {
            writes: vec![written(GONE, Deed::Removed)],
            ..entry(3, "2026-03-02T10:00:00Z", "Nurse B", vec![])
        },
        entry(4, "2026-03-03T00:00:00Z", "Nurse B", vec![]),
    ];
    AuditView { entries, ..AuditView::default() }
}

/// The numbers of the entries and the places of their lines that a filter finds, where the day begins at midnight UTC. A line about facts
/// comes after the entry's own.
fn found(filter: AuditFilter) -> Vec<(u64, usize)> {
    let (view, told) = (view(), told());
    let places = filter.found(&view, &charts(), |day| format!("{day}T00:00:00Z"));
    let number = |place: Place| {
        let entry = view.at(place, &told).unwrap().0;
        (entry.number, place.line + place.write.map_or(0, |_| entry.lines.len()))
    };
    filter.saying((&view, &told), &places, texts).into_iter().map(number).collect()
}

fn day(text: &str) -> Option<Day> {
    Some(Day::parse_iso(text).unwrap())
}

#[test]
fn everything_is_there_newest_first_an_entry_without_lines_too() {
    assert_eq!(found(AuditFilter::default()), [(4, 0), (3, 0), (2, 0), (2, 1), (1, 0)]);
}

#[test]
fn deed_person_patient_and_text_narrow_it_down() {
    let all = AuditFilter::default;
    assert_eq!(found(AuditFilter { deeds: vec![Deed::Viewed, Deed::Unlocked], ..all() }), [(2, 0), (1, 0)]);
    assert_eq!(found(AuditFilter { who: "angstrom dr".into(), ..all() }), [(2, 0), (2, 1), (1, 0)]);
    for patient in ["zoe", "0042", "Example 42", " 0000000000000001 "] {
        assert_eq!(found(AuditFilter { patient: patient.into(), ..all() }), [(2, 0), (2, 1)], "{patient}");
    }
    assert_eq!(found(AuditFilter { patient: GONE.to_string(), ..all() }), [(3, 0)]);
    assert_eq!(found(AuditFilter { patient: "nobody".into(), ..all() }), []);
    assert_eq!(found(AuditFilter { text: "PROMIS-CF calm".into(), ..all() }), [(2, 1)]);
    assert_eq!(found(AuditFilter { text: "record being read".into(), ..all() }), [(3, 0)]);
}

#[test]
fn days_are_the_readers_own() {
    let (from, to) = (day("2026-03-02"), day("2026-03-02"));
    assert_eq!(found(AuditFilter { from, to, ..AuditFilter::default() }), [(3, 0), (2, 0), (2, 1)]);
    assert_eq!(found(AuditFilter { from, ..AuditFilter::default() }).len(), 4);
    assert_eq!(found(AuditFilter { to, ..AuditFilter::default() }).len(), 4);
    let view = view();
    let filter = AuditFilter { from, to, ..AuditFilter::default() };
    // An hour east of UTC the day begins at 23:00 of the day before.
    let east = filter.found(&view, &charts(), |day| format!("{}T23:00:00Z", day.plus(-1)));
    assert_eq!(east.last(), Some(&Place { entry: 0, write: None, line: 0 }));
}

#[test]
fn only_deed_and_days_stand_in_the_url() {
    let filter = AuditFilter {
        deeds: vec![Deed::SettingsChanged],
        who: "Dr. A".into(),
        patient: "0042".into(),
        from: day("2026-03-02"),
        to: day("2026-03-04"),
        text: "calm".into(),
    };
    assert_eq!(filter.to_query(), "deed=settings-changed&from=2026-03-02&to=2026-03-04");
    let read = AuditFilter::from_query("?deed=settings-changed&from=2026-03-02&to=2026-03-04&deed=nonsense&to=&x=1");
    let kept = AuditFilter { deeds: filter.deeds.clone(), from: filter.from, ..AuditFilter::default() };
    assert_eq!(read, kept, "what can't be read is left out");
    for (deed, _) in Deed::ALL {
        let one = AuditFilter { deeds: vec![deed], ..AuditFilter::default() };
        assert_eq!(AuditFilter::from_query(&one.to_query()), one);
    }
}

#[test]
fn one_line_is_found_among_a_hundred_thousand() {
    let line = |at: u64| Line {
        before: fields(&[("value", "44.6"), ("time", "08:15"), ("timing", "before")]),
        after: fields(&[("value", "45.1"), ("time", "08:15"), ("timing", "before"), ("note", &at.to_string())]),
        ..Line::of(Deed::Changed, ZOE, score())
    };
    let of = |at| AuditEntry {
        writes: vec![written(ZOE, Deed::Changed)],
        ..entry(at, "2026-03-02T09:41:07Z", "Dr. Example", vec![])
    };
    let view = AuditView { entries: (0..100_000).map(of).collect(), ..AuditView::default() };
    let told = Told((0..100_000).map(|at| ((at as usize, 0), vec![line(at)])).collect());
    let filter = AuditFilter { text: "timing 99999".into(), patient: "zoe".into(), ..AuditFilter::default() };
    let places = filter.found(&view, &charts(), |day| day.to_string());
    assert_eq!((places.len(), view.patients_at(places.iter().copied())), (100_000, [ZOE].into()));
    assert_eq!(filter.saying((&view, &told), &places, texts).len(), 1);
}

#[test]
fn the_table_guards_formulas_and_quotes() {
    let view = view();
    let places = AuditFilter::default().found(&view, &charts(), |day| day.to_string());
    let csv = audit_csv((&view, &told()), &places, &clinic());
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "number,at,by,deed,patient_id,patient_key,what,before,after,hash");
    assert_eq!(lines[1], "4,2026-03-03T00:00:00Z,Nurse B,,,,,,,hash4");
    assert_eq!(lines[2], "3,2026-03-02T10:00:00Z,Nurse B,removed,,0000000000000002,the record is being read…,,,hash3");
    let changed = "2,2026-03-02T09:41:07Z,Dr. Ångström,changed,0042,0000000000000001,score PROMIS-CF of 2026-03-02,";
    assert_eq!(lines[4], format!("{changed}note =1+1,\"note \"\"calm\"\", said so\",hash2"));
    let mut formula = view.clone();
    formula.entries[3].by = "=HYPERLINK(1)".into();
    assert!(audit_csv((&formula, &told()), &places, &clinic()).contains(",'=HYPERLINK(1),"));
}

#[test]
fn a_backup_is_out_of_date_once_something_is_written() {
    let at = |n: u64| format!("2026-03-0{n}T09:00:00Z");
    let one = |n: u64, deed| entry(n, &at(n), "", vec![Line::new(deed, What::Nothing)]);
    assert_eq!(last_backup(&[]), BackupState::default());
    let never = last_backup(&[one(1, Deed::Opened), one(2, Deed::Entered)]);
    assert_eq!(never, BackupState { last: None, restored: false, changed_since: true, ..BackupState::default() });
    let audit = [one(1, Deed::Entered), one(2, Deed::BackedUp), one(3, Deed::Viewed), one(4, Deed::FlagShown)];
    assert_eq!(
        last_backup(&audit),
        BackupState { last: Some(at(2)), restored: false, changed_since: false, ..BackupState::default() }
    );
    for deed in [
        Deed::Changed,
        Deed::Removed,
        Deed::Reviewed,
        Deed::Decided,
        Deed::Imported,
        Deed::SettingsChanged,
        Deed::Merged,
    ] {
        let audit = [one(2, Deed::BackedUp), one(3, deed)];
        assert_eq!(
            last_backup(&audit),
            BackupState { last: Some(at(2)), restored: false, changed_since: true, ..BackupState::default() },
            "{deed:?}"
        );
    }
    let again = [one(1, Deed::BackedUp), one(2, Deed::Entered), one(3, Deed::BackedUp)];
    assert_eq!(
        last_backup(&again),
        BackupState { last: Some(at(3)), restored: false, changed_since: false, ..BackupState::default() }
    );
}
