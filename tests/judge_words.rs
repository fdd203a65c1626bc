//! What the sentences, the sum and the options say, from both sides of the bounds that they turn on. The words of each state are held by
//! the snapshots of `tests/explain.rs` and `tests/sentences.rs`; here stands when they change.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::chart::{Axis, View, full_range};
use anamnesis::judge::Policy;
use anamnesis::record::Step;
use anamnesis::words::describe;
use bounds::{Case, after, case};

#[path = "support/bounds.rs"]
#[allow(dead_code, reason = "each test uses its part of the shared cases")]
mod bounds;

/// "Is worse" of a patient whose score was due a week ago and never came: a sentence about now needs a score from now. The present ends where
/// the score is overdue, even if it is not yet two cadences old, and where it is stale, even if none is due yet.
#[test]
fn the_present_tense_ends_where_a_score_is_overdue_or_stale() {
    let headline = |case: &Case, today| case.explained(today).headline;
    let emerging = after(&[0], &[(25, 44.0)]);
    assert!(headline(&emerging, 35).starts_with("T is worse"), "{}", headline(&emerging, 35));
    assert!(
        headline(&emerging, 36).starts_with("T was worse"),
        "due by the window's end, the 28th, and overdue on the 36th"
    );
    let flagged = after(&[0], &[(7, 44.0), (28, 44.0)]);
    assert!(headline(&flagged, 42).contains("T has been worse") && headline(&flagged, 43).contains("T was worse"));
    let soon_stale = Case { policy: Policy { stale_days: 7, ..Policy::default() }, ..flagged };
    assert!(
        headline(&soon_stale, 35).contains("T has been worse") && headline(&soon_stale, 36).contains("T was worse")
    );
}

/// Who redoes the sum by hand needs to know whether the standard error of measurement was published or worked out, and which of the two
/// bounds decided. SEM 2 and one baseline score: SE = 2 x 1.4142 = 2.828, 1.645 x SE = 4.653.
#[test]
fn the_sum_says_where_its_figures_come_from() {
    let line = |label: &str, figures: &[(&'static str, &'static str)]| {
        let mut case = after(&[0], &[(7, 50.0)]);
        case.figures = [&[("min", "0"), ("max", "100")], figures].concat();
        case.explained(8).sums.into_iter().find(|line| line.label == label).unwrap().text
    };
    let sem = |figures: &[(&'static str, &'static str)]| line("Standard error of measurement", figures);
    assert_eq!(sem(&[("norm_sd", "10"), ("reliability", "0.91")]), "SEM = 3 = SD 10 × √(1 − 0.91). Source: none given");
    assert_eq!(sem(&[("sem", "2"), ("source", "a paper")]), "SEM = 2, as given. Source: a paper");
    let (without, with) = ([("sem", "2")], [("sem", "2"), ("mic", "4")]);
    assert!(
        line("Worse from", &without).contains(" and MIC 0 (none known) = 4.65"),
        "{}",
        line("Worse from", &without)
    );
    let recovered = line("Recovered below", &without);
    assert!(recovered.starts_with("R = the smaller of SE 2.828") && recovered.contains("(no MIC known) and T 4.65"));
    assert!(line("Worse from", &with).contains(" and MIC 4 = 4.65"), "{}", line("Worse from", &with));
    assert!(line("Recovered below", &with).starts_with("R = the smaller of MIC 4 and T 4.65"));
}

/// The window has passed: either nobody scored since, or what was scored settles nothing. The two ask for different things.
#[test]
fn a_passed_window_says_whether_anything_was_scored_since() {
    let since = |at: i32| after(&[0], &[(20, 44.0), (at, 47.0)]).explained(30).headline;
    assert!(since(27).contains("no score since says whether it lasts"), "{}", since(27));
    assert!(since(28).contains("what was scored since lies between"), "{}", since(28));
    let ends = |today| after(&[0], &[(20, 44.0)]).explained(today).headline;
    assert!(ends(27).contains("The window of 28 days ends on 30 Mar 2026 (tomorrow)."), "{}", ends(27));
    assert!(ends(28).contains("The window of 28 days ends today; no score since"), "{}", ends(28));
    assert!(ends(29).contains("The window of 28 days ended on 30 Mar 2026, yesterday; no score since"), "{}", ends(29));
}

