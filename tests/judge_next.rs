//! What is still to come, from both sides of each bound: the score that would change a state and its first day, and the one date by which
//! a score is needed. The expected values stand here as worked out by hand from the rules.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::judge::{Asks, NextScore, Overlay, Policy, Prospect, Prospects, Silence, TrackState, open_check};
use anamnesis::record::{Act, Day, Entry, InstrumentSet, Key, Step};
use anamnesis::words::{SayDay, next_score_sentence, next_score_when, next_score_why};
use bounds::{Case, after, case, day};

#[path = "support/bounds.rs"]
#[allow(dead_code, reason = "each test uses its part of the shared cases")]
mod bounds;

fn prospects(case: &Case, today: i32) -> Prospects {
    let judgement = case.judged(today);
    let instruments = case.instruments();
    Prospects::of(&judgement, &judgement.tracks[0], instruments.get("t").unwrap())
}

/// The state, the score, the days from the first session, and how many scores how far apart.
fn list(case: &Case, today: i32) -> Vec<(TrackState, f64, i32, (u8, i32))> {
    let words = |p: &Prospect| {
        assert_eq!(p.worse, p.score < 47.0);
        (p.becomes, p.score, p.from.days_since(day(0)), (p.times, p.apart_days))
    };
    prospects(case, today).list.iter().map(words).collect()
}

/// "44 or more closes the flag" must name the first score that does, on the scale's own grid: a patient can't score 46.01 in steps of 3.
#[test]
fn the_promised_scores_are_the_first_on_the_grid_that_do_it() {
    let at = |figures: &[(&'static str, &'static str)], baseline: f64| {
        let mut case = case(&[0], &[(-1, baseline)]);
        case.figures.extend(figures);
        let prospects = prospects(&case, 1);
        (prospects.worse_at, prospects.recovered_at)
    };
    assert_eq!(at(&[], 50.0), (Some(46.0), Some(48.01)));
    assert_eq!(at(&[("step", "0.5")], 50.0), (Some(46.0), Some(48.5)));
    assert_eq!(at(&[("min", "20"), ("step", "3")], 50.0), (Some(44.0), Some(50.0)), "of 20, 23, 26 and so on");
    assert_eq!(at(&[("min", "20"), ("step", "3")], 53.0), (Some(47.0), Some(53.0)), "49 is not on the grid");
    assert_eq!(at(&[("higher_is_better", "false")], 50.0), (Some(54.0), Some(51.99)));
    assert_eq!(at(&[("higher_is_better", "false"), ("min", "20"), ("step", "3")], 50.0), (Some(56.0), Some(50.0)));
    assert_eq!(at(&[("min", "20")], 24.0), (Some(20.0), Some(22.01)), "the very end of the scale");
    assert_eq!(at(&[("min", "20")], 23.0), (None, Some(21.01)), "the scale ends before");
    assert_eq!(at(&[("higher_is_better", "false")], 97.0), (None, Some(98.99)));
}

/// What one more score would open: emerging as a rule, to confirm at once only where the clock would start at a session the window back.
#[test]
fn without_an_episode_a_worse_score_opens_one_from_the_next_day_that_counts() {
    let opens = |case: &Case| {
        let list = list(case, 60);
        assert_eq!((list.len(), list[0].1, list[0].3), (1, 46.0, (1, 0)));
        (list[0].0, list[0].2)
    };
    assert_eq!(opens(&after(&[0], &[(7, 50.0)])), (TrackState::Emerging, 8));
    assert_eq!(opens(&after(&[0, 10], &[(7, 50.0)])), (TrackState::Emerging, 11), "no longer acute");
    assert_eq!(opens(&after(&[0], &[(40, 50.0)])), (TrackState::Emerging, 41), "the clock starts at the onset");
    let near = |attribution_days, at| {
        opens(&Case { policy: Policy { attribution_days, ..Policy::default() }, ..after(&[0], &[(at, 50.0)]) })
    };
    assert_eq!(near(90, 26), (TrackState::Emerging, 27));
    assert_eq!(near(90, 27), (TrackState::Provisional, 28), "near and interrupted: the clock starts at the session");
    assert_eq!(near(31, 30), (TrackState::Provisional, 31));
    assert_eq!(near(30, 30), (TrackState::Emerging, 31), "not near and interrupted");
    let policy = Policy { acute_days: 14, window_days: 7, attribution_days: 1, ..Policy::default() };
    let unscored = Case { policy: policy.clone(), ..after(&[0], &[]) };
    assert_eq!(opens(&unscored), (TrackState::Provisional, 14), "not interrupted");
    let untreated = prospects(&after(&[], &[]), 3);
    assert_eq!((untreated.worse_at, untreated.list.len()), (Some(46.0), 0));
    assert_eq!(prospects(&case(&[0], &[(7, 50.0)]), 8), Prospects::default(), "no baseline");
}

