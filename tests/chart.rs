//! What a patient's picture shows, and that it never lets missing look like normal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests may panic")]

use anamnesis::caseload::{Spark, SparkKind, SparkPoint};
use anamnesis::chart::{
    Anchor, Axis, Dash, Ink, Mark, Palette, Rect, Scene, Shape, View, draw, full_range, preferred_height, sparkline,
    stretch, timeline,
};
use anamnesis::judge::{PatientJudgement, Policy, Verdict, judge};
use anamnesis::record::{
    Chart, Day, DoseMg, Id, Instrument, InstrumentId, InstrumentSet, Key, Label, Name, Number, Patient, Points, Role,
    Route, Score, Session, SessionStatus,
};
use anamnesis::words::{describe, label_words, tell, tell_span};
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
        Self { chart: Chart::new(Patient::of(key, Id::new("A-1").unwrap())), today: day(today) }
    }

    fn session(mut self, at: i32, status: SessionStatus, route: Route, dose_mg: impl Into<Option<f64>>) -> Self {
        let key = Key::from_bits(1_000 + self.chart.sessions.len() as u64);
        self.chart.sessions.push(Session {
            status,
            route,
            dose_mg: dose_mg.into().and_then(DoseMg::new),
            ..Session::of(key, day(at))
        });
        self
    }

    fn given(self, at: &[i32]) -> Self {
        at.iter().fold(self, |case, at| case.session(*at, SessionStatus::Given, Route::Iv, 40.0))
    }

    fn scores(mut self, instrument: &str, scores: &[(i32, f64)]) -> Self {
        for (at, value) in scores {
            let key = Key::from_bits(10_000 + self.chart.scores.len() as u64);
            let (instrument, value) = (InstrumentId::new(instrument).unwrap(), Points::new(*value).unwrap());
            self.chart.scores.push(Score::of(key, instrument, day(*at), value));
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
        let height = preferred_height(&self.chart, &judgement, label_words, width);
        let view = View { from, to, axis, width, height };
        let words = describe(&self.chart, &judgement, &instruments, &view);
        (timeline(&self.chart, &judgement, &instruments, &view, label_words), words)
    }

    /// What is said of each point, in the order in which the keys read them.
    fn told(&self, axis: Axis, scene: &Scene) -> Vec<String> {
        let (judgement, instruments) = self.judged();
        scene
            .spots
            .iter()
            .map(|s| tell(&self.chart, &judgement, &instruments, axis, s.key).expect("a record"))
            .collect()
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
        version: Name::new("1").unwrap(),
        step: Number::new(step),
        norm_sd: norms.and_then(|n| Number::new(n.0)),
        reliability: norms.and_then(|n| Number::new(n.1)),
        mic: Number::new(4.0).filter(|_| id == "promis-cf"),
        fixed_drop: fixed.and_then(|f| Number::new(f.0)),
        fixed_recovery: fixed.and_then(|f| Number::new(f.1)),
        ..Instrument::of(
            InstrumentId::new(id).unwrap(),
            Label::new(name).unwrap(),
            role,
            higher_is_better,
            Points::new(min).unwrap(),
            Points::new(max).unwrap(),
        )
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

fn svg(scene: &Scene, palette: &Palette) -> String {
    let mut text = String::new();
    draw(scene, palette, SVGBackend::with_string(&mut text, (scene.width, scene.height))).unwrap();
    text
}

#[test]
fn typical_patients_look_as_they_did() {
    let light = Palette::light();
    insta::assert_snapshot!("persistent", svg(&persistent().scene(Axis::Calendar, 900).0, &light));
    insta::assert_snapshot!("maintenance_on_a_phone", svg(&maintenance().scene(Axis::Calendar, 360).0, &light));
    insta::assert_snapshot!("no_baseline", svg(&no_baseline().scene(Axis::SinceSession, 700).0, &Palette::print()));
    insta::assert_snapshot!("intervals", svg(&persistent().scene(Axis::Overlaid, 900).0, &Palette::dark()));
}

#[test]
fn the_picture_is_said_in_words() {
    insta::assert_snapshot!("persistent_words", persistent().scene(Axis::Calendar, 900).1);
    insta::assert_snapshot!("no_baseline_words", no_baseline().scene(Axis::Calendar, 900).1);
    insta::assert_snapshot!("unscored_words", Case::new(40).given(&[0, 7]).scene(Axis::Calendar, 900).1);
}

fn texts(scene: &Scene) -> Vec<&str> {
    fn text(mark: &Mark) -> Option<&str> {
        match mark {
            Mark::Text { text, .. } => Some(text.as_str()),
            _ => None,
        }
    }
    scene.marks.iter().filter_map(text).collect()
}

#[test]
fn silence_is_marked_and_breaks_the_line() {
    let (scene, _) = persistent().scene(Axis::Calendar, 900);
    let words = texts(&scene);
    assert!(words.contains(&"no score for 18 days") && words.contains(&"no score for 17 days"), "{words:?}");
    let solid = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Line { points, ink: Ink::Memory, width, dash: Dash::Solid } if *width == 2.0 => Some(points.len()),
        _ => None,
    });
    // Six judged scores, then 18 days without one: the seventh is not joined on.
    assert_eq!(solid.collect::<Vec<_>>(), [6]);
    for (case, said) in [
        (no_baseline(), "no baseline, so change can’t be judged"),
        (Case::new(40).given(&[0]), "no score up to today, so nothing can be judged"),
        (
            Case::new(0).scores("promis-cf", &[(9, 50.0)]),
            "no score up to today, so nothing can be judged; 1 dated after today",
        ),
    ] {
        let (scene, _) = case.scene(Axis::Calendar, 900);
        assert!(texts(&scene).contains(&said), "{said}: {:?}", texts(&scene));
    }
}

