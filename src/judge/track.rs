//! From a chart to its judgement.

use super::course::Course;
use super::decide_flag::Walk;
use super::mood::mood;
use super::score_order::{Placed, in_order};
use super::{
    Attribution, Baseline, Episode, JudgedScore, LastScore, Overlay, Overlays, PatientJudgement, PatientState, Policy,
    SetAside, SetAsideReason, Severity, Thresholds, TrackJudgement, TrackState, planned_doses,
};
use crate::judge::threshold::ROUNDING;
use crate::record::sort_by_key;
use crate::record::{ChangeRule, Chart, Day, Instrument, InstrumentSet, Number, Role};

/// Judges one patient as of `today`. Sessions and scores dated after today are kept and not used.
pub fn judge(chart: &Chart, instruments: &InstrumentSet, policy: &Policy, today: Day) -> PatientJudgement {
    let course = Course::of(chart, today);
    let begins = |day: &Day| course.first().is_none() && chart.patient.course_start.is_none_or(|start| *day >= start);
    let first_doses = || planned_doses(chart).filter(begins);
    let first_dose = first_doses().filter(|day| *day >= today).min();
    let mood = mood(chart, &course, instruments, policy, today);
    let mut tracks: Vec<TrackJudgement> = Vec::new();
    for instrument in instruments.iter().filter(|i| i.role == Role::Memory) {
        let mut set_aside = Vec::new();
        let ordered = in_order(chart, instrument.id.as_str(), &course, today, &mut set_aside);
        if ordered.is_empty() {
            continue;
        }
        let Some(rule) = instrument.change_rule() else { continue };
        let mut track = judge_track(chart, ordered, set_aside, instrument, rule, (&course, policy, today));
        track.overlays.set(Overlay::Mood, mood.is_raised());
        if course.first().is_none() {
            let oldest = first_dose.unwrap_or(today).plus(-policy.baseline_lookback_days);
            track.baseline_ready = track.baseline.as_ref().map(|baseline| baseline.count_from(chart, oldest));
        }
        tracks.push(track);
    }
    let state = tracks.iter().map(|t| t.state).min().map_or(PatientState::Unscored, PatientState::Scored);
    PatientJudgement {
        as_of: today,
        state,
        tracks,
        mood,
        sessions: course.sessions().to_vec(),
        earlier_sessions: course.earlier().to_vec(),
        first_dose,
        unrecorded_dose: first_doses().filter(|day| *day < today).max(),
        planned: None,
        policy: policy.clone(),
    }
}

/// The latest eligible score, or else the latest of the baseline.
fn last_counting(chart: &Chart, judged: &[JudgedScore], baseline: &Baseline) -> Option<LastScore> {
    if let Some(last) = judged.last() {
        return Some(LastScore { score: last.score, day: last.day, value: last.value, judged: true });
    }
    let place = *baseline.scores.last()?;
    let score = chart.scores.get(place as usize)?;
    Some(LastScore { score: place, day: score.day, value: score.value.get(), judged: false })
}