/// From which day a score confirms, and from which it only asks for confirmation.
#[test]
fn while_an_episode_is_open_the_card_names_what_closes_and_what_confirms_it() {
    use TrackState::{Persistent, Provisional, Resolved, Stable};
    let once = (1, 0);
    let emerging = list(&after(&[0], &[(7, 44.0)]), 8);
    assert_eq!(emerging, [(Stable, 48.01, 8, once), (Persistent, 46.0, 28, once)]);
    let late = list(&after(&[0], &[(24, 44.0)]), 25);
    assert_eq!(late, [(Stable, 48.01, 25, once), (Persistent, 46.0, 31, once), (Provisional, 46.0, 28, once)]);
    assert_eq!(list(&after(&[0], &[(21, 44.0)]), 25).len(), 2, "the window's end confirms");
    assert_eq!(list(&after(&[0], &[(30, 44.0)]), 31), [(Stable, 48.01, 31, once), (Persistent, 46.0, 37, once)]);
    let flagged = [(7, 44.0), (28, 44.0)];
    assert_eq!(list(&after(&[0], &flagged), 29), [(Resolved, 48.01, 29, (2, 7))]);
    let recovering = list(&after(&[0], &[flagged[0], flagged[1], (30, 50.0)]), 31);
    assert_eq!(recovering, [(Resolved, 48.01, 37, once), (Persistent, 46.0, 31, once)]);
}

/// By when, whether as soon as possible, whether before a dose, and why.
fn next(case: &Case, today: i32) -> Option<(i32, bool, bool, Asks)> {
    let next = NextScore::of(&case.chart(), &case.judged(today))?;
    Some((next.by.days_since(day(0)), next.as_soon_as_possible, next.before_dose, next.asks))
}

/// One date a patient, the earliest of all that ask, or the patient is told two.
#[test]
fn the_next_score_is_the_earliest_that_anything_asks_for() {
    assert_eq!(next(&after(&[0], &[(7, 50.0)]), 8), None, "nothing asks");
    assert_eq!(next(&after(&[], &[]), 8), None, "untreated");
    assert_eq!(next(&after(&[0], &[(7, 44.0)]), 8), Some((14, false, false, Asks::WhileWorse)));
    assert_eq!(next(&after(&[0], &[(25, 44.0)]), 26), Some((28, false, false, Asks::WindowEnds)));
    assert_eq!(next(&after(&[0, 20], &[(7, 50.0)]), 22), Some((27, false, false, Asks::AfterSession(day(20)))));
    assert_eq!(
        next(&after(&[0, 20], &[(7, 44.0)]), 22),
        Some((14, false, false, Asks::WhileWorse)),
        "has a date of its own"
    );
    assert_eq!(next(&after(&[0], &[(7, 50.0)]), 64), Some((64, true, false, Asks::LastIsOld(day(7)))));
    assert_eq!(next(&case(&[0], &[(-1, 3.0), (7, 3.0)]), 8), Some((8, true, false, Asks::FloorBaseline)));
    assert_eq!(next(&case(&[0], &[]), 8), Some((8, true, false, Asks::NeverScored)));
    assert_eq!(next(&case(&[0], &[(7, 50.0)]), 8), Some((8, true, false, Asks::NoBaseline)));
}

