//! What is known and what is not, to the day: silence, stale scores and mood are told apart at their bounds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use anamnesis::judge::{MoodBeside, Overlay, Relapse, Silence};
use anamnesis::record::InstrumentSet;
use anamnesis::words::{explain, memory_and_mood};
use life::{Between, Life, Recovered, Worse, life, origin};

#[path = "support/life.rs"]
#[allow(dead_code, reason = "each test uses its part of the shared lives")]
mod life;

fn silence(life: &Life) -> Option<Silence> {
    let judgement = life.judged();
    judgement.silence_of(&judgement.tracks[0])
}

fn headline(life: &Life) -> String {
    let (chart, judgement, instruments) = (life.chart(), life.judged(), InstrumentSet::built_in());
    let track = judgement.leading().unwrap();
    explain(&chart, &judgement, track, instruments.get(track.instrument.as_str()).unwrap()).headline.into_text()
}

/// A patient last scored eleven months ago was called "not reliably worse", in the group of those of whom all is well.
#[test]
fn a_last_score_tells_something_for_stale_days_and_no_longer() {
    let last_scored_before = |days| life(&[0], &[(7, Recovered)], 7 + days);
    assert_eq!(silence(&last_scored_before(56)), None);
    assert!(headline(&last_scored_before(56)).contains("was not reliably worse"));
    assert!(matches!(silence(&last_scored_before(57)), Some(Silence::Stale(last)) if last.days_ago == 57));
    assert!(headline(&last_scored_before(57)).starts_with("Can’t tell"), "{}", headline(&last_scored_before(57)));
}

/// The present tense of sentences ends where the next score is later than the grace allows.
#[test]
fn a_sentence_is_in_the_present_while_its_score_is_fresh() {
    let last_scored_before = |days| headline(&life(&[0], &[(14, Worse), (30, Worse)], 30 + days));
    assert!(last_scored_before(14).contains("has been worse"));
    assert!(last_scored_before(15).contains("was worse") && last_scored_before(15).contains("15 days ago"));
    let last_scored_before = |days| headline(&life(&[0], &[(30, Recovered)], 30 + days));
    assert!(last_scored_before(14).contains("is not reliably worse"));
    assert!(last_scored_before(15).contains("was not reliably worse"));
}

#[test]
fn silence_has_its_reason() {
    let session = origin();
    assert_eq!(silence(&Life { baseline: None, ..life(&[0], &[(7, Worse)], 8) }), Some(Silence::NoBaseline));
    assert_eq!(silence(&life(&[], &[], 0)), Some(Silence::Untreated));
    assert_eq!(silence(&life(&[0], &[], 3)), Some(Silence::NeverJudged));
    assert_eq!(silence(&Life { baseline: Some(22.0), ..life(&[0], &[(7, Recovered)], 8) }), Some(Silence::CannotShow));
    let dosed_since = |today| silence(&life(&[0, 20], &[(7, Recovered)], today));
    assert_eq!(dosed_since(27), None, "due today");
    assert_eq!(dosed_since(28), Some(Silence::NotFollowedUp(session.plus(20))));
    assert_eq!(silence(&life(&[0], &[(7, Worse)], 90)), None, "an episode is not silent");
}

/// The latest PHQ-9 of a patient who became worse in March was that of February, and the card said that mood does not explain it.
#[test]
fn mood_is_comparable_from_the_gap_before_the_onset_until_it_is_stale() {
    let beside = |day: i32, today: i32| {
        let life = Life { mood: vec![(-20, 13), (day, 19)], ..life(&[0], &[(20, Worse), (today, Worse)], today) };
        let judgement = life.judged();
        assert!(judgement.tracks[0].overlays.has(Overlay::Mood), "the overlay needs no episode to compare with");
        let said = memory_and_mood(&life.chart(), &judgement);
        let word = match judgement.mood_beside(judgement.leading()) {
            MoodBeside::Comparable(_) => "comparable",
            MoodBeside::BeforeWorsening(_) => "before",
            MoodBeside::Stale(_) => "stale",
            MoodBeside::NotMeasured(..) | MoodBeside::NoBaseline(_) => "unknown",
        };
        assert_eq!(
            said.contains("it can’t be told whether mood explains the worsening"),
            word != "comparable",
            "{said}"
        );
        word
    };
    assert_eq!((beside(13, 30), beside(12, 30)), ("comparable", "before"));
    assert_eq!((beside(25, 81), beside(25, 82)), ("comparable", "stale"));
}

/// A relapse was not in the sentence, and three were counted as one stretch.
#[test]
fn a_relapse_is_told_with_its_day_and_how_many_scores_were_good() {
    let relapse = |scores: &[_]| life(&[0], scores, 60).judged().tracks[0].relapse();
    let flagged = [(14, Worse), (30, Worse)];
    let with = |more: &[(i32, life::Kind)]| relapse(&[&flagged[..], more].concat());
    let since = |day: i32, recovered| Some(Relapse { since: origin().plus(day), recovered });
    assert_eq!(with(&[]), None);
    assert_eq!(with(&[(38, Recovered)]), None);
    assert_eq!(with(&[(38, Between), (41, Worse)]), None, "a score between is no recovery");
    assert_eq!(with(&[(38, Recovered), (41, Worse)]), since(41, 1));
    assert_eq!(with(&[(36, Recovered), (38, Recovered), (41, Worse), (44, Worse)]), since(41, 2));
    assert_eq!(with(&[(36, Recovered), (38, Between), (41, Worse)]), since(41, 1));
    assert_eq!(with(&[(36, Recovered), (38, Worse), (41, Recovered), (44, Worse)]), since(44, 1));
}
