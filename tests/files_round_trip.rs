//! What is written comes back as it was, whatever stands in it; and no bytes make the reader fall over.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::Clinic;
use anamnesis::exchange::{ImportOptions, instruments_csv, patients_csv, scores_csv, sessions_csv};
use anamnesis::judge::Policy;
use anamnesis::record::{
    Chart, Day, DoseMg, Drug, Entered as _, Id, InstrumentId, Key, Mmhg, Name, Note, Patient, Points, Route, Score,
    Session, SessionStatus, Sex, Site, Source, TextKind, TimeOfDay, Timing, WeightKg,
};
use importing::{imported, read, read_bytes};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

#[path = "support/importing.rs"]
mod importing;

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~àé中א\n\r\t\"',;=+@-]{0,12}",
        prop::sample::select(vec![
            "",
            "<img src=x onerror=alert(1)>",
            "=1+1",
            "'=1+1",
            "''-1",
            "-5",
            "+1",
            "@x",
            "\tx",
            "\rx",
            "a\r\nb",
            "\"",
            "\u{202e}RTL",
            "\u{feff}",
            " blank ",
        ])
        .prop_map(str::to_owned),
    ]
}

/// The text without the characters that may not stand in one of its kind.
fn kept(kind: TextKind, text: &str) -> String {
    text.chars().filter(|c| kind.check(&c.to_string()).is_ok()).collect()
}

fn day() -> impl Strategy<Value = Day> {
    (0..3000i32).prop_map(|n| Day::from_ymd(2020, 1, 1).unwrap().plus(n))
}

/// Before every [`day`]: nobody has a session before the birth.
fn birth() -> impl Strategy<Value = Day> {
    (0..30_000i32).prop_map(|n| Day::from_ymd(2020, 1, 1).unwrap().plus(-n))
}

fn time() -> impl Strategy<Value = Option<TimeOfDay>> {
    prop::option::of((0..24u8, 0..60u8).prop_map(|(h, m)| TimeOfDay::parse(&format!("{h:02}:{m:02}")).unwrap()))
}

fn mmhg() -> impl Strategy<Value = Option<Mmhg>> {
    prop::option::of((20..350u16).prop_map(|mmhg| Mmhg::new(mmhg.into()).unwrap()))
}

