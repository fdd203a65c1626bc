//! The tables of fields: what stored records rely on never changes, and each field's value comes back from every form that it is given.
//!
//! A field stood in twelve lists: in the record, in its reader, in its texts, twice in files, in the forms. The four blood pressures were
//! missing in one of them, and a file without their columns took them from whoever had them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::record::{
    About, Choice, Content, Day, Drug, Empty, EntryOptions, FieldError, Id, Instrument, InstrumentId, InstrumentSet,
    Key, Kind, Label, Patient, Points, Record, Role, Route, Score, Session, SessionStatus, Sex, Site, Source, TextKind,
    TimeOfDay, Timing, Together, Unfit, Word, read_instrument, read_patient, read_score, read_session, texts,
};
use anamnesis::words::field_help;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const KEY: Key = Key::from_bits(7);

/// Frozen: a code that was stored once means its field for good. New fields get new codes, at any place.
const CODES: [(&str, &[(u8, &str)]); 4] = [
    ("patient", &[(1, "patient_id"), (2, "name"), (3, "birth_date"), (4, "sex"), (5, "note"), (6, "course_start")]),
    (
        "session",
        &[
            (1, "date"),
            (2, "time"),
            (3, "status"),
            (4, "drug"),
            (5, "route"),
            (6, "dose_mg"),
            (7, "weight_kg"),
            (8, "site"),
            (9, "systolic_before"),
            (10, "diastolic_before"),
            (11, "systolic_peak"),
            (12, "diastolic_peak"),
            (13, "note"),
        ],
    ),
    ("score", &[(1, "instrument"), (2, "date"), (3, "value"), (4, "time"), (5, "timing"), (6, "source"), (7, "note")]),
    (
        "instrument",
        &[
            (1, "id"),
            (2, "version"),
            (3, "name"),
            (4, "role"),
            (5, "higher_is_better"),
            (6, "min"),
            (7, "max"),
            (8, "step"),
            (9, "recall_days"),
            (10, "norm_mean"),
            (11, "norm_sd"),
            (12, "reliability"),
            (13, "sem"),
            (14, "mic"),
            (15, "fixed_drop"),
            (16, "fixed_recovery"),
            (17, "loinc"),
            (18, "items_may_be_shipped"),
            (19, "source"),
            (20, "retired"),
        ],
    ),
];

fn tables() -> [Vec<&'static About>; 4] {
    [Patient::about().collect(), Session::about().collect(), Score::about().collect(), Instrument::about().collect()]
}

#[test]
fn a_stored_code_keeps_its_field_and_no_code_or_column_stands_twice() {
    for (table, (name, frozen)) in tables().iter().zip(CODES) {
        for (code, column) in frozen {
            let found = table.iter().find(|about| about.code == *code).map(|about| about.name);
            assert_eq!(found, Some(*column), "{name} {code}");
        }
        let codes: BTreeSet<u8> = table.iter().map(|about| about.code).collect();
        let columns: BTreeSet<&str> = table.iter().map(|about| about.name).collect();
        assert_eq!((codes.len(), columns.len()), (table.len(), table.len()), "{name}");
        assert!(!codes.contains(&0), "0 is nobody's");
    }
}

#[test]
fn a_stored_word_keeps_its_code() {
    fn told<T: Choice>() -> String {
        let told = |word: &Word| format!("{} {}", word.code, word.word);
        T::WORDS.iter().map(told).collect::<Vec<_>>().join(", ")
    }
    assert_eq!(told::<Sex>(), "1 female, 2 male, 3 other, 4 unknown");
    assert_eq!(told::<SessionStatus>(), "1 given, 2 planned, 3 missed");
    assert_eq!(told::<Drug>(), "1 ketamine, 2 esketamine");
    assert_eq!(told::<Route>(), "1 iv, 2 im, 3 sc, 4 intranasal, 5 sublingual, 6 oral, 7 unknown");
    assert_eq!(told::<Site>(), "1 clinic, 2 home");
    assert_eq!(told::<Timing>(), "1 before, 2 after");
    assert_eq!(told::<Source>(), "1 self, 2 clinician, 3 import");
    assert_eq!(told::<Role>(), "1 memory, 2 mood, 3 anxiety, 4 dissociation");
    assert_eq!(told::<bool>(), "1 true, 2 false");
}

fn patient() -> Patient {
    Patient::of(KEY, Id::new("P-1").unwrap())
}

fn session() -> Session {
    Session::of(KEY, Day::FIRST)
}

fn score() -> Score {
    Score::of(KEY, InstrumentId::new("wide").unwrap(), Day::FIRST, Points::new(0.0).unwrap())
}

/// An instrument that any number of points fits.
fn instrument() -> Instrument {
    let ends = [f64::MIN, f64::MAX].map(|end| Points::new(end).unwrap());
    Instrument::of(InstrumentId::new("wide").unwrap(), Label::new("Wide").unwrap(), Role::Mood, true, ends[0], ends[1])
}