/// A score after the planned dose would be acute: where a dose comes first, the score is needed before it.
#[test]
fn a_planned_dose_comes_before_the_score_that_is_due_later() {
    let planned =
        |planned: &[i32], today| next(&Case { planned: planned.to_vec(), ..after(&[0], &[(7, 44.0)]) }, today);
    assert_eq!(planned(&[12], 8), Some((12, false, true, Asks::WhileWorse)));
    assert_eq!(planned(&[13, 12], 8).unwrap().0, 12, "the first of several");
    assert_eq!(planned(&[14], 8), Some((14, false, true, Asks::WhileWorse)), "on the day");
    assert_eq!(planned(&[15], 8), Some((14, false, false, Asks::WhileWorse)));
    assert_eq!(planned(&[8], 8), Some((8, false, true, Asks::WhileWorse)), "today");
    assert_eq!(planned(&[7], 8), Some((14, false, false, Asks::WhileWorse)), "a plan that passed");
    assert_eq!(planned(&[0], 0), Some((7, false, false, Asks::AfterSession(day(0)))), "given since");
    assert_eq!(planned(&[14], 14), Some((14, false, true, Asks::WhileWorse)));
    assert_eq!(planned(&[16], 16), Some((14, false, false, Asks::WhileWorse)), "was due before");
    let unscored = Case { planned: vec![11], ..case(&[0], &[]) };
    assert_eq!(next(&unscored, 8), Some((11, false, true, Asks::NeverScored)), "wanted for that dose");
    let given = Case { planned: vec![9, 12], ..after(&[0, 9], &[(7, 44.0)]) };
    assert_eq!(next(&given, 9), Some((12, false, true, Asks::WhileWorse)), "the plan for the 9th was kept");
    let old = Case { planned: vec![70], ..after(&[0], &[(7, 50.0)]) };
    assert_eq!(next(&old, 64), Some((64, true, false, Asks::LastIsOld(day(7)))), "old is old now");
}

/// A check named in a decision stays open until a judged score from after that day: not of the day, not an acute one.
#[test]
fn a_check_is_answered_by_a_judged_score_after_the_decision_only() {
    let decided = |more: &[(i32, f64)], sessions: &[i32]| {
        let steps = vec![Step::RepeatScore];
        let act = Act::Decided { steps, reason: String::new(), next_check: Some(day(12)), standings: None };
        let log = vec![Entry { key: Key::from_bits(99), day: day(8), by: String::new(), corrects: None, act }];
        Case { log, ..after(sessions, &[&[(7, 50.0)], more].concat()) }
    };
    let check = |case: &Case| open_check(&case.chart(), &case.judged(10));
    let open = Some((day(8), day(12)));
    assert_eq!(check(&decided(&[], &[0])), open);
    assert_eq!(check(&decided(&[(8, 50.0)], &[0])), open, "the score of that day was known");
    assert_eq!(check(&decided(&[(9, 50.0)], &[0])), None);
    assert_eq!(check(&decided(&[(9, 50.0)], &[0, 9])), open, "acute");
    assert_eq!(next(&decided(&[], &[0]), 10), Some((12, false, false, Asks::Check(day(8)))));
    assert_eq!(
        next(&decided(&[(8, 44.0)], &[0]), 10),
        Some((12, false, false, Asks::Check(day(8)))),
        "before the 15th"
    );
}

/// "Was due by 16 Mar, 2 days ago" for a date that has passed; "today" on it.
#[test]
fn the_words_of_the_next_score_follow_the_day() {
    let words = |case: &Case, today: i32| {
        let (chart, judgement) = (case.chart(), case.judged(today));
        let next = NextScore::of(&chart, &judgement).unwrap();
        (next_score_when(&next, day(today), &Day::short), next_score_sentence(&next, &chart, &judgement).into_text())
    };
    let when = |case: &Case, today| words(case, today).0;
    let worse = after(&[0], &[(7, 44.0)]);
    assert_eq!(when(&worse, 13), "by 16 Mar");
    assert_eq!(when(&worse, 14), "today");
    assert_eq!(when(&worse, 15), "was due by 16 Mar, yesterday");
    assert_eq!(when(&worse, 16), "was due by 16 Mar, 2 days ago");
    let planned = |at| Case { planned: vec![at], ..worse.clone() };
    assert_eq!(when(&planned(12), 11), "before the dose of 14 Mar");
    assert_eq!(when(&planned(12), 12), "before today’s dose");
    assert_eq!(when(&after(&[0], &[(7, 50.0)]), 64), "as soon as possible");
    assert_eq!(words(&worse, 8).1, "The next score is needed by 16 Mar 2026 (every 7 days while an episode is open).");
    assert!(words(&worse, 16).1.starts_with("The next score was due by 16 Mar 2026, 2 days ago ("));
}

