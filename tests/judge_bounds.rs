//! Each bound of the rules from both its sides: what a single changed comparison, sign or sum in the judge would get wrong.
//! `cargo mutants` makes such changes; the expected values stand here as worked out by hand from the rules.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::judge::{
    Attribution, Mood, Outcome, Overlay, Overlays, PatientState, Policy, SetAsideReason, Severity, Subtype,
    TrackJudgement, TrackState, Verdict,
};
use anamnesis::record::{Choice, TimeOfDay};
use bounds::{Case, case, day};

#[path = "support/bounds.rs"]
#[allow(dead_code, reason = "each test uses its part of the shared cases")]
mod bounds;

/// What was put aside: place in the list of scores, day and reason.
fn put_aside(track: &TrackJudgement) -> Vec<(u32, i32, SetAsideReason)> {
    track.set_aside.iter().map(|s| (s.score, s.day.days_since(day(0)), s.reason)).collect()
}

/// A clinic copied its paper from the newest sheet to the oldest. The first session entered would be the course's first, the
/// baseline would come after it, and the scores put aside would be listed as they were typed.
#[test]
fn records_entered_backwards_are_judged_by_their_days() {
    let backwards = case(&[10, 0], &[(40, 50.0), (30, 44.0), (10, 20.0), (7, 44.0), (-1, 50.0)]);
    let judgement = backwards.judged(35);
    assert_eq!(judgement.sessions.iter().map(|s| s.day).collect::<Vec<_>>(), [day(0), day(10)]);
    let track = &judgement.tracks[0];
    assert_eq!((track.state, track.baseline.as_ref().unwrap().scores.as_slice()), (TrackState::Persistent, &[4][..]));
    assert_eq!(put_aside(track), [(2, 10, SetAsideReason::Acute), (0, 40, SetAsideReason::Future)]);
    let episode = track.episode.as_ref().unwrap();
    assert_eq!((episode.onset, episode.index_session, episode.subtype), (day(7), Some(day(0)), Subtype::OnTreatment));
    assert_eq!(episode.confirming_pair, Some((day(7), day(30))));
}

/// Without a baseline each score says why it is not judged: one too old for a baseline is not one that lacks a baseline.
#[test]
fn without_a_baseline_every_score_has_its_own_reason() {
    let track = case(&[0], &[(-91, 50.0), (0, 48.0), (7, 44.0)]).track(8);
    assert_eq!(track.state, TrackState::NoBaseline);
    let expected = [
        (0, -91, SetAsideReason::BeforeLookback),
        (1, 0, SetAsideReason::NoBaseline),
        (2, 7, SetAsideReason::NoBaseline),
    ];
    assert_eq!(put_aside(&track), expected);
    assert_eq!(
        case(&[0], &[(-90, 50.0)]).track(8).baseline.unwrap().first_day,
        day(-90),
        "exactly the look-back counts"
    );
}

/// While emerging the score that settles it is due by the window's end; a due date beyond it would let the window pass unscored.
#[test]
fn the_next_score_of_an_episode_is_due_by_the_window_s_end() {
    let due = |scores: &[(i32, f64)]| case(&[0], &[&[(-1, 50.0)], scores].concat()).track(29).due;
    assert_eq!(due(&[(7, 44.0)]), Some(day(14)), "a cadence after the last");
    assert_eq!(due(&[(20, 44.0)]), Some(day(27)));
    assert_eq!(due(&[(25, 44.0)]), Some(day(28)), "the window ends first");
    assert_eq!(due(&[(25, 44.0), (28, 47.0)]), Some(day(35)), "scored on the window's end, between: a cadence again");
    assert_eq!(due(&[(7, 44.0), (28, 44.0)]), Some(day(35)), "persistent");
    assert_eq!(due(&[(7, 50.0)]), None, "no episode");
}