#[test]
fn scores_that_are_not_judged_are_hollow_and_off_the_line() {
    let case = persistent();
    let (scene, _) = case.scene(Axis::Calendar, 900);
    let told = case.told(Axis::Calendar, &scene);
    let hollow = |ink: Ink| {
        let is = |mark: &&Mark| matches!(mark, Mark::Dot { filled: false, ink: i, .. } if *i == ink);
        scene.marks.iter().filter(is).count()
    };
    // Two acute and one from the future; a legend entry of each.
    assert_eq!((hollow(Ink::Acute), hollow(Ink::Future)), (3, 2));
    let said = |part: &str| told.iter().filter(|text| text.contains(part)).count();
    assert_eq!((said("too soon after a session"), said("dated after today, not used")), (2, 1));
}

#[test]
fn a_score_of_zero_is_a_point_on_its_day() {
    let case = no_baseline();
    let (scene, _) = case.scene(Axis::Calendar, 900);
    let zeros: Vec<String> =
        case.told(Axis::Calendar, &scene).into_iter().filter(|text| text.contains(": 0,")).collect();
    assert_eq!(zeros.len(), 2);
    assert!(zeros[0].starts_with("4 Mar 2026") && zeros[1].starts_with("18 Mar 2026"), "{zeros:?}");
}

#[test]
fn time_is_linear_and_shared_and_no_scale_is_flipped() {
    let case = Case::new(40)
        .given(&[0])
        .scores("promis-cf", &[(-5, 50.0), (10, 45.0), (20, 55.0)])
        .scores("prmq", &[(-5, 40.0), (10, 30.0), (20, 60.0)])
        .scores("phq-9", &[(-5, 10.0), (10, 3.0), (20, 20.0)]);
    let (scene, _) = case.scene(Axis::Calendar, 900);
    let told = case.told(Axis::Calendar, &scene);
    let place = |text: &str| told.iter().position(|t| t.contains(text)).unwrap_or_else(|| panic!("{text}: {told:?}"));
    let spot = |text: &str| scene.spots[place(text)];
    for (early, low, high) in
        [("50.0,", "45.0,", "55.0,"), ("40, part", "30,", "60,"), ("PHQ-9 10", "PHQ-9 3", "PHQ-9 20")]
    {
        let (early, low, high) = (spot(early), spot(low), spot(high));
        assert!(high.y < early.y && early.y < low.y, "higher stands higher");
        assert!(((low.x - early.x) / (high.x - low.x) - 1.5).abs() < 1e-9, "15 and 10 days");
        assert_eq!(low.x, spot("45.0,").x);
    }
    let words = texts(&scene);
    assert_eq!(words.iter().filter(|w| **w == "higher is worse").count(), 2);
    assert!(words.contains(&"higher is better"));
}