/// What the silence of a track means, and of two tracks the one that speaks is the one whose silence means something.
#[test]
fn a_track_that_can_show_nothing_speaks_for_nobody() {
    let silence = |case: &Case, today| {
        let judgement = case.judged(today);
        judgement.silence_of(&judgement.tracks[0])
    };
    let dosed = after(&[0, 20], &[(7, 50.0)]);
    assert_eq!((silence(&dosed, 27), silence(&dosed, 28)), (None, Some(Silence::NotFollowedUp(day(20)))));
    assert_eq!(silence(&dosed, 40), Some(Silence::NotFollowedUp(day(20))));
    let judgement = after(&[0], &[(7, 50.0)]).judged(8);
    assert_eq!(judgement.unscored_since(&judgement.tracks[0]), None);
    let mut two = judgement.clone();
    two.tracks.push(two.tracks[0].clone());
    two.tracks[0].overlays.set(Overlay::InsensitiveBaseline, true);
    assert!(std::ptr::eq(two.leading().unwrap(), &two.tracks[1]));
    assert!(two.has(Overlay::InsensitiveBaseline) && !two.has(Overlay::Drift));
}

/// The peak is the first of the episode's worse scores with its largest worsening, and the days of an episode include the one that closed it.
#[test]
fn an_episode_has_its_own_peak_and_its_own_days() {
    let track = after(&[0], &[(3, 40.0), (5, 50.0), (7, 44.0), (14, 42.0), (16, 42.0), (18, 43.0)]).track(20);
    assert_eq!(track.peak().unwrap().day, day(14), "not the deeper one of an episode that is over");
    assert!(track.is_last_worse());
    let within = |at| track.is_in_episode(day(at));
    assert_eq!([2, 3, 5, 6, 7, 20].map(within), [false, true, true, false, true, true]);
    let over = after(&[0], &[(7, 44.0), (9, 50.0)]).track(20);
    assert!(over.peak().is_none() && !over.is_last_worse() && !over.is_in_episode(day(10)));
    assert!(!after(&[0], &[(7, 44.0), (9, 47.0)]).track(10).is_last_worse(), "between is not worse");
}

/// The reason beside the date: each kind in its own words.
#[test]
fn the_reason_of_the_next_score_names_its_session_or_score() {
    let why = |case: &Case, today| {
        let judgement = case.judged(today);
        next_score_why(&NextScore::of(&case.chart(), &judgement).unwrap(), &judgement, &Day::short)
    };
    assert_eq!(why(&after(&[0], &[(7, 44.0)]), 8), "every 7 days while an episode is open");
    assert_eq!(why(&after(&[0], &[(25, 44.0)]), 26), "the window ends");
    assert_eq!(why(&after(&[0, 20], &[(7, 50.0)]), 22), "none since the session of 22 Mar");
    assert_eq!(why(&after(&[0], &[(7, 50.0)]), 64), "the last is of 9 Mar");
    assert_eq!(why(&case(&[0], &[]), 8), "never scored");
    assert_eq!(why(&case(&[0], &[(7, 50.0)]), 8), "no baseline");
}

/// Under the instrument that stands for the patient, scored four days ago, stood that the next score was due 39 days ago: by another one's episode.
#[test]
fn a_score_that_another_instrument_asks_for_says_so() {
    let worse = after(&[0], &[(7, 44.0)]);
    let mut judgement = worse.judged(8);
    judgement.tracks.push(judgement.tracks[0].clone());
    judgement.tracks[1].instrument = InstrumentSet::built_in().get("prmq").unwrap().id.clone();
    judgement.tracks[1].due = Some(day(12));
    let next = NextScore::of(&worse.chart(), &judgement).unwrap();
    assert!(next.is_of_other && next.by == day(12));
    assert_eq!(next_score_why(&next, &judgement, &Day::short), "the window ends for another instrument");
}
