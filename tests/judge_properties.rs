//! What must hold for every record, tried on generated ones.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::judge::{
    Groundwork, PatientJudgement, PatientState, Policy, Prospects, TrackState, Verdict, Z_CHOICES, judge,
};
use anamnesis::record::{
    Chart, Day, Id, Instrument, InstrumentId, InstrumentSet, Key, Label, Number, Patient, Points, Role, Route, Score,
    Session, SessionStatus, TimeOfDay, Timing,
};
use anamnesis::words::explain;
use proptest::prelude::*;
use serde_json::Value;

fn origin() -> Day {
    Day::parse_iso("2026-03-02").unwrap()
}

fn instrument(id: &str, better: bool, (sem, mic, fixed): (Option<f64>, f64, Option<(f64, f64)>)) -> Instrument {
    let role = if id == "phq-9" { Role::Mood } else { Role::Memory };
    let (least, most) = (Points::new(0.0).unwrap(), Points::new(40.0).unwrap());
    Instrument {
        step: Number::new(0.5),
        norm_sd: Number::new(6.0),
        sem: sem.and_then(Number::new),
        mic: Number::new(mic),
        fixed_drop: fixed.and_then(|f| Number::new(f.0)),
        fixed_recovery: fixed.and_then(|f| Number::new(f.1)),
        items_may_be_shipped: true,
        ..Instrument::of(InstrumentId::new(id).unwrap(), Label::new(id).unwrap(), role, better, least, most)
    }
}

#[derive(Clone, Debug)]
struct World {
    chart: Chart,
    instruments: InstrumentSet,
    policy: Policy,
    today: Day,
}

impl World {
    fn judge(&self) -> PatientJudgement {
        judge(&self.chart, &self.instruments, &self.policy, self.today)
    }

    fn moved(&self, days: i32) -> World {
        let mut world = self.clone();
        let chart = &mut world.chart;
        chart.sessions.iter_mut().for_each(|s| s.day = s.day.plus(days));
        chart.scores.iter_mut().for_each(|s| s.day = s.day.plus(days));
        chart.patient.course_start = chart.patient.course_start.map(|d| d.plus(days));
        world.today = world.today.plus(days);
        world
    }

    fn explanations(&self) -> Vec<anamnesis::words::Explanation> {
        let judgement = self.judge();
        let explained = judgement
            .tracks
            .iter()
            .map(|t| explain(&self.chart, &judgement, t, self.instruments.get(t.instrument.as_str()).unwrap()));
        explained.collect()
    }
}

fn policy() -> impl Strategy<Value = Policy> {
    let days = (7..90i32, 1..20i32, 0..5i32, 1..30i32, 7..365i32, 1..6i32, 0..60i32);
    (days, 0..4usize, 1..30i32, 0..30i32).prop_map(
        |((window, gap, acute, near, lookback, most, washout), z, due, grace)| Policy {
            window_days: window,
            gap_days: gap,
            acute_days: acute,
            attribution_days: near,
            baseline_lookback_days: lookback,
            baseline_max: most,
            washout_days: washout,
            z: Z_CHOICES[z].0,
            due_every_days: due,
            grace_days: grace,
            ..Policy::default()
        },
    )
}

fn time() -> impl Strategy<Value = Option<TimeOfDay>> {
    prop_oneof![Just(None), prop::sample::select(vec!["08:00", "09:30", "17:00"]).prop_map(TimeOfDay::parse)]
}

fn score() -> impl Strategy<Value = Score> {
    let timing = prop_oneof![3 => Just(None), 1 => Just(Some(Timing::Before)), 1 => Just(Some(Timing::After))];
    let name = prop_oneof![4 => Just("memory"), 1 => Just("other"), 1 => Just("phq-9")];
    // Two levels, good and bad, so that episodes open, last, relapse and end.
    let value = prop_oneof![40..70u8, 0..50u8].prop_map(|half| f64::from(half) / 2.0);
    (-60..160i32, value, name, timing, time(), any::<u64>()).prop_map(|(day, value, name, timing, time, key)| {
        let (instrument, value) = (InstrumentId::new(name).unwrap(), Points::new(value).unwrap());
        Score { time, timing, ..Score::of(Key::from_bits(key), instrument, origin().plus(day), value) }
    })
}