#[test]
fn words_never_lie_over_each_other_at_any_width() {
    for case in [persistent(), maintenance(), no_baseline()] {
        for (axis, width) in [340, 360, 480, 619, 620, 900, 1600]
            .into_iter()
            .flat_map(|w| [Axis::Calendar, Axis::SinceSession, Axis::Overlaid].map(|axis| (axis, w)))
        {
            let (scene, _) = case.scene(axis, width);
            let areas: Vec<(Rect, &str)> = scene.marks.iter().filter_map(area).collect();
            for (i, (a, first)) in areas.iter().enumerate() {
                assert!(a.left >= -1.0 && a.right <= f64::from(width) + 1.0, "{width} {axis:?}: {first} is cut off");
                assert!(a.bottom <= f64::from(scene.height), "{width} {axis:?}: {first} is cut off");
                for (b, second) in &areas[i + 1..] {
                    assert!(!a.overlaps(b), "{width} {axis:?}: {first} / {second}");
                }
            }
        }
    }
}

#[test]
fn a_panel_says_its_direction_at_any_width() {
    for width in [320, 340, 360, 480, 620, 1600] {
        let (scene, _) = persistent().scene(Axis::Calendar, width);
        let said = texts(&scene).iter().filter(|text| text.starts_with("higher is ")).count();
        assert_eq!(said, 2, "{width}: memory and mood");
    }
}

/// The area of a text at half the size of its letters a letter, which is what they take on average.
fn area(mark: &Mark) -> Option<(Rect, &str)> {
    let Mark::Text { at, text, size, anchor, .. } = mark else { return None };
    let width = text.chars().count() as f64 * size * 0.5;
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Some((Rect { left, top: at.y - 4.0, right: left + width, bottom: at.y + 4.0 }, text))
}

#[test]
fn ten_thousand_scores_take_no_more_marks_than_pixels_can_show() {
    let scores: Vec<(i32, f64)> = (0..10_000).map(|i| (i, f64::from(i % 11))).collect();
    let case = Case::new(10_000).given(&[0]).scores("memory-nrs", &[(-3, 9.0)]).scores("memory-nrs", &scores);
    let (scene, _) = case.scene(Axis::Calendar, 900);
    assert!(scene.marks.len() < 12_000, "{}", scene.marks.len());
    let longest = scene.marks.iter().map(|mark| if let Mark::Line { points, .. } = mark { points.len() } else { 0 });
    assert!(longest.max().unwrap() <= 4 * 900);
}

#[test]
fn a_sparkline_shows_late_as_late() {
    let point = |at: i32, value: f64, kind| SparkPoint { day: day(at), value, kind };
    let judged = |at, value, verdict| point(at, value, SparkKind::Judged(verdict));
    let scene = |today: i32| {
        let line = Spark {
            points: vec![
                point(-5, 50.0, SparkKind::Baseline),
                judged(3, 48.0, Verdict::Recovered),
                judged(10, 42.0, Verdict::Worse),
            ],
            baseline: Some(50.0),
            worse_from: Some(42.6),
            sessions: vec![day(0)],
            from: day(-8),
            to: day(today),
        };
        sparkline(&line, 14, 140, 32)
    };
    let last = |scene: &Scene| match scene.marks.iter().rev().find(|m| matches!(m, Mark::Dot { .. })) {
        Some(Mark::Dot { shape, filled, .. }) => (*shape, *filled),
        _ => panic!("no dot"),
    };
    assert_eq!(last(&scene(20)), (Shape::Diamond, true));
    assert_eq!(last(&scene(60)), (Shape::Diamond, false));
    insta::assert_snapshot!("sparkline", svg(&scene(60), &Palette::light()));
}