fn judge_track(
    chart: &Chart,
    ordered: Vec<Placed>,
    mut set_aside: Vec<SetAside>,
    instrument: &Instrument,
    rule: ChangeRule,
    (course, policy, today): (&Course, &Policy, Day),
) -> TrackJudgement {
    let mut track = TrackJudgement {
        instrument: instrument.id.clone(),
        state: TrackState::NoBaseline,
        overlays: Overlays::default(),
        baseline: None,
        baseline_ready: None,
        thresholds: None,
        judged: Vec::new(),
        set_aside: Vec::new(),
        episode: None,
        history: Vec::new(),
        severity: None,
        at_most_days: None,
        due: None,
        last: None,
        scored_since_last_session: false,
    };
    let Some(baseline) = Baseline::find(chart, &ordered, course, policy, &mut set_aside) else {
        let unjudged = ordered.iter().filter(|placed| !set_aside.iter().any(|s| s.score == placed.place));
        let unjudged: Vec<SetAside> = unjudged
            .map(|placed| SetAside { score: placed.place, day: placed.day, reason: SetAsideReason::NoBaseline })
            .collect();
        set_aside.extend(unjudged);
        track.set_aside = sorted(set_aside);
        return track;
    };
    let thresholds = Thresholds::of(rule, policy, baseline.count());
    let walk = Walk::over(chart, &ordered, instrument, (course, policy), (&baseline, &thresholds), &mut set_aside);
    track.state = walk.state();
    track.scored_since_last_session = walk.is_scored_since_last_session();
    let Walk { mut judged, episode, history, .. } = walk;
    // It is held for as long as the clinic is open.
    judged.shrink_to_fit();

    track.last = last_counting(chart, &judged, &baseline);
    track.overlays.set(Overlay::ContaminatedBaseline, !baseline.contaminated.is_empty());
    track.overlays.set(Overlay::InsensitiveBaseline, thresholds.is_insensitive(instrument, baseline.value));
    if let Some(episode) = &episode {
        track.severity = episode.severity(instrument.norm_sd.map(Number::get));
        track.at_most_days = Some(at_most_days(episode, &judged, today));
        track.due = judged.last().map(|last| due(track.state, episode, last.day, policy));
        let last_day = judged.last().map_or(episode.last_worse, |last| last.day);
        with_episode(&mut track, episode, last_day, (course, policy, today));
    } else {
        without_episode(&mut track, &judged, thresholds.drift_from(policy, baseline.count()), (course, policy, today));
    }
    track.baseline = Some(baseline);
    track.thresholds = Some(thresholds);
    track.judged = judged;
    track.set_aside = sorted(set_aside);
    track.episode = episode;
    track.history = history;
    track
}

fn sorted(mut set_aside: Vec<SetAside>) -> Vec<SetAside> {
    if !set_aside.is_sorted_by_key(|s| (s.day, s.score)) {
        sort_by_key(&mut set_aside, |s| (s.day, s.score));
    }
    // Held as long, too.
    set_aside.shrink_to_fit();
    set_aside
}

/// From the last day that was not worse to the first eligible day after the last worse score, or today.
fn at_most_days(episode: &Episode, judged: &[JudgedScore], today: Day) -> i32 {
    let until = judged.iter().map(|j| j.day).find(|day| *day > episode.last_worse).unwrap_or(today);
    until.days_since(episode.last_not_worse)
}

/// When the next score of an open episode is due: one cadence after the last, and while emerging no later than the window's end.
fn due(state: TrackState, episode: &Episode, last: Day, policy: &Policy) -> Day {
    let due = last.plus(policy.due_every_days);
    let window_ends = episode.window_ends(policy);
    if state == TrackState::Emerging && last < window_ends { due.min(window_ends) } else { due }
}

fn with_episode(
    track: &mut TrackJudgement,
    episode: &Episode,
    last: Day,
    (course, policy, today): (&Course, &Policy, Day),
) {
    let overdue = track.due.is_some_and(|due| today.days_since(due) > policy.grace_days);
    let window_passed = today.days_since(episode.clock_start) >= policy.window_days;
    let dosed = episode.persistent_since.is_some_and(|since| course.sessions().last().is_some_and(|s| s.day > since));
    let severe = track.severity == Some(Severity::Severe);
    let overlays = &mut track.overlays;
    overlays.set(Overlay::Overdue, overdue);
    overlays.set(Overlay::Stale, today.days_since(last) > policy.stale_days);
    overlays.set(Overlay::WindowPassedUnscored, track.state == TrackState::Emerging && window_passed);
    overlays.set(Overlay::LateDecline, episode.attribution == Attribution::Unlikely);
    overlays.set(Overlay::Severe, severe);
    overlays.set(Overlay::DosedWhileFlagged, dosed);
}

fn without_episode(
    track: &mut TrackJudgement,
    judged: &[JudgedScore],
    drift_from: Option<f64>,
    (course, policy, today): (&Course, &Policy, Day),
) {
    let late = course.sessions().last().is_some_and(|s| {
        !track.scored_since_last_session && today.days_since(s.day) > policy.due_every_days + policy.grace_days
    });
    track.overlays.set(Overlay::FollowUpDue, late);
    let last_three = judged.len().checked_sub(3).and_then(|from| judged.get(from..));
    let drifts = last_three
        .zip(drift_from)
        .is_some_and(|(scores, from)| scores.iter().map(|j| j.worsening).sum::<f64>() / 3.0 >= from - ROUNDING);
    track.overlays.set(Overlay::Drift, drifts);
}
