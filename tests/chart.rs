//! What a patient's picture shows, and that it never lets missing look like normal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests may panic")]

use anamnesis::chart::{
    Axis, Dash, Ink, Mark, Palette, Scene, Shape, View, describe, draw, full_range, preferred_height, timeline,
};
use anamnesis::judge::{PatientJudgement, Policy, judge};
use anamnesis::record::{
    Chart, Day, Drug, Instrument, InstrumentId, InstrumentSet, Key, Patient, Pressure, Role, Route, Score, Session,
    SessionStatus, Timing,
};
use plotters::prelude::SVGBackend;

/// Day 0 of the made-up charts.
fn day(offset: i32) -> Day {
    Day::from_ymd(2026, 3, 2).unwrap().plus(offset)
}

struct Case {
    chart: Chart,
    today: Day,
}

impl Case {
    fn new(today: i32) -> Self {
        let key = Key::from_bits(1);
        let (number, name) = ("A-1".to_owned(), String::new());
        let patient =
            Patient { key, number, name, birth_date: None, sex: None, note: String::new(), course_start: None };
        Self { chart: Chart::new(patient), today: day(today) }
    }

    fn session(mut self, at: i32, status: SessionStatus, route: Route, dose_mg: impl Into<Option<f64>>) -> Self {
        let key = Key::from_bits(1_000 + self.chart.sessions.len() as u64);
        self.chart.sessions.push(Session {
            key,
            day: day(at),
            time: None,
            status,
            drug: Drug::Ketamine,
            route,
            dose_mg: dose_mg.into(),
            weight_kg: None,
            site: None,
            before: Pressure::default(),
            peak: Pressure::default(),
            note: String::new(),
        });
        self
    }

    fn given(self, at: &[i32]) -> Self {
        at.iter().fold(self, |case, at| case.session(*at, SessionStatus::Given, Route::Iv, 40.0))
    }

    fn scores(mut self, instrument: &str, scores: &[(i32, f64)]) -> Self {
        for (at, value) in scores {
            let key = Key::from_bits(10_000 + self.chart.scores.len() as u64);
            let timing = None::<Timing>;
            let instrument = InstrumentId::new(instrument);
            let score = Score {
                key,
                instrument,
                day: day(*at),
                time: None,
                value: *value,
                timing,
                source: None,
                note: String::new(),
            };
            self.chart.scores.push(score);
        }
        self
    }

    fn judged(&self) -> (PatientJudgement, InstrumentSet) {
        let instruments = instruments();
        (judge(&self.chart, &instruments, &Policy::default(), self.today), instruments)
    }

    fn scene(&self, axis: Axis, width: u32) -> (Scene, String) {
        let (judgement, instruments) = self.judged();
        let (from, to) = full_range(&self.chart, &judgement);
        let height = preferred_height(&self.chart, &judgement, width);
        let view = View { from, to, axis, width, height };
        let words = describe(&self.chart, &judgement, &instruments, &view);
        (timeline(&self.chart, &judgement, &instruments, &view), words)
    }
}

fn instrument(
    id: &str,
    name: &str,
    role: Role,
    higher_is_better: bool,
    (min, max, step): (f64, f64, f64),
) -> Instrument {
    let fixed = (id == "memory-nrs").then_some((2.0, 1.0));
    let norms = (role == Role::Memory && fixed.is_none()).then_some((10.0, 0.9));
    Instrument {
        id: InstrumentId::new(id),
        version: "1".to_owned(),
        name: name.to_owned(),
        role,
        higher_is_better,
        min,
        max,
        step: Some(step),
        recall_days: None,
        norm_mean: None,
        norm_sd: norms.map(|n| n.0),
        reliability: norms.map(|n| n.1),
        sem: None,
        mic: (id == "promis-cf").then_some(4.0),
        fixed_drop: fixed.map(|f| f.0),
        fixed_recovery: fixed.map(|f| f.1),
        loinc: String::new(),
        items_may_be_shipped: false,
        source: String::new(),
    }
}

fn instruments() -> InstrumentSet {
    InstrumentSet::new([
        instrument("promis-cf", "PROMIS Cognitive Function (T-score)", Role::Memory, true, (20.0, 70.0, 0.1)),
        instrument("prmq", "PRMQ total", Role::Memory, false, (16.0, 80.0, 1.0)),
        instrument("memory-nrs", "Memory today (0-10)", Role::Memory, true, (0.0, 10.0, 1.0)),
        instrument("phq-9", "PHQ-9", Role::Mood, false, (0.0, 27.0, 1.0)),
    ])
}