/// Any value that such a field may be asked to hold, good or bad.
fn any_value() -> impl Strategy<Value = Content<'static>> {
    let text = prop_oneof![
        "[ -~àéא\n\t]{1,12}",
        Just("x".repeat(201)),
        Just("x".repeat(10_001)),
        Just("A\u{202e}".to_owned())
    ];
    let number = prop_oneof![
        (-50i32..4_000).prop_map(|tenths| f64::from(tenths) / 10.0),
        (0u16..400).prop_map(f64::from),
        any::<f64>()
    ];
    prop_oneof![
        1 => Just(Content::Nothing),
        2 => text.prop_map(|text| Content::Text(text.into())),
        2 => (0i32..90_000).prop_map(|days| Content::Day(Day::FIRST.plus(days))),
        2 => (0u16..1440).prop_map(|minutes| Content::Time(TimeOfDay::from_minutes(minutes).unwrap())),
        3 => number.prop_map(Content::Number),
        2 => (0u8..9).prop_map(Content::Choice),
    ]
}

/// Sets the field to the value. Where that is taken, the value stands in it, the whole record is built from its values again, and a reader
/// of its texts has the same; where it is refused, nothing has changed.
fn holds<R: Record + std::fmt::Debug>(
    (mut record, key): (R, R::Key),
    (at, value): (usize, Content<'static>),
    read: impl Fn(&BTreeMap<String, String>) -> Result<R, Vec<FieldError>>,
) {
    let was = record.clone();
    let field = &R::FIELDS[at % R::FIELDS.len()];
    let is_taken = field.set(&mut record, value.clone());
    if !is_taken {
        assert_eq!(record, was, "{}", field.name);
        assert!(value != Content::Nothing || field.is_required());
        return;
    }
    let stands = field.value(&record);
    match (&value, field.empty) {
        (Content::Nothing, Empty::Means(code)) => assert_eq!(stands, Content::Choice(code), "{}", field.name),
        (Content::Text(text), _) => match field.kind {
            // A name is kept without blanks around it, and so is an id.
            Kind::Text(kind) => assert_eq!(stands.text(field.kind), kind.plain(text), "{}", field.name),
            _ => panic!("{} took a text", field.name),
        },
        _ => assert_eq!(stands, value, "{}", field.name),
    }
    assert_eq!(R::build(key, |field| field.value(&record)).ok().as_ref(), Some(&record), "{}", field.name);
    // Whether there is such an instrument is known to the reader alone.
    if let Ok(read) = read(&texts(&record).into_iter().map(|(name, text)| (name.to_owned(), text)).collect()) {
        assert_eq!(read, record, "{}", field.name);
    } else {
        assert!(record.cells() != was.cells() && field.name == "instrument", "{}", field.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_field_takes_comes_back_and_what_it_refuses_changes_nothing(at in 0usize..100, value in any_value()) {
        let options = EntryOptions::default();
        let instruments = InstrumentSet::new([instrument()]);
        holds((patient(), KEY), (at, value.clone()), |texts| read_patient(texts, options, KEY));
        holds((session(), KEY), (at, value.clone()), |texts| read_session(texts, options, KEY));
        holds((score(), KEY), (at, value.clone()), |texts| read_score(texts, options, &instruments, KEY));
        holds((instrument(), ()), (at, value), |texts| read_instrument(texts, options));
    }

    /// A body weight of 4711 kg could be put in a session by whoever had one.
    #[test]
    fn no_number_outside_its_bounds_is_held(number in any::<f64>()) {
        for field in Session::FIELDS.iter().filter(|field| field.is_number()) {
            let Kind::Number(bounds) = field.kind else { panic!() };
            let mut session = session();
            prop_assert_eq!(field.set(&mut session, Content::Number(number)), bounds.take(number));
            prop_assert!(bounds.take(number) || session == self::session());
        }
    }
}

#[test]
fn what_stands_in_a_column_is_said_for_each() {
    let is_frozen = |about: &&About| CODES.iter().flat_map(|(_, fields)| *fields).any(|(_, name)| *name == about.name);
    let all = Session::about().chain(Patient::about().skip(1)).filter(is_frozen);
    let help: Vec<String> = all.map(|about| format!("{}: {}", about.name, field_help(about))).collect();
    insta::assert_snapshot!(help.join("\n"));
    assert_eq!(TextKind::Number.plain(" =\"00123\""), "00123");
}

/// An own instrument's columns were once written with `version` in the seventh place: whoever held an export against `instruments.csv` met two
/// headers that differed.
#[test]
fn instruments_are_written_in_the_order_of_their_specification() {
    let specified = include_str!("../src/record/instruments.csv").lines().next().unwrap();
    let written: Vec<_> = Instrument::about().map(|about| about.name).collect();
    assert_eq!(written.join(","), specified);
}

/// The rules between an instrument's fields stood in the reader of texts alone: whoever made one of values, such as a stored body or a form,
/// had a memory instrument without a rule, by which no change could ever be judged.
#[test]
fn no_values_make_an_instrument_whose_fields_cannot_stand_together() {
    let promis = Instrument::clone(InstrumentSet::built_in().get("promis-cf").unwrap());
    let built = |name: &str, value: Content<'static>| {
        Instrument::build((), |field| if field.name == name { value.clone() } else { field.value(&promis) })
    };
    assert_eq!(built("max", Content::Number(20.0)), Err(Unfit::Together(vec![("max", Together::AboveMin)])));
    assert_eq!(built("reliability", Content::Nothing), Err(Unfit::Together(vec![("sem", Together::Rule)])));
    let field = Instrument::FIELDS.iter().find(|field| field.name == "reliability").unwrap();
    let mut same = promis.clone();
    assert!(!field.set(&mut same, Content::Nothing), "a field can't be emptied where the record needs it");
    assert_eq!(same, promis);
}