fn one<T: Copy + std::fmt::Debug + 'static>(all: &'static [(T, &'static str)]) -> impl Strategy<Value = T> {
    prop::sample::select(all).prop_map(|(value, _)| value)
}

fn note() -> impl Strategy<Value = Note> {
    hostile().prop_map(|text| Note::new(&text).unwrap())
}

fn session() -> impl Strategy<Value = Session> {
    let dose = prop::option::of((1..50_000u32).prop_map(|n| DoseMg::new(f64::from(n) / 10.0).unwrap()));
    let weight = prop::option::of((10..5000u32).prop_map(|n| WeightKg::new(f64::from(n) / 10.0).unwrap()));
    let what = (one(&SessionStatus::ALL), one(&Drug::ALL), one(&Route::ALL), prop::option::of(one(&Site::ALL)));
    let pressures = (mmhg(), mmhg(), mmhg(), mmhg());
    (day(), time(), what, dose, weight, pressures, note()).prop_map(
        |(day, time, (status, drug, route, site), dose_mg, weight_kg, (low, high, least, most), note)| Session {
            time,
            status,
            drug,
            route,
            dose_mg,
            weight_kg,
            site,
            systolic_before: high,
            diastolic_before: low,
            systolic_peak: most,
            diastolic_peak: least,
            note,
            ..Session::of(Key::from_bits(0), day)
        },
    )
}

fn score() -> impl Strategy<Value = Score> {
    let said = (prop::option::of(one(&Timing::ALL)), prop::option::of(one(&Source::ALL)));
    let value = prop_oneof![
        (0..500u32).prop_map(|n| ("promis-cf", 20.0 + f64::from(n) / 10.0)),
        (0..11u32).prop_map(|n| ("memory-nrs", f64::from(n)))
    ];
    (value, day(), time(), said, note()).prop_map(|((id, value), day, time, (timing, source), note)| {
        // As the text of a file gives it: the nearest number to one decimal.
        let value = Points::new(format!("{value:.1}").parse().unwrap()).unwrap();
        let score = Score::of(Key::from_bits(0), InstrumentId::new(id).unwrap(), day, value);
        Score { time, timing, source, note, ..score }
    })
}

/// A clinic as forms could have made it: names without outer blanks, one record of each identity, every key its own.
fn clinic() -> impl Strategy<Value = Clinic> {
    let who = (
        hostile(),
        hostile(),
        prop::option::of(birth()),
        prop::option::of(one(&Sex::ALL)),
        note(),
        prop::option::of(day()),
    );
    let events = (prop::collection::vec(session(), 0..5), prop::collection::vec(score(), 0..6));
    prop::collection::vec((who, events), 0..5).prop_map(|all| {
        let mut keys = (1u64..).map(Key::from_bits);
        let mut charts = BTreeMap::new();
        for (place, (who, (sessions, scores))) in all.into_iter().enumerate() {
            let (number, name, birth_date, sex, note, course_start) = who;
            let key = keys.next().unwrap();
            // The place makes the number the patient's own, at its end so that its start stays hostile.
            // What may not stand in a text is taken out: it is refused, which tests/texts.rs shows.
            let number = format!("{}{place}", kept(TextKind::Number, number.trim()));
            let name = Name::new(&kept(TextKind::Name, name.trim())).unwrap();
            let patient = Patient::of(key, Id::new(&number).unwrap());
            let mut chart = Chart::new(Patient { name, birth_date, sex, note, course_start, ..patient });
            for mut session in sessions {
                if chart.sessions.iter().all(|s| s.identity() != session.identity()) {
                    session.key = keys.next().unwrap();
                    chart.sessions.push(session);
                }
            }
            for mut score in scores {
                if chart.scores.iter().all(|s| s.identity() != score.identity()) {
                    score.key = keys.next().unwrap();
                    chart.scores.push(score);
                }
            }
            charts.insert(key, Arc::new(chart));
        }
        Clinic::new(charts, Vec::new(), Policy::default())
    })
}

/// The facts without the product's own names for them, in the byte order of patients.
fn facts(clinic: &Clinic) -> Vec<Chart> {
    let mut charts: Vec<Chart> = clinic.charts.values().map(|c| (**c).clone()).collect();
    let none = Key::from_bits(0);
    for chart in &mut charts {
        chart.patient.key = none;
        chart.recorded = Default::default();
        chart.sessions.iter_mut().for_each(|s| s.key = none);
        chart.scores.iter_mut().for_each(|s| s.key = none);
    }
    charts.sort_by(|a, b| a.patient.number.cmp(&b.patient.number));
    charts
}

fn written(clinic: &Clinic) -> [(&'static str, String); 4] {
    [
        ("patients.csv", patients_csv(&clinic.charts)),
        ("sessions.csv", sessions_csv(&clinic.charts)),
        ("scores.csv", scores_csv(&clinic.charts)),
        ("instruments.csv", instruments_csv(&clinic.own_instruments)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_written_comes_back_as_it_was_and_changes_nothing(clinic in clinic()) {
        let files = written(&clinic);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let back = imported(&Clinic::default(), &files);
        prop_assert_eq!(facts(&back), facts(&clinic));
        for same in [&clinic, &back] {
            let again = read(same, &files);
            prop_assert_eq!(again.errors.first(), &[]);
            prop_assert!(again.plan.is_empty() && again.changes.is_empty());
        }
    }

    #[test]
    fn no_bytes_whatever_make_the_reader_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "(patient_id|date|value|instrument|[,;\t\"\r\n{}]|[ -~]){0,40}") {
        read_bytes(&Clinic::default(), &[("f.csv", &bytes), ("g.csv", text.as_bytes())], ImportOptions::default());
    }
}