fn session() -> impl Strategy<Value = Session> {
    let status = prop_oneof![6 => Just(SessionStatus::Given), 1 => Just(SessionStatus::Planned), 1 => Just(SessionStatus::Missed)];
    (-20..120i32, time(), status, any::<u64>()).prop_map(|(day, time, status, key)| Session {
        time,
        status,
        route: Route::Iv,
        ..Session::of(Key::from_bits(key), origin().plus(day))
    })
}

fn world() -> impl Strategy<Value = World> {
    let rule =
        prop_oneof![Just((Some(2.0), 3.0, None)), Just((Some(1.5), 0.0, None)), Just((None, 0.0, Some((4.0, 2.0)))),];
    let start = prop_oneof![3 => Just(None), 1 => (-20..120i32).prop_map(|d| Some(origin().plus(d)))];
    let events = (prop::collection::vec(session(), 0..8), prop::collection::vec(score(), 0..24));
    (events, rule, policy(), 0..170i32, start).prop_map(|((sessions, scores), rule, policy, today, course_start)| {
        World {
            chart: Chart {
                sessions,
                scores,
                ..Chart::new(Patient { course_start, ..Patient::of(Key::from_bits(1), Id::new("1").unwrap()) })
            },
            instruments: InstrumentSet::new([
                instrument("memory", true, rule),
                instrument("other", false, (Some(2.0), 2.0, None)),
                instrument("phq-9", false, (None, 5.0, None)),
            ]),
            policy,
            today: origin().plus(today),
        }
    })
}

