//! The demo clinic shows all that the product can say, on any day, and holds nothing that could not be entered.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{Command, apply};
use anamnesis::exchange::demo::{demo_clinic, demo_contact, demo_reports};
use anamnesis::judge::{Overlay, PatientJudgement, Policy, TrackState, judge};
use anamnesis::record::{
    Arrival, ArrivalWay, Chart, Day, Drug, Entered as _, EntryOptions, Instant, InstrumentId, InstrumentSet, Key,
    Points, Route, Score, SessionStatus, Site, Timing, read_score,
};
use anamnesis::self_report::{Sending, said_of};
use recorded::stamp;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

#[path = "support/recorded.rs"]
mod recorded;

const SEED: u64 = 7;

fn days() -> impl Iterator<Item = Day> {
    ["2024-02-29", "2025-03-01", "2026-11-24", "2028-02-29", "2028-12-31"].iter().map(|d| Day::parse_iso(d).unwrap())
}

fn judged(today: Day) -> Vec<(Chart, PatientJudgement)> {
    let instruments = InstrumentSet::built_in();
    let judged = demo_clinic(SEED, today).into_iter().map(|chart| {
        let judgement = judge(&chart, &instruments, &Policy::default(), today);
        (chart, judgement)
    });
    judged.collect()
}

fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

fn names<'a>(all: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    all.into_iter().map(str::to_owned).collect()
}

#[test]
fn every_state_mark_and_kind_of_episode_is_shown_on_any_day() {
    for today in days() {
        let clinic = judged(today);
        let tracks = || clinic.iter().flat_map(|(_, j)| &j.tracks);
        let episodes = || tracks().filter_map(|t| t.episode.as_ref());
        let states = clinic.iter().map(|(_, j)| j.state.name());
        let expected = "persistent recovering provisional emerging no_baseline resolved stable baseline_only unscored";
        assert_eq!(names(states), names(expected.split(' ')), "{today}");
        let overlays: BTreeSet<Overlay> = tracks().flat_map(|t| t.overlays.iter()).collect();
        assert_eq!(overlays, Overlay::ALL.map(|(overlay, _)| overlay).into(), "{today}");
        let attributions: BTreeSet<String> = episodes().map(|e| name(e.attribution)).collect();
        assert_eq!(attributions, names(["probable", "possible", "unlikely"]));
        let subtypes: BTreeSet<String> = episodes().map(|e| name(e.subtype)).collect();
        assert_eq!(subtypes, names(["off_drug", "on_treatment", "single_exposure"]));
        let severities: BTreeSet<String> = tracks().filter_map(|t| t.severity).map(name).collect();
        assert_eq!(severities, names(["mild", "moderate", "severe"]));
        let outcomes: BTreeSet<String> = tracks().flat_map(|t| &t.history).map(|h| name(h.outcome)).collect();
        assert_eq!(outcomes, names(["transient", "not_confirmed", "resolved"]));
        assert!(episodes().any(|e| e.relapses > 0));
        let aside: BTreeSet<String> = tracks().flat_map(|t| &t.set_aside).map(|s| name(s.reason)).collect();
        assert!(aside.contains("acute") && aside.contains("no_baseline"), "{aside:?}");
    }
}

#[test]
fn every_way_of_treating_and_every_awkward_record_is_there() {
    for today in days() {
        let clinic = demo_clinic(SEED, today);
        assert_eq!(clinic.len(), 60, "every line of the stories is understood");
        let sessions = || clinic.iter().flat_map(|c| &c.sessions);
        assert!(Route::ALL.iter().all(|(route, _)| sessions().any(|s| s.route == *route)));
        assert!(Drug::ALL.iter().all(|(drug, _)| sessions().any(|s| s.drug == *drug)));
        assert!(SessionStatus::ALL.iter().all(|(status, _)| sessions().any(|s| s.status == *status)));
        assert!(sessions().any(|s| s.site == Some(Site::Home)));
        let planned = || sessions().filter(|s| s.status == SessionStatus::Planned);
        assert!(planned().any(|s| s.day < today) && planned().any(|s| s.day > today));
        let scores = || clinic.iter().flat_map(|c| &c.scores);
        let used: BTreeSet<&str> = scores().map(|s| s.instrument.as_str()).collect();
        assert_eq!(used, InstrumentSet::built_in().iter().map(|i| i.id.as_str()).collect());
        assert!(scores().any(|s| s.day > today));
        for instrument in ["memory-nrs", "gad-7", "cadss"] {
            assert!(scores().any(|s| s.value.get() == 0.0 && s.instrument.as_str() == instrument), "{instrument}");
        }
        let both = |c: &Chart| {
            let of = |timing| c.scores.iter().filter(move |s| s.timing == Some(timing)).map(|s| (&s.instrument, s.day));
            of(Timing::Before).any(|before| of(Timing::After).any(|after| after == before))
        };
        assert!(clinic.iter().any(both));
        assert!(clinic.iter().any(|c| c.patient.course_start.is_some()));
        assert!(clinic.iter().any(|c| c.patient.name.is_empty()));
        assert!(clinic.iter().any(|c| c.patient.name.chars().count() > 80));
        assert!(clinic.iter().any(|c| !c.patient.name.is_ascii()));
        assert!(clinic.iter().any(|c| !c.reviews.is_empty()));
    }
}