/// The lines of the sum that a colleague checks first: whether the window is over, whether the worsening had a break, what became of earlier
/// episodes, and that a score back at baseline closes nothing where nothing was open.
#[test]
fn the_sum_tells_the_clock_the_break_and_the_earlier_episodes() {
    let lines = |scores: &[(i32, f64)], today, label: &str| {
        let sums = after(&[0], scores).explained(today).sums;
        sums.into_iter().filter(|line| line.label == label).map(|line| line.text).collect::<Vec<_>>()
    };
    let clock = |today| lines(&[(7, 44.0)], today, "Clock").remove(0);
    assert!(
        clock(28).contains("the window of 28 days ends on 30 Mar 2026") && clock(29).contains("days ended on 30 Mar")
    );
    let flagged = [(7, 44.0), (28, 44.0)];
    let relapsed = [flagged[0], flagged[1], (30, 50.0), (33, 44.0)];
    assert!(!lines(&flagged, 33, "Duration")[0].contains("with a break"));
    assert!(lines(&relapsed, 33, "Duration")[0].ends_with("with a break: scores were back at baseline in between"));
    let scored = |day| lines(&[(3, 50.0), (7, 44.0), (9, 50.0)], 10, day).remove(0);
    assert_eq!(scored("Scored 5 Mar 2026"), "50.00, w = 0: recovered (below R; no episode was open)");
    assert_eq!(scored("Scored 11 Mar 2026"), "50.00, w = 0: recovered");
    let earlier = lines(&[(7, 44.0), (9, 50.0)], 10, "Earlier episode");
    assert_eq!(earlier, ["9 Mar 2026 to 11 Mar 2026, transient: recovered inside the window"]);
    assert!(lines(&flagged, 33, "Earlier episode").is_empty());
}

/// "Recovered inside the window" was said of a score that came four months after the window had ended: by the rule such an episode is
/// transient, and whether it had lasted for the window nobody knows. The score on the day of the window's end lies outside it.
#[test]
fn an_episode_is_told_as_recovered_inside_the_window_only_where_the_score_lies_there() {
    let earlier = |recovered: i32| {
        let sums = after(&[0], &[(7, 44.0), (recovered, 50.0)]).explained(recovered).sums;
        sums.into_iter().find(|line| line.label == "Earlier episode").unwrap().text
    };
    assert_eq!(earlier(27), "9 Mar 2026 to 29 Mar 2026, transient: recovered inside the window");
    let unknown = "transient: no score back at baseline before the window ended on 30 Mar 2026; whether it lasted until then is not known";
    assert_eq!(earlier(28), format!("9 Mar 2026 to 30 Mar 2026, {unknown}"));
    assert_eq!(earlier(150), format!("9 Mar 2026 to 30 Jul 2026, {unknown}"));
}

/// On a scale from 0 to 10 the figure in words said "worse from -1", where the sum said that no score on the scale is worse.
#[test]
fn the_figure_in_words_names_no_bound_beyond_the_scale() {
    let figures = vec![("min", "0"), ("max", "10"), ("step", "1"), ("fixed_drop", "2"), ("fixed_recovery", "1")];
    let words = |baseline: f64| {
        let case = Case { figures: figures.clone(), ..case(&[0], &[(-1, baseline), (7, baseline)]) };
        let (chart, judgement) = (case.chart(), case.judged(8));
        let (from, to) = full_range(&chart, &judgement);
        let view = View { from, to, axis: Axis::Calendar, width: 900, height: 300 };
        describe(&chart, &judgement, &case.instruments(), &view)
    };
    let bounds = "baseline 1 from 1 score, no score on this scale can be worse, recovered from 1.";
    assert!(words(1.0).contains(bounds), "{}", words(1.0));
    assert!(words(2.0).contains("baseline 2 from 1 score, worse from 0, recovered from 2."), "{}", words(2.0));
}