/// Every ISO date in a JSON tree moved by that many days.
fn move_dates(value: &mut Value, days: i32) {
    match value {
        Value::String(text) => {
            if let Ok(day) = Day::parse_iso(text) {
                *text = day.plus(days).to_string();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|v| move_dates(v, days)),
        Value::Object(members) => members.values_mut().for_each(|v| move_dates(v, days)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shifting_all_dates_shifts_the_judgement_and_nothing_else(world in world(), days in -2000..2000i32) {
        let mut expected = serde_json::to_value(world.judge()).unwrap();
        move_dates(&mut expected, days);
        prop_assert_eq!(serde_json::to_value(world.moved(days).judge()).unwrap(), expected);
    }

    #[test]
    fn mirroring_the_instrument_and_its_scores_changes_nothing(world in world()) {
        let mut mirror = world.clone();
        mirror.instruments = InstrumentSet::new(world.instruments.iter().map(|i| Instrument { higher_is_better: !i.higher_is_better, ..(**i).clone() }));
        mirror.chart.scores.iter_mut().for_each(|s| s.value = Points::new(40.0 - s.value.get()).unwrap());
        let (plain, mirrored) = (world.judge(), mirror.judge());
        prop_assert_eq!(plain.state, mirrored.state);
        for (a, b) in plain.tracks.iter().zip(&mirrored.tracks) {
            prop_assert_eq!((a.state, a.overlays, a.severity, a.at_most_days, a.due), (b.state, b.overlays, b.severity, b.at_most_days, b.due));
            prop_assert_eq!(&a.history, &b.history);
            prop_assert_eq!(a.episode.as_ref().map(|e| (e.onset, e.clock_start, e.persistent_since, e.subtype, e.relapses)),
                b.episode.as_ref().map(|e| (e.onset, e.clock_start, e.persistent_since, e.subtype, e.relapses)));
            let verdicts = |t: &anamnesis::judge::TrackJudgement| t.judged.iter().map(|j| (j.day, j.verdict)).collect::<Vec<_>>();
            prop_assert_eq!(verdicts(a), verdicts(b));
        }
    }

    #[test]
    fn a_wider_window_never_adds_a_persistent(world in world(), wider in 1..120i32) {
        let mut wide = world.clone();
        wide.policy.window_days += wider;
        for (narrow, wide) in world.judge().tracks.iter().zip(&wide.judge().tracks) {
            prop_assert!(wide.state != TrackState::Persistent || narrow.state == TrackState::Persistent, "{narrow:?}\n{wide:?}");
        }
    }

    #[test]
    fn no_judgeable_score_is_never_stable_by_silence(world in world()) {
        let judgement = world.judge();
        prop_assert_eq!(judgement.tracks.is_empty(), judgement.state == PatientState::Unscored);
        for (track, explanation) in judgement.tracks.iter().zip(world.explanations()) {
            if track.judged.is_empty() {
                prop_assert!(matches!(track.state, TrackState::NoBaseline | TrackState::BaselineOnly | TrackState::Stable));
                let words = explanation.headline;
                let honest = words.starts_with("Not known") || words.contains("can’t be judged") || words.contains("nothing is judged");
                prop_assert!(honest, "{}", words);
            }
            if track.state == TrackState::Stable && !track.scored_since_last_session {
                prop_assert!(!explanation.missing.is_empty());
            }
        }
    }

    #[test]
    fn the_order_of_entry_of_events_on_different_days_does_not_matter(world in world(), seed in any::<u64>()) {
        let mut shuffled = world.clone();
        // A stable sort by a scrambled day: days change places, events of one day keep theirs.
        let scramble = |day: Day| (day.days_since(origin()) as u64).wrapping_mul(seed | 1).rotate_left(17);
        shuffled.chart.scores.sort_by_key(|s| scramble(s.day));
        shuffled.chart.sessions.sort_by_key(|s| scramble(s.day));
        prop_assert_eq!(world.explanations(), shuffled.explanations());
        prop_assert_eq!(world.judge().state, shuffled.judge().state);
    }

    #[test]
    fn every_score_of_a_track_is_baseline_judged_or_put_aside_with_a_reason(world in world()) {
        for track in &world.judge().tracks {
            let mut places: Vec<u32> = track.baseline.iter().flat_map(|b| b.scores.iter().copied()).collect();
            places.extend(track.judged.iter().map(|j| j.score));
            places.extend(track.set_aside.iter().map(|s| s.score));
            places.sort_unstable();
            let all = (0u32..).zip(&world.chart.scores).filter(|(_, s)| s.instrument == track.instrument).map(|(place, _)| place);
            prop_assert_eq!(places, all.collect::<Vec<_>>());
        }
    }

    /// While rules are tried on Settings, what no rule decides about is kept from one try to the next.
    #[test]
    fn what_is_kept_between_two_tries_of_rules_changes_nobodys_stand(world in world(), other in policy()) {
        let groundwork = Groundwork::of(&world.chart, world.today);
        let mut room = Vec::new();
        for policy in [&world.policy, &other] {
            let tried = groundwork.stand(&world.chart, &world.instruments, policy, &mut room);
            prop_assert_eq!(tried, judge(&world.chart, &world.instruments, policy, world.today).stand());
        }
    }

    #[test]
    fn judging_again_gives_the_same_bytes(world in world()) {
        let again = world.clone();
        prop_assert_eq!(serde_json::to_vec(&world.judge()).unwrap(), serde_json::to_vec(&again.judge()).unwrap());
    }

    #[test]
    fn what_the_card_promises_comes_true_and_one_step_milder_does_not(world in world()) {
        let mut world = world;
        let today = world.today;
        // Sessions and scores that are still to come would change what was promised today.
        world.chart.sessions.retain(|s| s.day <= today);
        world.chart.scores.retain(|s| s.day <= today);
        let judgement = world.judge();
        for track in &judgement.tracks {
            let instrument = world.instruments.get(track.instrument.as_str()).unwrap();
            for promise in Prospects::of(&judgement, track, instrument).list {
                let after = |score: f64| {
                    let mut world = world.clone();
                    for n in 0..i32::from(promise.times) {
                        let day = promise.from.plus(n * promise.apart_days);
                        world.chart.scores.push(Score::of(Key::from_bits(9), instrument.id.clone(), day, Points::new(score).unwrap()));
                        world.today = world.today.max(day);
                    }
                    world.judge().tracks.into_iter().find(|t| t.instrument == instrument.id).unwrap()
                };
                prop_assert_eq!(after(promise.score).state, promise.becomes, "{:?} of {:?}", promise, track);
                let milder = promise.score + if instrument.higher_is_better == promise.worse { 0.5 } else { -0.5 };
                let verdict = after(milder).judged.last().unwrap().verdict;
                let promised = if promise.worse { Verdict::Worse } else { Verdict::Recovered };
                prop_assert_ne!(verdict, promised);
            }
        }
    }
}
