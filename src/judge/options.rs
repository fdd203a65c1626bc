//! What a provider may want to discuss: options, each with its reason in this patient. Never one instruction. The order is that of fit: the
//! first three are what settles most in that state.

use super::options_open::{Open, open_options};
use super::{PatientJudgement, Proposal, Reason, Silence, Suggestion, TrackJudgement, TrackState, planned_doses};
use crate::record::{Chart, Day, Step};

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
        list.push(Suggestion::look(Proposal::NewCourse, Reason::BecomesBaseline));
        return list;
    }
    if !track.could_show_worsening() {
        list.push(Suggestion::look(Proposal::OtherInstrument, Reason::FloorBaseline));
    }
    if track.state == TrackState::BaselineOnly {
        return list;
    }
    if let Some(session) = judgement.unscored_since(track) {
        list.push(Suggestion::step(Step::RepeatScore, Reason::NoneSince(session)));
    } else if let Some(Silence::Stale(last)) = judgement.silence_of(track) {
        list.push(Suggestion::step(Step::RepeatScore, Reason::LastIsOld { days_ago: last.days_ago }));
    }
    if let Some(points) = track.drift() {
        list.push(Suggestion::look(Proposal::WatchTrend, Reason::Drift(points)));
    }
    list
}