/// A day too early and a patient is chased for nothing; a day too late and nobody asks.
#[test]
fn marks_of_an_episode_begin_on_their_day() {
    let emerging = case(&[0], &[(-1, 50.0), (7, 44.0)]);
    for (overlay, first) in [(Overlay::Overdue, 22), (Overlay::WindowPassedUnscored, 28), (Overlay::Stale, 64)] {
        assert!(!emerging.has(overlay, first - 1), "{overlay:?}");
        assert!(emerging.has(overlay, first) && emerging.has(overlay, first + 9), "{overlay:?}");
    }
    let flagged = case(&[0], &[(-1, 50.0), (7, 44.0), (28, 44.0)]);
    assert!(!flagged.has(Overlay::WindowPassedUnscored, 35), "a flag is settled");
    assert!(!flagged.has(Overlay::LateDecline, 35) && !flagged.has(Overlay::Severe, 35));
    let silent = case(&[0, 20], &[(-1, 50.0), (7, 50.0)]);
    assert!(!silent.has(Overlay::FollowUpDue, 34) && silent.has(Overlay::FollowUpDue, 35));
    let scored = case(&[0, 20], &[(-1, 50.0), (7, 50.0), (21, 50.0)]);
    assert!(!scored.has(Overlay::FollowUpDue, 60), "scored since");
}

/// A score taken before that day's dose raised the flag: the dose of the same day is not one given in spite of it.
#[test]
fn a_dose_on_the_day_of_the_flag_is_not_given_while_flagged() {
    let mut case = case(&[0, 28], &[(-1, 50.0), (7, 44.0)]);
    case.scores.push((28, 44.0, "", "before"));
    assert_eq!(case.track(28).episode.unwrap().persistent_since, Some(day(28)));
    assert!(!case.has(Overlay::DosedWhileFlagged, 29));
    case.sessions.push((29, ""));
    assert!(case.has(Overlay::DosedWhileFlagged, 29));
}

/// Off the drug for the window, or treated on, or neither: the three ask for different options.
#[test]
fn the_subtype_turns_on_the_window_and_on_a_session_after_the_index_session() {
    let subtype = |sessions: &[i32], scores: &[(i32, f64)]| {
        case(sessions, &[&[(-1, 50.0)], scores].concat()).track(60).episode.unwrap().subtype
    };
    assert_eq!(subtype(&[0], &[(7, 44.0), (27, 44.0)]), Subtype::SingleExposure);
    assert_eq!(subtype(&[0], &[(7, 44.0), (28, 44.0)]), Subtype::OffDrug);
    assert_eq!(subtype(&[0, 20], &[(7, 44.0), (25, 44.0)]), Subtype::OnTreatment);
    assert_eq!(
        subtype(&[0, 20], &[(22, 44.0), (25, 44.0)]),
        Subtype::SingleExposure,
        "the second is the index session"
    );
    assert_eq!(subtype(&[0, 20], &[(7, 44.0), (48, 44.0)]), Subtype::OffDrug, "28 days after the second");
    let late = [(7, 50.0), (15, 44.0), (25, 44.0)];
    assert_eq!(subtype(&[0], &late), Subtype::SingleExposure);
    assert_eq!(subtype(&[0, 20], &late), Subtype::OnTreatment, "after the onset, where there is no index session");
}

/// A worsening is put down to a session if it is near it and no good score lies between.
#[test]
fn attribution_turns_on_nearness_and_on_a_good_score_since_the_session() {
    let episode = |sessions: &[i32], scores: &[(i32, f64)]| {
        let episode = case(sessions, &[&[(-1, 50.0)], scores].concat()).track(20).episode.unwrap();
        (episode.attribution, episode.index_session, episode.clock_start)
    };
    assert_eq!(episode(&[0], &[(14, 44.0)]), (Attribution::Probable, Some(day(0)), day(0)));
    assert_eq!(episode(&[0], &[(15, 44.0)]), (Attribution::Possible, Some(day(0)), day(0)));
    assert_eq!(episode(&[0], &[(7, 50.0), (14, 44.0)]), (Attribution::Possible, Some(day(0)), day(0)));
    assert_eq!(episode(&[0], &[(7, 50.0), (15, 44.0)]), (Attribution::Unlikely, None, day(15)));
    assert_eq!(
        episode(&[0], &[(7, 47.0), (15, 44.0)]),
        (Attribution::Unlikely, None, day(15)),
        "between interrupts too"
    );
    assert_eq!(episode(&[0, 10], &[(7, 50.0), (12, 44.0)]), (Attribution::Probable, Some(day(10)), day(10)));
    assert!(case(&[0], &[(-1, 50.0), (7, 50.0), (15, 44.0)]).has(Overlay::LateDecline, 16));
}

