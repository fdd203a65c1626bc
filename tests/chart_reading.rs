//! Every record of a picture can be read, by pointer and by keys, also where several lie on one place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests may panic")]

use anamnesis::chart::{Axis, Scene, View, full_range, preferred_height, timeline};
use anamnesis::judge::{PatientJudgement, Policy, judge};
use anamnesis::record::{
    Chart, Day, DoseMg, Id, InstrumentId, InstrumentSet, Key, Name, Patient, Points, Route, Score, Session, TimeOfDay,
    Timing,
};
use anamnesis::words::{label_words, tell};

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

/// A score; `time` may be empty.
fn score(instrument: &str, on: &str, time: &str, timing: Option<Timing>, value: f64) -> Score {
    let key = Key::from_bits(u64::from(
        on.bytes()
            .chain(time.bytes())
            .chain(instrument.bytes())
            .fold(7u32, |hash, b| hash.wrapping_mul(31).wrapping_add(u32::from(b))),
    ));
    let (instrument, value) = (InstrumentId::new(instrument).unwrap(), Points::new(value).unwrap());
    Score { time: TimeOfDay::parse(time), timing, ..Score::of(key, instrument, day(on), value) }
}

/// The record of `cases/24-same-day-points`: three scores of one day and value around a session, and mood beside them.
fn same_day() -> (Chart, PatientJudgement, InstrumentSet) {
    let name = Name::new("Muster Quitte").unwrap();
    let patient = Patient { name, ..Patient::of(Key::from_bits(1), Id::new("P-1").unwrap()) };
    let mut chart = Chart::new(patient);
    chart.sessions.push(Session {
        time: TimeOfDay::parse("10:00"),
        route: Route::Iv,
        dose_mg: DoseMg::new(40.0),
        ..Session::of(Key::from_bits(2), day("2026-09-01"))
    });
    // Stored in another order than that of time.
    chart.scores = vec![
        score("promis-cf", "2026-08-30", "", None, 50.0),
        score("promis-cf", "2026-09-01", "18:00", Some(Timing::After), 50.0),
        score("promis-cf", "2026-09-01", "12:00", Some(Timing::After), 50.0),
        score("promis-cf", "2026-09-01", "09:00", Some(Timing::Before), 50.0),
        score("promis-cf", "2026-09-10", "", None, 44.0),
        score("phq-9", "2026-09-02", "", None, 12.0),
    ];
    let instruments = InstrumentSet::built_in();
    let judgement = judge(&chart, &instruments, &Policy::default(), day("2026-10-01"));
    (chart, judgement, instruments)
}

fn scene(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> Scene {
    let (from, to) = full_range(chart, judgement);
    let height = preferred_height(chart, judgement, label_words, 900);
    timeline(chart, judgement, instruments, &View { from, to, axis: Axis::Calendar, width: 900, height }, label_words)
}

fn told(
    (chart, judgement, instruments): &(Chart, PatientJudgement, InstrumentSet),
    scene: &Scene,
    at: usize,
) -> String {
    tell(chart, judgement, instruments, Axis::Calendar, scene.spots[at].key).expect("a record")
}

/// Three scores of one day and one value lay under one mark: the pointer read one of them, and the keys read 09:00, 18:00, 12:00 without
/// saying the times.
#[test]
fn points_on_one_place_are_all_told_in_order_of_time() {
    let case = same_day();
    let scene = scene(&case.0, &case.1, &case.2);
    let first = (0..scene.spots.len()).find(|at| told(&case, &scene, *at).contains("09:00")).unwrap();
    let (x, y) = (scene.spots[first].x, scene.spots[first].y);
    let near = scene.nearest(x + 4.0, y + 4.0, 28.0).unwrap();
    let all: Vec<String> = scene.on_place_of(near).into_iter().map(|at| told(&case, &scene, at)).collect();
    assert_eq!(all.len(), 3, "{all:?}");
    for (text, time) in all.iter().zip(["09:00", "12:00", "18:00"]) {
        assert!(text.starts_with(&format!("1 Sep 2026, {time}")), "{text}");
    }
    assert_eq!(all.iter().filter(|text| text.contains("too soon after a session")).count(), 2);
    // By keys one after the other: back in time from the evening, and then the session's bar.
    let evening = first + 2;
    let back: Vec<String> = (0..4).map(|by| told(&case, &scene, scene.step(Some(evening), -by).unwrap())).collect();
    for (text, time) in back.iter().zip(["18:00", "12:00", "09:00", "10:00: ketamine 40 mg"]) {
        assert!(text.contains(time), "{back:?}");
    }
}

/// Up and Down did nothing in the figure, though its words promised "the arrow keys": the page scrolled instead.
#[test]
fn up_and_down_read_the_other_parts_of_the_picture() {
    let case = same_day();
    let scene = scene(&case.0, &case.1, &case.2);
    let last = scene.cross(None, false).unwrap();
    assert!(told(&case, &scene, last).starts_with("10 Sep 2026: 44"), "the latest comes first");
    let up = scene.cross(Some(last), false).unwrap();
    assert!(told(&case, &scene, up).contains("ketamine 40 mg"), "the lane is above");
    assert_eq!(scene.cross(Some(up), false), Some(up), "nothing is above the lane");
    let down = scene.cross(Some(last), true).unwrap();
    assert!(told(&case, &scene, down).starts_with("2 Sep 2026: PHQ-9 12"), "mood is below");
    assert_eq!(scene.cross(Some(down), true), Some(down), "nothing is below mood");
    let nearest = scene.cross(Some(down), false).unwrap();
    assert!(told(&case, &scene, nearest).starts_with("1 Sep 2026"), "the nearest in time");
}

/// Of ten thousand scores most lost their place among the points that pointer and keys read, along with their mark.
#[test]
fn of_ten_thousand_points_each_is_reached() {
    let (mut chart, _, instruments) = same_day();
    let many = |n: u64| Score {
        key: Key::from_bits(100 + n),
        day: day("2000-01-01").plus(n as i32),
        ..score("prmq", "2000-01-01", "", None, 40.0)
    };
    chart.scores.extend((0..10_000).map(many));
    let judgement = judge(&chart, &instruments, &Policy::default(), day("2027-10-01"));
    let scene = scene(&chart, &judgement, &instruments);
    assert_eq!(scene.spots.len(), 10_000 + 6 + 1);
    let days: Vec<i32> = scene.spots.iter().map(|s| s.day).collect();
    assert!(days.is_sorted());
}