/// One score back at baseline and two of them too close ask for different things; a drift is told with its mean.
#[test]
fn the_headline_tells_a_first_recovered_score_from_a_run_and_a_drift_by_its_mean() {
    let flagged = |more: &[(i32, f64)]| after(&[0], &[&[(7, 44.0), (28, 44.0)], more].concat()).explained(33).headline;
    assert!(
        flagged(&[(30, 50.0)])
            .contains("on 1 Apr 2026, is back at baseline; one more like it, 7 days or more after it")
    );
    assert!(flagged(&[(30, 50.0), (33, 50.0)]).contains("back at baseline since 1 Apr 2026, the latest on 4 Apr 2026"));
    let mut drifting = after(&[0], &[(7, 46.2), (14, 46.2), (21, 45.6)]);
    drifting.figures = vec![("min", "0"), ("max", "100"), ("sem", "2"), ("mic", "4")];
    let headline = drifting.explained(22).headline;
    assert!(headline.contains("but the last three scores lie 4 points on the worse side on average"), "{headline}");
}

/// What would change the state, in sentences: the same score opens, confirms or only asks for confirmation, by where the track stands.
#[test]
fn the_promises_of_the_card_say_what_a_score_would_do() {
    let said = |case: &Case, today| case.explained(today).prospects;
    assert_eq!(said(&after(&[0], &[(7, 50.0)]), 8), ["46.00 or less, from 10 Mar 2026 on (today), opens an episode."]);
    let near = Policy { attribution_days: 90, ..Policy::default() };
    let beyond = said(&Case { policy: near, ..after(&[0], &[(27, 50.0)]) }, 28);
    let words = "46.00 or less, from 30 Mar 2026 on (today), opens an episode beyond the window, which a second score would have to confirm.";
    assert_eq!(beyond, [words]);
    let emerging = [
        "48.01 or more once, from 27 Mar 2026 on (today), closes this episode.",
        "46.00 or less, from 2 Apr 2026 on (in 6 days), confirms it: persistent.",
        "46.00 or less, from 30 Mar 2026 on (in 3 days), is beyond the window, but still needs another to confirm it.",
    ];
    assert_eq!(said(&after(&[0], &[(24, 44.0)]), 25), emerging);
    let flagged = [(7, 44.0), (28, 44.0)];
    let two = &said(&after(&[0], &flagged), 29)[0];
    assert!(
        two.starts_with(
            "48.01 or more on two days at least 7 days apart, from 31 Mar 2026 on (today), closes the flag;"
        ),
        "{two}"
    );
    let recovering = after(&[0], &[flagged[0], flagged[1], (30, 50.0)]);
    let more = [
        "48.01 or more once more, from 8 Apr 2026 on (in 6 days), closes the flag; any other score before it starts the count anew.",
        "46.00 or less, from 2 Apr 2026 on (today), ends the recovery: persistent again.",
    ];
    assert_eq!(said(&recovering, 31), more);
    assert_eq!(
        said(&recovering, 38)[0],
        "48.01 or more once more, from 8 Apr 2026 on, closes the flag; any other score before it starts the count anew.",
        "also entered late"
    );
}