/// "Worse for at least 7 and at most 17 days": from the last day that was not worse, to the first score after the last worse one.
#[test]
fn the_duration_is_bounded_by_the_scores_around_it() {
    let bounds = |scores: &[(i32, f64)], today| {
        let track = case(&[0], &[&[(-10, 50.0), (-1, 50.0)], scores].concat()).track(today);
        let episode = track.episode.unwrap();
        let worse = episode.worse_days.iter().map(|d| d.days_since(day(0))).collect::<Vec<_>>();
        (episode.at_least_days(), track.at_most_days.unwrap(), worse)
    };
    assert_eq!(bounds(&[(7, 44.0)], 8), (0, 9, vec![7]), "from the latest baseline day");
    assert_eq!(bounds(&[(7, 44.0), (14, 44.0)], 20), (7, 21, vec![7, 14]), "to today");
    assert_eq!(bounds(&[(7, 44.0), (14, 44.0), (16, 47.0)], 20), (7, 17, vec![7, 14]), "to the next score");
    assert_eq!(bounds(&[(7, 44.0), (10, 47.0), (14, 44.0)], 20), (7, 21, vec![7, 14]), "not to one inside");
    assert_eq!(bounds(&[(5, 50.0), (7, 44.0), (14, 44.0)], 20), (7, 15, vec![7, 14]), "from a judged score");
}

/// 20.06 - 15.06 falls short of 5 by a rounding error of the machine; a severity, or a verdict, must not hang on that.
#[test]
fn what_reaches_a_bound_but_for_rounding_reaches_it() {
    let track = |baseline: f64, score: f64| case(&[0], &[(-1, baseline), (7, score)]).track(8);
    let severity = |baseline, score| track(baseline, score).severity;
    assert_eq!((severity(50.0, 45.01), severity(50.0, 45.0)), (Some(Severity::Mild), Some(Severity::Moderate)));
    assert_eq!((severity(50.0, 40.01), severity(50.0, 40.0)), (Some(Severity::Moderate), Some(Severity::Severe)));
    assert_eq!((severity(20.06, 15.06), severity(20.06, 10.06)), (Some(Severity::Moderate), Some(Severity::Severe)));
    let verdict = |baseline, score| track(baseline, score).judged[0].verdict;
    assert_eq!((verdict(50.0, 46.01), verdict(50.0, 46.0)), (Verdict::Between, Verdict::Worse));
    assert_eq!((verdict(50.0, 48.0), verdict(50.0, 48.01)), (Verdict::Between, Verdict::Recovered));
    assert_eq!((verdict(32.01, 28.01), verdict(32.01, 30.01)), (Verdict::Worse, Verdict::Between));
    assert!(case(&[0], &[(-1, 50.0), (7, 40.0)]).has(Overlay::Severe, 8));
    let deepest = case(&[0], &[(-1, 50.0), (7, 42.0), (14, 44.0)]).track(15);
    assert_eq!((deepest.episode.unwrap().peak_worsening, deepest.severity), (8.0, Some(Severity::Moderate)));
}

/// The baseline is insensitive where the scale ends before a drop could show: "not worse" would then mean nothing.
#[test]
fn a_baseline_is_insensitive_closer_than_the_drop_to_the_bad_end() {
    let insensitive = |better, min, max, baseline| {
        let mut case = case(&[0], &[(-1, baseline)]);
        case.figures.extend([("higher_is_better", better), ("min", min), ("max", max)]);
        case.has(Overlay::InsensitiveBaseline, 1)
    };
    assert!(insensitive("true", "20", "80", 23.99) && !insensitive("true", "20", "80", 24.0));
    assert!(insensitive("false", "20", "80", 76.01) && !insensitive("false", "20", "80", 76.0));
    assert!(!insensitive("true", "28.01", "80", 32.01), "4 points but for rounding");
    assert!(!insensitive("true", "20", "80", 79.0) && !insensitive("false", "20", "80", 21.0));
}