/// The paper's drawing: what a person typed can't become markup, and every mark of the scene is there.
#[test]
fn the_drawing_for_paper_has_every_mark_and_escapes_every_text() {
    use anamnesis::chart::{Anchor, Ink, Mark, Paint, Palette, Point, Scene, svg_marks};
    let mut scene = Scene::new(100, 50);
    let text = "<b a=\"1\">&".to_owned();
    let at = Point { x: 1.0, y: 2.0 };
    scene.marks.push(Mark::Text { at, text, ink: Ink::Text, size: 10.0, anchor: Anchor::End, bold: true });
    let svg = svg_marks(&scene, Paint::Palette(&Palette::print()));
    assert!(svg.contains(">&lt;b a=&quot;1&quot;&gt;&amp;</text>") && svg.contains("text-anchor=\"end\""), "{svg}");
    let today = anamnesis::record::Day::parse_iso("2026-11-24").unwrap();
    let instruments = anamnesis::record::InstrumentSet::built_in();
    for chart in anamnesis::exchange::demo::demo_clinic(7, today) {
        let judgement = anamnesis::judge::judge(&chart, &instruments, &Default::default(), today);
        let (from, to) = anamnesis::chart::full_range(&chart, &judgement);
        let view = anamnesis::chart::View { from, to, axis: anamnesis::chart::Axis::Calendar, width: 700, height: 430 };
        let scene = anamnesis::chart::timeline(&chart, &judgement, &instruments, &view, label_words);
        let svg = svg_marks(&scene, Paint::Palette(&Palette::print()));
        assert!(svg.matches("/>").count() + svg.matches("</text>").count() >= scene.marks.len());
        assert!(!svg.contains("style=") && !svg.contains("NaN"), "the page's policy forbids inline styles");
    }
}

/// With the intervals over each other the words still told of a calendar range, of doses and of decisions, none of which is drawn then.
#[test]
fn the_words_of_overlaid_intervals_tell_of_days_since_the_session_and_of_no_range() {
    let (scene, words) = persistent().scene(Axis::Overlaid, 900);
    assert!(!words.contains("Timeline from") && !words.contains("given, the last on"), "{words}");
    assert!(words.starts_with("From session to session: 5 intervals over each other, from day 0"), "{words}");
    assert!(words.contains("In the latest interval: day "), "{words}");
    assert!(words.contains("The window ends on day 28."), "{words}");
    let none = Case::new(10).given(&[0]).scene(Axis::Overlaid, 900).1;
    assert!(none.contains("1 interval over each other") && none.contains("There is no memory score"), "{none}");
    assert!(!scene.spots.is_empty());
}

/// Moving and zooming was silent: the line under the figure fell back to its hint.
#[test]
fn a_stretch_is_told_by_its_days_and_how_many_scores_it_shows() {
    let case = Case::new(60).given(&[0, 7]).scores("promis-cf", &[(-3, 50.0), (10, 44.0), (50, 47.0)]);
    let (judgement, instruments) = case.judged();
    let told = |from: i32, to: i32, axis: Axis| {
        let view = View { from: day(from), to: day(to), axis, width: 900, height: 500 };
        let scene = timeline(&case.chart, &judgement, &instruments, &view, label_words);
        tell_span(&case.chart, &judgement, &view, &scene)
    };
    assert_eq!(told(-5, 20, Axis::Calendar), "25 Feb to 22 Mar 2026, 2 scores");
    assert_eq!(told(-100, 12, Axis::Calendar), "22 Nov 2025 to 14 Mar 2026, 2 scores");
    assert_eq!(told(20, 30, Axis::Calendar), "22 Mar to 1 Apr 2026, 0 scores");
    assert_eq!(told(-5, 20, Axis::SinceSession), "day −5 to 20 since the session, 25 Feb to 22 Mar 2026, 2 scores");
    assert!(told(-5, 60, Axis::Overlaid).starts_with("2 intervals over each other, day 0 to "));
}

/// Home and End scrolled the page, and the only way to the first point was past all others.
#[test]
fn the_first_and_the_last_point_are_reached_at_once() {
    let scene = persistent().scene(Axis::Calendar, 900).0;
    assert_eq!(scene.end(false), Some(0));
    assert_eq!(scene.end(true), Some(scene.spots.len() - 1));
    assert_eq!(Scene::new(900, 300).end(false), None);
}

// The figure's letters had one size, whatever size the person had the page's in.
#[test]
fn a_picture_grows_with_the_letters_as_far_as_its_place_leaves_it_readable() {
    for (width, letters, stretched) in [
        (700, 1.0, 1.0),
        (700, 2.0, 2.0),
        (700, 3.0, 700.0 / 340.0),
        (360, 2.0, 360.0 / 340.0),
        (320, 2.0, 1.0),
        (700, 0.75, 1.0),
    ] {
        let is = stretch(width, letters);
        assert!((is - stretched).abs() < 1e-9, "{width} pixels, letters {letters} times as large: {is}");
    }
}