#[test]
fn everything_could_have_been_entered_and_says_that_it_is_made_up() {
    let instruments = InstrumentSet::built_in();
    for today in days() {
        let clinic = demo_clinic(SEED, today);
        let mut keys = HashSet::new();
        let mut numbers = HashSet::new();
        for chart in &clinic {
            let patient = &chart.patient;
            assert!(numbers.insert(&patient.number) && patient.number.starts_with("DEMO-"));
            assert!(patient.name.is_empty() || patient.name.starts_with("Demo "), "{}", patient.name);
            assert!(patient.note.contains("Synthetic"));
            assert!(keys.insert(patient.key));
            let mut identities = HashSet::new();
            for session in &chart.sessions {
                assert!(keys.insert(session.key));
                assert!(identities.insert(session.identity()), "{} {session:?}", patient.number);
                assert!(session.status != SessionStatus::Given || session.day <= today);
                assert!(session.dose_mg.is_none_or(|mg| (10.0..=300.0).contains(&mg.get())));
                assert!(session.weight_kg.is_none_or(|kg| (45.0..=110.0).contains(&kg.get())));
            }
            let mut identities = HashSet::new();
            for score in &chart.scores {
                assert!(keys.insert(score.key));
                assert!(identities.insert(score.identity()), "{} {score:?}", patient.number);
                let fields = BTreeMap::from([
                    ("instrument".to_owned(), score.instrument.to_string()),
                    ("date".to_owned(), score.day.to_string()),
                    ("value".to_owned(), score.value.to_string()),
                ]);
                let read = read_score(&fields, EntryOptions::default(), &instruments, score.key);
                assert!(read.is_ok(), "{} {read:?}", patient.number);
            }
        }
    }
}

#[test]
fn the_same_seed_and_day_give_the_same_clinic() {
    let today = Day::parse_iso("2026-11-24").unwrap();
    assert_eq!(demo_clinic(SEED, today), demo_clinic(SEED, today));
    assert_ne!(demo_clinic(SEED, today), demo_clinic(SEED + 1, today));
}

/// The state of the patient's leading track once these scores are entered as well.
fn state_with(chart: &Chart, today: Day, instrument: &InstrumentId, scores: &[(i32, f64)]) -> TrackState {
    let mut chart = chart.clone();
    for (nth, (offset, value)) in scores.iter().enumerate() {
        let (key, value) = (Key::from_bits(nth as u64), Points::new(*value).unwrap());
        chart.scores.push(Score::of(key, instrument.clone(), today.plus(*offset), value));
    }
    judge(&chart, &InstrumentSet::built_in(), &Policy::default(), today).leading().unwrap().state
}

#[test]
fn one_flag_can_be_cleared_with_two_scores_and_one_with_a_single_score_up_to_today() {
    for today in days() {
        let clinic = judged(today);
        let clears = |state: TrackState, scores: &[i32]| {
            clinic.iter().any(|(chart, judgement)| {
                let track = judgement.leading().filter(|t| t.state == state);
                track.is_some_and(|t| {
                    let good = t.baseline.as_ref().unwrap().value;
                    let age = today.days_since(t.last.unwrap().day);
                    let with: Vec<(i32, f64)> = scores.iter().map(|offset| (*offset, good)).collect();
                    (7..=13).contains(&age) && state_with(chart, today, &t.instrument, &with) == TrackState::Resolved
                })
            })
        };
        assert!(clears(TrackState::Persistent, &[-7, 0]), "{today}");
        assert!(clears(TrackState::Recovering, &[0]), "{today}");
    }
}

#[test]
fn of_those_who_are_invited_some_have_answered_and_one_tells_of_harm() {
    let charts = demo_clinic(SEED, Day::parse_iso("2026-11-24").unwrap());
    let charts = charts.into_iter().map(|chart| (chart.patient.key, Arc::new(chart))).collect();
    let mut clinic = Clinic::new(charts, Vec::new(), Policy::default());
    let now = Instant::from_seconds(1_795_677_930);
    let (invited, sendings) = demo_reports(&clinic.charts, now);
    assert_eq!((invited.len(), sendings.len()), (5, 3));
    let mut does = |command| clinic = clinic.with(&apply(&clinic, command, &stamp("Demo clinician")).unwrap());
    for (patient, issued) in invited {
        does(Command::EnterSelfReport { patient, record: issued.into() });
    }
    let arrival = |(at, sending): (usize, &Sending)| {
        let answered = sending.answers.iter().all(|answers| answers.missing().is_empty());
        assert!(answered && sending.authored.at() < now, "{sending:?}");
        let text = format!("stands for the sealed text {at}");
        Arrival { text, received: now, way: ArrivalWay::Paste, said: Some(said_of(sending)), dealt: None }
    };
    does(Command::PutInbox(sendings.iter().enumerate().map(arrival).collect()));
    assert_eq!(clinic.arrivals.len(), 3);
    let alerts = clinic.harm_alerts();
    assert_eq!(alerts.len(), 1);
    assert!(alerts[0].patient.is_some() && alerts[0].items[0].link_id == "44260-8");
    assert_eq!(demo_contact("Demo clinic: synthetic data").clinic(), "Demo clinic: synthetic data");
}