/// A baseline from the washout of an earlier course is worse than the patient's usual, so that a drop from it hides.
#[test]
fn a_baseline_is_contaminated_for_the_washout_and_no_longer() {
    let contaminated = |scores: &[(i32, f64, &'static str, &'static str)], washout_days| {
        let policy = Policy { washout_days, ..Policy::default() };
        let case = Case { start: Some(0), scores: scores.to_vec(), policy, ..case(&[-40, 0], &[]) };
        let track = case.track(1);
        let contaminated = track.baseline.unwrap().contaminated;
        assert_eq!(track.overlays.has(Overlay::ContaminatedBaseline), !contaminated.is_empty());
        contaminated
    };
    let around = [(-41, 50.0, "", ""), (-13, 50.0, "", ""), (-12, 50.0, "", "")];
    assert_eq!(contaminated(&around, 28), [1], "27 days after, not 28, and not the day before");
    assert_eq!(contaminated(&[(-40, 50.0, "", "")], 28), [0], "on its day");
    assert_eq!(contaminated(&[(-40, 50.0, "", "before")], 28), [0; 0], "before it");
    assert_eq!(contaminated(&[(-40, 50.0, "", "")], 0), [0; 0], "no washout");
    let judgement = Case { start: Some(0), ..case(&[-40, 0, 10], &[(-1, 50.0)]) }.judged(11);
    let days = |days: &[anamnesis::judge::SessionDay]| days.iter().map(|s| s.day).collect::<Vec<_>>();
    assert_eq!(days(&judgement.earlier_sessions), [day(-40)]);
    assert_eq!(days(&judgement.sessions), [day(0), day(10)], "the start's own day belongs to the course");
    let stopped = Case { start: Some(1), ..case(&[-40, 0], &[(-1, 50.0)]) }.judged(2);
    assert_eq!((stopped.last_session(), stopped.tracks[0].state), (Some(day(0)), TrackState::BaselineOnly));
}

/// Slow worsening, none of it reliable on its own: the mean of the last three, against z x SEM x sqrt(1/m + 1/3). With SEM 2 and one
/// baseline score 1.645 x 2 x 1.1547 = 3.799, with three 1.645 x 2 x 0.8165 = 2.686, or the minimal important change where that is more.
#[test]
fn drift_is_the_mean_of_the_last_three_against_its_own_bound() {
    let drifts = |mic, baseline: &[(i32, f64)], falls: &[f64]| {
        let scores = (1..).zip(falls).map(|(week, fall)| (7 * week, 50.0 - fall));
        let mut case = case(&[0], &baseline.iter().copied().chain(scores).collect::<Vec<_>>());
        case.figures = vec![("min", "0"), ("max", "100"), ("sem", "2"), ("mic", mic)];
        let track = case.track(40);
        assert!(track.episode.is_none());
        track.overlays.has(Overlay::Drift)
    };
    let (one, three) = ([(-1, 50.0)], [(-3, 50.0), (-2, 50.0), (-1, 50.0)]);
    assert!(drifts("", &one, &[3.8, 3.8, 3.8]) && !drifts("", &one, &[3.79, 3.79, 3.81]));
    assert!(drifts("", &three, &[2.69, 2.69, 2.69]) && !drifts("", &three, &[2.68, 2.68, 2.68]));
    assert!(drifts("4", &one, &[4.0, 4.0, 4.0]) && !drifts("4", &one, &[3.99, 4.0, 4.0]));
    assert!(drifts("4", &one, &[3.8, 3.8, 4.4]), "4 but for rounding: 46.2, 46.2 and 45.6");
    assert!(!drifts("", &one, &[4.6, 4.6]), "two scores are no drift");
    assert!(drifts("", &one, &[0.0, 3.8, 3.8, 3.8]) && !drifts("", &one, &[4.6, 3.7, 3.7, 3.7]), "the last three");
    assert!(
        !case(&[0], &[(-1, 50.0), (7, 46.5), (14, 46.5), (21, 46.5)]).has(Overlay::Drift, 22),
        "a declared rule has none"
    );
}

