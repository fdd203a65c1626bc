//! What a provider may want to discuss: options, each with its reason in this patient. Never one instruction. The order is that of fit: the
//! first three are what settles most in that state.

use super::headline::drift_words;
use super::options_open::{Open, open_options};
use super::silence::Silence;
use super::words::format_days;
use super::{PatientJudgement, TrackJudgement, TrackState, planned_doses};
use crate::record::{Chart, Day, Step};
use serde::Serialize;

/// One option with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What kind of step it is, to decide on; none where it is only something to look at.
    pub step: Option<Step>,
    /// What could be done.
    pub option: &'static str,
    /// Why it is on the list for this patient.
    pub reason: String,
}

impl Suggestion {
    /// A step to decide on, in the words in which it is decided.
    pub(super) fn step(step: Step, reason: impl Into<String>) -> Self {
        Self { step: Some(step), option: step.label(), reason: reason.into() }
    }

    /// Something to look at, which no decision records as a step.
    pub(super) fn look(option: &'static str, reason: impl Into<String>) -> Self {
        Self { step: None, option, reason: reason.into() }
    }
}

/// The options for a track, best fit first; empty where there is nothing to discuss.
pub fn options_to_discuss(chart: &Chart, judgement: &PatientJudgement, track: &TrackJudgement) -> Vec<Suggestion> {
    match &track.episode {
        Some(episode) => open_options(&Open { judgement, track, episode, dose: dose_soon(chart, judgement) }),
        None => without_episode(judgement, track),
    }
}

/// The first planned dose, where it comes before a score at the cadence of the settings would.
fn dose_soon(chart: &Chart, judgement: &PatientJudgement) -> Option<Day> {
    let (today, within) = (judgement.as_of, judgement.policy.due_every_days);
    planned_doses(chart).filter(|day| *day >= today && day.days_since(today) <= within).min()
}

fn without_episode(judgement: &PatientJudgement, track: &TrackJudgement) -> Vec<Suggestion> {
    let mut list = Vec::new();
    if track.state == TrackState::NoBaseline {
        list.push(Suggestion::look(
            "Start a new course from the next session",
            "a score taken before it becomes the baseline, and change can be judged again",
        ));
        return list;
    }
    if !track.could_show_worsening() {
        list.push(Suggestion::look(
            "Use another instrument as well",
            "on this one the baseline lies so near the bad end of the scale that no score can count as worse",
        ));
    }
    if track.state == TrackState::BaselineOnly {
        return list;
    }
    let ask = |reason: String| Suggestion::step(Step::RepeatScore, reason);
    if let Some(session) = judgement.unscored_since(track) {
        list.push(ask(format!(
            "no score since the session on {} could be judged, and time alone says nothing",
            session.format_long()
        )));
    } else if let Some(Silence::Stale(last)) = judgement.silence_of(track) {
        list.push(ask(format!("the last one is {} old and says nothing about now", format_days(last.days_ago))));
    }
    if let Some(drift) = drift_words(track) {
        list.push(Suggestion::look("Watch the trend", drift));
    }
    list
}
