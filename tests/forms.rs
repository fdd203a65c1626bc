//! What a form shows is what it saves: its texts become a record, and the record the same texts.
//!
//! "Add session" for a patient without sessions had no text for the route. The list showed its first option, "IV", and saved "route not
//! known", so that a dose of 0.5 mg raised no question.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use anamnesis::record::{
    Choice, Day, Drug, EntryOptions, Id, InstrumentId, InstrumentSet, Key, Mmhg, Name, Note, Number, Patient, Points,
    Range, Route, Score, Session, SessionStatus, Sex, Site, Source, Texts, TimeOfDay, Timing, next_session_texts,
    read_patient, read_score, read_session, texts,
};
use proptest::prelude::*;
use proptest::{option, sample::select};
use std::collections::BTreeMap;

const KEY: Key = Key::from_bits(7);

/// The texts as the form hands them to the readers.
fn typed(texts: &Texts) -> BTreeMap<String, String> {
    texts.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect()
}

fn any_of<T: Copy + std::fmt::Debug + 'static, const N: usize>(
    all: [(T, &'static str); N],
) -> impl Strategy<Value = T> {
    select(all.map(|(value, _)| value).to_vec())
}

fn day() -> impl Strategy<Value = Day> {
    // From 2014 to 2025.
    (41_650i32..45_650).prop_map(|days| Day::FIRST.plus(days))
}

fn time() -> impl Strategy<Value = Option<TimeOfDay>> {
    option::of((0u16..1440).prop_map(|minutes| TimeOfDay::from_minutes(minutes).unwrap()))
}

/// A free text; several lines, spaces and marks included.
fn note() -> impl Strategy<Value = Note> {
    prop_oneof![Just(String::new()), "[ -~äé\n\"',;]{0,16}"].prop_map(|text| Note::new(&text).unwrap())
}

fn tenths<R: Range + std::fmt::Debug>(from: u32, to: u32) -> impl Strategy<Value = Option<Number<R>>> {
    option::of((from..to).prop_map(|tenths| Number::new(f64::from(tenths) / 10.0).unwrap()))
}

fn mmhg(from: u16, to: u16) -> impl Strategy<Value = Option<Mmhg>> {
    option::of((from..to).prop_map(|mmhg| Mmhg::new(mmhg.into()).unwrap()))
}

fn session() -> impl Strategy<Value = Session> {
    let words = (any_of(SessionStatus::ALL), any_of(Drug::ALL), any_of(Route::ALL), option::of(any_of(Site::ALL)));
    let pressures = (mmhg(60, 220), mmhg(30, 120), mmhg(60, 220), mmhg(30, 120));
    (day(), time(), words, (tenths(1, 4_000), tenths(300, 2_000), pressures), note()).prop_map(
        |(day, time, (status, drug, route, site), (dose_mg, weight_kg, pressures), note)| Session {
            time,
            status,
            drug,
            route,
            dose_mg,
            weight_kg,
            site,
            systolic_before: pressures.0,
            diastolic_before: pressures.1,
            systolic_peak: pressures.2,
            diastolic_peak: pressures.3,
            note,
            ..Session::of(KEY, day)
        },
    )
}

fn score() -> impl Strategy<Value = Score> {
    let said = (option::of(any_of(Timing::ALL)), option::of(any_of(Source::ALL)));
    (day(), time(), 200u32..700, said, note()).prop_map(|(day, time, value, (timing, source), note)| {
        let value = Points::new(f64::from(value) / 10.0).unwrap();
        let score = Score::of(KEY, InstrumentId::new("promis-cf").unwrap(), day, value);
        Score { time, timing, source, note, ..score }
    })
}

fn patient() -> impl Strategy<Value = Patient> {
    let who = ("[A-Z][0-9]{1,4}", prop_oneof![Just(String::new()), "[A-Z][a-z]{1,8}, [A-Z][a-z]{1,8}"]);
    let born = option::of((20_000i32..40_000).prop_map(|days| Day::FIRST.plus(days)));
    (who, born, option::of(any_of(Sex::ALL)), note(), option::of(day())).prop_map(
        |((number, name), birth_date, sex, note, course_start)| Patient {
            name: Name::new(&name).unwrap(),
            birth_date,
            sex,
            note,
            course_start,
            ..Patient::of(KEY, Id::new(&number).unwrap())
        },
    )
}

fn read_back(texts: &Texts) -> Session {
    read_session(&typed(texts), EntryOptions::default(), KEY).unwrap()
}

/// Whether a list of these words, with an empty choice or without, has an option for the text.
fn is_offered<T>(texts: &Texts, name: &str, all: &[(T, &'static str)], or_none: bool) -> bool {
    let text = texts.get(name).map_or("", String::as_str);
    all.iter().any(|(_, word)| *word == text) || or_none && text.is_empty()
}

fn all_are_offered(texts: &Texts) -> bool {
    is_offered(texts, "status", &SessionStatus::ALL, false)
        && is_offered(texts, "drug", &Drug::ALL, false)
        && is_offered(texts, "route", &Route::ALL, false)
        && is_offered(texts, "site", &Site::ALL, true)
}

#[test]
fn the_first_session_of_a_patient_begins_with_a_route_that_is_not_known_and_says_so() {
    let (begun, last_dose) = next_session_texts(None, Day::FIRST.plus(45_000));
    assert_eq!((begun.get("route").map(String::as_str), last_dose), (Some("unknown"), None));
    assert!(all_are_offered(&begun), "{begun:?}");
    assert_eq!(read_back(&begun).route, Route::Unknown);
    assert!(Route::ALL.iter().any(|(route, word)| *word == "unknown" && route.label() == "route not known"));
}

proptest! {
    #[test]
    fn a_session_is_shown_and_saved_untouched_as_it_is(session in session()) {
        let begun = texts(&session);
        prop_assert!(all_are_offered(&begun), "{begun:?}");
        prop_assert_eq!(&read_back(&begun), &session);
        prop_assert_eq!(texts(&read_back(&begun)), begun);
    }

    #[test]
    fn a_new_session_saves_what_it_begins_with(latest in option::of(session()), today in day()) {
        let (begun, _) = next_session_texts(latest.as_ref(), today);
        prop_assert!(all_are_offered(&begun), "{begun:?}");
        let saved = texts(&read_back(&begun));
        for (name, text) in &begun {
            prop_assert_eq!(saved.get(name), Some(text));
        }
        prop_assert!(saved.iter().all(|(name, text)| begun.contains_key(name) || text.is_empty()), "{saved:?}");
    }

    #[test]
    fn any_choice_in_the_form_of_a_session_is_the_records(
        session in session(), status in any_of(SessionStatus::ALL), drug in any_of(Drug::ALL), route in any_of(Route::ALL)
    ) {
        let word = |all: &[(Route, &'static str)]| all.iter().find(|(one, _)| *one == route).unwrap().1.to_owned();
        let mut begun = texts(&session);
        begun.insert("route", word(&Route::ALL));
        begun.insert("drug", Drug::ALL.iter().find(|(one, _)| *one == drug).unwrap().1.to_owned());
        begun.insert("status", SessionStatus::ALL.iter().find(|(one, _)| *one == status).unwrap().1.to_owned());
        prop_assert_eq!(read_back(&begun), Session { status, drug, route, ..session });
    }

    #[test]
    fn a_score_is_shown_and_saved_untouched_as_it_is(score in score()) {
        let begun = texts(&score);
        prop_assert!(is_offered(&begun, "timing", &Timing::ALL, true) && is_offered(&begun, "source", &Source::ALL, true));
        let read = read_score(&typed(&begun), EntryOptions::default(), &InstrumentSet::built_in(), KEY).unwrap();
        prop_assert_eq!(texts(&read), begun);
        prop_assert_eq!(read, score);
    }

    #[test]
    fn a_patient_is_shown_and_saved_untouched_as_they_are(patient in patient()) {
        let begun = texts(&patient);
        prop_assert!(is_offered(&begun, "sex", &Sex::ALL, true));
        let read = read_patient(&typed(&begun), EntryOptions::default(), KEY).unwrap();
        prop_assert_eq!(texts(&read), begun);
        prop_assert_eq!(read, patient);
    }

    // A date of which only a part is typed is no date, and not taken for none either.
    #[test]
    fn a_part_of_a_date_is_never_saved_as_nothing(patient in patient(), text in "[0-9a-z ]{1,12}") {
        prop_assume!(!text.trim().is_empty());
        let mut begun = texts(&patient);
        begun.insert("birth_date", text);
        let read = read_patient(&typed(&begun), EntryOptions::default(), KEY);
        prop_assert!(read.is_err(), "{read:?}");
    }
}