/// Two scores, or a score and a dose, at one time of one day: the later entry counts, and what is not surely before is after.
#[test]
fn ties_of_clock_times_fall_to_the_later_entry_and_to_after() {
    let counting = |first: (f64, &'static str), second: (f64, &'static str)| {
        let mut case = case(&[0], &[(-1, 50.0)]);
        case.scores.extend([first, second].map(|(value, time)| (7, value, time, "")));
        let track = case.track(8);
        assert_eq!((track.judged.len(), track.set_aside.len()), (1, 1));
        assert_eq!(track.set_aside[0].reason, SetAsideReason::LaterScoreSameDay);
        track.judged[0].value
    };
    assert_eq!(counting((44.0, "09:00"), (50.0, "09:00")), 50.0);
    assert_eq!(counting((44.0, "10:00"), (50.0, "09:00")), 44.0, "by time before entry");
    assert_eq!(counting((44.0, "00:01"), (50.0, "")), 44.0, "no time counts as 00:00");
    assert_eq!(counting((44.0, "00:00"), (50.0, "")), 50.0);
    let mut twice = case(&[0], &[]);
    twice.scores = vec![(-1, 40.0, "10:00", ""), (-1, 50.0, "09:00", "")];
    assert_eq!(twice.track(1).baseline.map(|b| (b.value, b.scores)), Some((40.0, vec![0])));
    assert_eq!(put_aside(&twice.track(1)), [(1, -1, SetAsideReason::LaterScoreSameDay)]);

    let is_baseline = |sessions: &[(i32, &'static str)], time, timing| {
        let case = Case { sessions: sessions.to_vec(), scores: vec![(0, 50.0, time, timing)], ..case(&[], &[]) };
        case.track(1).baseline.is_some()
    };
    let nine = [(0, "09:00")];
    assert!(is_baseline(&nine, "08:59", "") && !is_baseline(&nine, "09:00", "") && !is_baseline(&nine, "09:01", ""));
    assert!(!is_baseline(&nine, "", "") && !is_baseline(&[(0, "")], "08:59", ""), "unknown means after");
    assert!(is_baseline(&nine, "09:01", "before") && !is_baseline(&nine, "08:59", "after"), "what was said wins");
    let doses = [(0, ""), (0, "10:00"), (0, "09:00")];
    assert!(is_baseline(&doses, "08:59", "") && !is_baseline(&doses, "09:30", ""), "the earliest known time");
    let judgement = Case { sessions: doses.to_vec(), ..case(&[], &[(-1, 50.0)]) }.judged(1);
    assert_eq!(judgement.sessions.iter().map(|s| s.time).collect::<Vec<_>>(), [TimeOfDay::parse("09:00")]);
}

/// A score before that day's second dose belongs to the time after the first: judged, and never acute.
#[test]
fn a_score_before_a_later_dose_is_judged_after_the_dose_before() {
    let mut weekly = case(&[0, 7], &[(-1, 50.0)]);
    weekly.scores.push((7, 44.0, "", "before"));
    let track = weekly.track(7);
    assert_eq!((track.state, track.scored_since_last_session), (TrackState::Emerging, false));
    assert_eq!(track.episode.unwrap().index_session, Some(day(0)));
    weekly.scores[1].3 = "after";
    assert_eq!(put_aside(&weekly.track(7)), [(1, 7, SetAsideReason::Acute)]);
    let acute = |at| {
        let policy = Policy { acute_days: 3, ..Policy::default() };
        Case { policy, ..case(&[0], &[(-1, 50.0), (at, 44.0)]) }.track(5).judged.is_empty()
    };
    assert!(acute(2) && !acute(3));
}

/// Two recovered scores a day too close would take a flag down; a relapse would go uncounted.
#[test]
fn a_flag_comes_down_a_gap_after_the_first_recovered_score() {
    let track = |more: &[(i32, f64)]| case(&[0], &[&[(-1, 50.0), (7, 44.0), (28, 44.0)], more].concat()).track(60);
    assert_eq!(track(&[(30, 50.0), (36, 50.0)]).state, TrackState::Recovering);
    let resolved = track(&[(30, 50.0), (37, 50.0)]);
    assert_eq!((resolved.state, resolved.history[0].outcome), (TrackState::Resolved, Outcome::Resolved));
    assert_eq!((resolved.history[0].onset, resolved.history[0].end), (day(7), day(37)));
    assert_eq!(track(&[(30, 50.0), (37, 50.0), (38, 50.0)]).state, TrackState::Stable);
    let relapsed = track(&[(30, 50.0), (33, 44.0), (35, 50.0), (40, 44.0)]);
    assert_eq!((relapsed.state, relapsed.episode.unwrap().relapses), (TrackState::Persistent, 2));
    let late = |second| case(&[0], &[(-1, 50.0), (24, 44.0), (second, 44.0)]).track(60).state;
    assert_eq!((late(27), late(30), late(31)), (TrackState::Emerging, TrackState::Provisional, TrackState::Persistent));
    let closed = |at| case(&[0], &[(-1, 50.0), (at, 44.0), (at + 1, 50.0)]).track(60).history[0].outcome;
    assert_eq!((closed(27), closed(28)), (Outcome::Transient, Outcome::NotConfirmed));
}

/// PHQ-9 a point under the rise that is shown, and on it; one too soon after a dose says nothing, and the card says which.
#[test]
fn mood_is_raised_from_the_rise_on_and_never_by_an_acute_score() {
    let mood =
        |scores: &[(i32, f64)]| Case { mood: scores.to_vec(), ..case(&[0], &[(-1, 50.0), (7, 50.0)]) }.judged(20);
    let raised = |scores: &[(i32, f64)]| {
        let judgement = mood(scores);
        assert_eq!(judgement.has(Overlay::Mood), judgement.mood.is_raised());
        judgement.mood.is_raised()
    };
    assert!(raised(&[(-1, 10.0), (7, 15.0)]) && !raised(&[(-1, 10.0), (7, 14.0)]) && !raised(&[(-1, 10.0), (7, 3.0)]));
    let acute = mood(&[(-1, 10.0), (0, 20.0)]).mood;
    assert!(matches!(acute, Mood::NotMeasured { acute: Some(on), .. } if on == day(0)));
    let none = mood(&[(-9, 10.0), (-1, 10.0)]).mood;
    assert!(matches!(&none, Mood::NotMeasured { acute: None, .. }) && none.baseline().is_some());
    let alone = mood(&[(7, 20.0)]).mood;
    assert!(
        matches!(&alone, Mood::NoBaseline { latest: Some(last) } if last.value == 20.0) && alone.baseline().is_none()
    );
    let unscored = Case { mood: vec![(-1, 10.0)], ..case(&[0], &[]) }.judged(20);
    assert_eq!((unscored.state, unscored.tracks.len()), (PatientState::Unscored, 0), "mood is no memory");
}

/// Exported files and links hold these names: one that changes is read by nobody, and two badges of one text are told apart by nobody.
#[test]
fn states_and_marks_keep_their_names() {
    use TrackState::{BaselineOnly, Emerging, NoBaseline, Persistent, Provisional, Recovering, Resolved, Stable};
    let states = [Persistent, Recovering, Provisional, Emerging, NoBaseline, Resolved, Stable, BaselineOnly];
    assert!(states.is_sorted(), "the order in which a track speaks for the patient");
    let names = "persistent recovering provisional emerging no_baseline resolved stable baseline_only";
    assert_eq!(states.map(Choice::word).join(" "), names);
    assert_eq!(states.map(|state| PatientState::Scored(state).name()).join(" "), names);
    assert_eq!(PatientState::Unscored.name(), "unscored");
    let marks = "contaminated_baseline dosed_while_flagged drift follow_up_due insensitive_baseline late_decline mood \
                 overdue severe stale window_passed_unscored";
    assert_eq!(Overlay::ALL.map(|(_, word)| word).join(" "), marks);
    let labels: std::collections::BTreeSet<_> =
        Overlay::ALL.map(|(overlay, _)| anamnesis::words::overlay_words(overlay)).into();
    assert!(labels.len() == Overlay::ALL.len() && !labels.contains(""));
    let mut overlays = Overlays::default();
    for overlay in [Overlay::WindowPassedUnscored, Overlay::ContaminatedBaseline, Overlay::Stale, Overlay::Stale] {
        overlays.set(overlay, true);
    }
    overlays.set(Overlay::Drift, false);
    assert_eq!(overlays.joined(), "contaminated_baseline;stale;window_passed_unscored");
}

/// The exclusions named lines and columns that had moved: changes that nothing caught were passed over, and others were called missed.
#[test]
fn what_cargo_mutants_passes_over_names_functions_that_are_there() {
    let settings = std::fs::read_to_string(".cargo/mutants.toml").unwrap();
    let sources: Vec<String> = std::fs::read_dir("src/judge")
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    let passed_over =
        settings.lines().map(str::trim).filter(|line| line.contains("replace ") && !line.starts_with('#'));
    let mut found = 0;
    for line in passed_over {
        assert!(!line.contains(r"\d"), "by a line or column: {line}");
        let (before, after) = line.split_once("::").unwrap();
        let of = before.rsplit(' ').next().unwrap();
        let names = after.split([' ', '\'']).next().unwrap();
        let (start, ends) = names.split_once('(').unwrap_or((names, ""));
        for end in ends.trim_end_matches(')').split('|') {
            let function = format!("fn {start}{end}(");
            let is_there = |text: &String| text.contains(&format!("impl {of}")) && text.contains(&function);
            assert!(sources.iter().any(is_there), "{of} has no {function}");
            found += 1;
        }
    }
    assert_eq!(found, 6);
}