/// "Continue as is" stands second only where scores are coming back to baseline now: not where the latest lies between, nor where it is old.
#[test]
fn the_options_while_recovering_turn_on_a_fresh_recovered_score() {
    use Step::{CheckContext, ContinueAsIs, LongerInterval, RepeatScore, SelfCare};
    let steps = |more: &[(i32, f64)], today| {
        let case = after(&[0], &[&[(7, 44.0), (28, 44.0), (30, 50.0)], more].concat());
        case.explained(today).options.into_iter().map(|option| option.step.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(steps(&[], 44), [RepeatScore, ContinueAsIs, CheckContext, LongerInterval, SelfCare]);
    let otherwise = [RepeatScore, CheckContext, LongerInterval, ContinueAsIs, SelfCare];
    assert_eq!(steps(&[], 45), otherwise, "15 days old");
    assert_eq!(steps(&[(33, 47.0)], 34), otherwise, "between");
}

/// A latest score that lies between says neither that the recovery goes on nor that the flag is confirmed anew.
#[test]
fn the_reasons_of_the_options_turn_on_what_the_latest_score_says() {
    let reason = |step, scores: &[(i32, f64)], today| {
        let options = after(&[0], &[&[(7, 44.0), (28, 44.0)], scores].concat()).explained(today).options;
        options.into_iter().find(|option| option.step == Some(step)).unwrap().reason
    };
    let repeat = |scores: &[(i32, f64)]| reason(Step::RepeatScore, scores, 34);
    assert_eq!(
        repeat(&[(33, 47.0)]),
        "the latest one is between worse and recovered, so it does not say which way it goes"
    );
    let two_more = "the latest one is between, so it takes two more back at baseline, 7 days apart";
    assert_eq!(repeat(&[(30, 50.0), (33, 47.0)]), two_more);
    assert!(
        repeat(&[(30, 50.0)])
            .starts_with("one more score back at baseline, from 8 Apr 2026 on (in 3 days), with no other kind")
    );
    let as_is = |scores: &[(i32, f64)], today| reason(Step::ContinueAsIs, scores, today);
    let coming_back = "the latest score is back at baseline; the reason belongs in the record";
    assert_eq!(as_is(&[(30, 50.0)], 44), coming_back);
    assert_ne!(as_is(&[(30, 50.0)], 45), coming_back, "15 days old");
    assert_ne!(as_is(&[(30, 50.0), (33, 47.0)], 34), coming_back, "between");
}

/// A PHQ-9 of now is missing once treatment began; before it the baseline is all there can be.
#[test]
fn a_mood_score_is_missing_only_once_there_was_a_session() {
    let asks = |sessions: &[i32]| {
        let case = Case { mood: vec![(-1, 10.0)], ..after(sessions, &[]) };
        case.explained(8).missing.iter().any(|line| line.starts_with("Mood: a PHQ-9 of now"))
    };
    assert!(asks(&[0]) && !asks(&[]));
}

/// A dose since the latest worse score is counted by days, as the mark `dosed_while_flagged` is: who is scored before each weekly dose would
/// else be asked for another score on every day of a dose.
#[test]
fn a_dose_asks_for_a_score_first_where_it_came_on_a_day_after_the_worse_one() {
    let first = |dose: i32| {
        let mut case = after(&[0, dose], &[(7, 44.0)]);
        case.scores.push((28, 44.0, "", "before"));
        case.explained(30).options.remove(0)
    };
    assert_ne!(first(28).step, Some(Step::RepeatScore));
    assert_eq!(first(29).step, Some(Step::RepeatScore));
    assert_eq!(first(29).reason, "nothing is known since the session on 31 Mar 2026");
}

/// Where acute scores are judged too and the only baseline is the onset's own morning, both bounds meet: "at least 7 and at most 7 days".
#[test]
fn a_duration_known_to_the_day_is_said_once() {
    let duration = |today| {
        let mut case = Case { policy: Policy { acute_days: 0, ..Policy::default() }, ..after(&[0], &[]) };
        case.scores = vec![(0, 50.0, "", "before"), (0, 44.0, "", "after"), (7, 44.0, "", "")];
        case.explained(today).sums.into_iter().find(|line| line.label == "Duration").unwrap().text
    };
    assert_eq!(duration(0), "worse on one day (one score so far)");
    assert_eq!(duration(3), "worse for up to 3 days (one score so far)");
    assert_eq!(duration(7), "worse for 7 days");
    assert_eq!(duration(9), "worse for at least 7 and at most 9 days");
}
