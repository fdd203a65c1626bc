//! What a form shows is what it saves: its texts become a record, and the record the same texts.
//!
//! "Add session" for a patient without sessions had no text for the route. The list showed its first option, "IV", and saved "route not
//! known", so that a dose of 0.5 mg raised no question.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use anamnesis::record::{
    Day, Drug, EntryOptions, InstrumentId, InstrumentSet, Key, Patient, Pressure, Route, Score, Session, SessionStatus,
    Sex, Site, Source, Texts, TimeOfDay, Timing, next_session_texts, patient_texts, read_patient, read_score,
    read_session, score_texts, session_texts,
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
fn note() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[ -~äé\n\"',;]{0,16}"]
}

fn tenths(from: u32, to: u32) -> impl Strategy<Value = Option<f64>> {
    option::of((from..to).prop_map(|tenths| f64::from(tenths) / 10.0))
}

fn pressure() -> impl Strategy<Value = Pressure> {
    (option::of(60u16..220), option::of(30u16..120)).prop_map(|(systolic, diastolic)| Pressure { systolic, diastolic })
}

fn session() -> impl Strategy<Value = Session> {
    let words = (any_of(SessionStatus::ALL), any_of(Drug::ALL), any_of(Route::ALL), option::of(any_of(Site::ALL)));
    let numbers = (tenths(1, 4_000), tenths(300, 2_000), pressure(), pressure());
    (day(), time(), words, numbers, note()).prop_map(
        |(day, time, (status, drug, route, site), (dose_mg, weight_kg, before, peak), note)| Session {
            key: KEY,
            day,
            time,
            status,
            drug,
            route,
            dose_mg,
            weight_kg,
            site,
            before,
            peak,
            note,
        },
    )
}

fn score() -> impl Strategy<Value = Score> {
    let said = (option::of(any_of(Timing::ALL)), option::of(any_of(Source::ALL)));
    (day(), time(), 200u32..700, said, note()).prop_map(|(day, time, value, (timing, source), note)| Score {
        key: KEY,
        instrument: InstrumentId::new("promis-cf"),
        day,
        time,
        value: f64::from(value) / 10.0,
        timing,
        source,
        note,
    })
}

fn patient() -> impl Strategy<Value = Patient> {
    let who = ("[A-Z][0-9]{1,4}", prop_oneof![Just(String::new()), "[A-Z][a-z]{1,8}, [A-Z][a-z]{1,8}"]);
    let born = option::of((20_000i32..40_000).prop_map(|days| Day::FIRST.plus(days)));
    (who, born, option::of(any_of(Sex::ALL)), note(), option::of(day())).prop_map(
        |((number, name), birth_date, sex, note, course_start)| Patient {
            key: KEY,
            number,
            name,
            birth_date,
            sex,
            note,
            course_start,
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
    let (texts, last_dose) = next_session_texts(None, Day::FIRST.plus(45_000));
    assert_eq!((texts.get("route").map(String::as_str), last_dose), (Some("unknown"), None));
    assert!(all_are_offered(&texts), "{texts:?}");
    assert_eq!(read_back(&texts).route, Route::Unknown);
    assert!(Route::ALL.iter().any(|(route, word)| *word == "unknown" && route.label() == "route not known"));
}

proptest! {
    #[test]
    fn a_session_is_shown_and_saved_untouched_as_it_is(session in session()) {
        let texts = session_texts(&session);
        prop_assert!(all_are_offered(&texts), "{texts:?}");
        prop_assert_eq!(&read_back(&texts), &session);
        prop_assert_eq!(session_texts(&read_back(&texts)), texts);
    }

    #[test]
    fn a_new_session_saves_what_it_begins_with(latest in option::of(session()), today in day()) {
        let (texts, _) = next_session_texts(latest.as_ref(), today);
        prop_assert!(all_are_offered(&texts), "{texts:?}");
        let saved = session_texts(&read_back(&texts));
        for (name, text) in &texts {
            prop_assert_eq!(saved.get(name), Some(text));
        }
        prop_assert!(saved.iter().all(|(name, text)| texts.contains_key(name) || text.is_empty()), "{saved:?}");
    }

    #[test]
    fn any_choice_in_the_form_of_a_session_is_the_records(
        session in session(), status in any_of(SessionStatus::ALL), drug in any_of(Drug::ALL), route in any_of(Route::ALL)
    ) {
        let word = |all: &[(Route, &'static str)]| all.iter().find(|(one, _)| *one == route).unwrap().1.to_owned();
        let mut texts = session_texts(&session);
        texts.insert("route", word(&Route::ALL));
        texts.insert("drug", Drug::ALL.iter().find(|(one, _)| *one == drug).unwrap().1.to_owned());
        texts.insert("status", SessionStatus::ALL.iter().find(|(one, _)| *one == status).unwrap().1.to_owned());
        prop_assert_eq!(read_back(&texts), Session { status, drug, route, ..session });
    }

    #[test]
    fn a_score_is_shown_and_saved_untouched_as_it_is(score in score()) {
        let texts = score_texts(&score);
        prop_assert!(is_offered(&texts, "timing", &Timing::ALL, true) && is_offered(&texts, "source", &Source::ALL, true));
        let read = read_score(&typed(&texts), EntryOptions::default(), &InstrumentSet::built_in(), KEY).unwrap();
        prop_assert_eq!(score_texts(&read), texts);
        prop_assert_eq!(read, score);
    }

    #[test]
    fn a_patient_is_shown_and_saved_untouched_as_they_are(patient in patient()) {
        let texts = patient_texts(&patient);
        prop_assert!(is_offered(&texts, "sex", &Sex::ALL, true));
        let read = read_patient(&typed(&texts), EntryOptions::default(), KEY).unwrap();
        prop_assert_eq!(patient_texts(&read), texts);
        prop_assert_eq!(read, patient);
    }

    // A date of which only a part is typed is no date, and not taken for none either.
    #[test]
    fn a_part_of_a_date_is_never_saved_as_nothing(patient in patient(), text in "[0-9a-z ]{1,12}") {
        prop_assume!(!text.trim().is_empty());
        let mut texts = patient_texts(&patient);
        texts.insert("birth_date", text);
        let read = read_patient(&typed(&texts), EntryOptions::default(), KEY);
        prop_assert!(read.is_err(), "{read:?}");
    }
}