/// Worse since the second session, confirmed, and late with a score.
fn persistent() -> Case {
    Case::new(75)
        .given(&[0, 4, 7, 14])
        .session(21, SessionStatus::Missed, Route::Iv, 40.0)
        .session(28, SessionStatus::Given, Route::Intranasal, 56.0)
        .session(80, SessionStatus::Planned, Route::Iv, 35.0)
        .scores(
            "promis-cf",
            &[(-10, 51.2), (-3, 49.8), (0, 44.0), (3, 48.9), (9, 42.1), (14, 36.0), (18, 40.5), (25, 41.0), (33, 38.2)],
        )
        .scores("promis-cf", &[(40, 39.6), (58, 41.4), (78, 40.0)])
        .scores("phq-9", &[(-10, 17.0), (-3, 16.0), (9, 11.0), (25, 9.0), (40, 14.0), (58, 15.0)])
}

/// Many sessions, two instruments of opposite direction, now and then worse for a while.
fn maintenance() -> Case {
    let sessions: Vec<i32> = (0..30).map(|i| if i < 6 { i * 3 } else { 18 + (i - 6) * 21 }).collect();
    let promis: Vec<(i32, f64)> = (0..70)
        .map(|i| (i * 7 + 2, 47.0 + f64::from((i * 37) % 50) / 10.0 - if (20..23).contains(&i) { 9.0 } else { 0.0 }))
        .collect();
    let prmq: Vec<(i32, f64)> = (0..34).map(|i| (i * 14 + 2, 38.0 + f64::from((i * 5) % 7))).collect();
    let phq: Vec<(i32, f64)> = (0..34).map(|i| (i * 14 + 2, f64::from((i * 3) % 11))).collect();
    Case::new(500)
        .given(&sessions)
        .scores("promis-cf", &[(-8, 50.0)])
        .scores("promis-cf", &promis)
        .scores("prmq", &[(-8, 40.0)])
        .scores("prmq", &prmq)
        .scores("phq-9", &[(-8, 15.0)])
        .scores("phq-9", &phq)
}

/// Scored only after treatment began, with zeros, and no mood.
fn no_baseline() -> Case {
    Case::new(60).given(&[0, 7]).scores("memory-nrs", &[(2, 0.0), (9, 3.0), (16, 0.0)])
}

fn svg(scene: &Scene, palette: &Palette, scale: u32) -> String {
    let mut text = String::new();
    draw(scene, palette, SVGBackend::with_string(&mut text, (scene.width * scale, scene.height * scale))).unwrap();
    text
}

#[test]
fn look() {
    for (name, case) in [
        ("persistent", persistent()),
        ("maintenance", maintenance()),
        ("no_baseline", no_baseline()),
        ("unscored", Case::new(40).given(&[0, 7])),
        ("empty", Case::new(40)),
    ] {
        for (tag, axis, width, palette) in [
            ("light", Axis::Calendar, 900, Palette::light()),
            ("dark", Axis::Calendar, 900, Palette::dark()),
            ("narrow", Axis::Calendar, 360, Palette::light()),
            ("print", Axis::Calendar, 700, Palette::print()),
            ("since", Axis::SinceSession, 900, Palette::light()),
            ("over", Axis::Overlaid, 900, Palette::light()),
        ] {
            let (scene, words) = case.scene(axis, width);
            let text = svg(&scene, &palette, 2);
            std::fs::write(format!("/tmp/look/{name}-{tag}.svg"), text).unwrap();
            if tag == "light" {
                println!("{name}: {words}\n");
                for spot in scene.spots.iter().take(12) {
                    println!("   {} {}", spot.x, spot.text)
                }
            }
        }
    }
}

#[test]
fn look_spark() {
    use anamnesis::chart::{SparkKind, SparkLine, SparkPoint, sparkline};
    let points: Vec<SparkPoint> = [(-5, 50.0), (3, 48.0), (10, 42.0), (17, 41.0), (45, 40.0)]
        .iter()
        .map(|(at, value)| SparkPoint {
            day: day(*at),
            value: *value,
            kind: if *at < 0 { SparkKind::Baseline } else if *value < 42.7 { SparkKind::Worse } else { SparkKind::NotWorse },
        })
        .collect();
    let line = SparkLine { points: &points, baseline: Some(50.0), worse_from: Some(42.6), sessions: &[day(0), day(7), day(14)], from: day(-8), to: day(66), gap_days: 14 };
    std::fs::write("/tmp/look/spark.svg", svg(&sparkline(&line, 140, 32), &Palette::light(), 4)).unwrap();
}
