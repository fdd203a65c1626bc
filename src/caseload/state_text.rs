//! A patient's state in a few words for a row: since when, how far, what is missing.

use super::standing::Standing;
use crate::judge::{Episode, Overlay, TrackJudgement, TrackState, format_days};
use crate::record::Day;

/// Days from which on a date is written with its year.
const WITH_YEAR_DAYS: i32 = 300;

/// A day as a row shows it: with its year where it would be mistaken without.
pub(super) fn day_words(day: Day, today: Day) -> String {
    if today.days_since(day).abs() < WITH_YEAR_DAYS { day.format_short() } else { day.format_long() }
}

/// The state in words.
pub(super) fn state_text(standing: &Standing<'_>) -> String {
    let Some(track) = standing.track else { return "no memory score".to_owned() };
    match (&track.episode, track.state) {
        (Some(episode), state) => {
            let mut text = episode_text(standing, track, episode, state);
            // The day stands with the score that is needed: one date a patient.
            if track.overlays.has(Overlay::Overdue) {
                text.push_str("; score overdue");
            }
            text
        }
        (None, TrackState::NoBaseline) => "no baseline".to_owned(),
        (None, TrackState::BaselineOnly) => match track.baseline.as_ref().map_or(0, |b| b.count()) {
            1 => "no session yet; baseline of 1 score ready".to_owned(),
            count => format!("no session yet; baseline of {count} scores ready"),
        },
        (None, state) => without_episode(standing, track, state),
    }
}

fn episode_text(standing: &Standing<'_>, track: &TrackJudgement, episode: &Episode, state: TrackState) -> String {
    let words = |day: Day| day_words(day, standing.today);
    let policy = &standing.judgement.policy;
    match state {
        TrackState::Persistent => {
            let relapsed = if episode.relapses > 0 { ", relapsed" } else { "" };
            format!("persistent since {}{relapsed}", words(episode.persistent_since.unwrap_or(episode.onset)))
        }
        TrackState::Recovering => match episode.recovered_since {
            Some(since) => format!("recovering since {}", words(since)),
            None => "recovering, but the last score is between".to_owned(),
        },
        TrackState::Provisional => "needs confirmation".to_owned(),
        _ if track.overlays.has(Overlay::WindowPassedUnscored) => {
            format!("emerging, window ended {} without a score", words(episode.window_ends(policy)))
        }
        _ => {
            let day = standing.today.days_since(episode.clock_start);
            format!("emerging, day {day} of {}", policy.window_days)
        }
    }
}

fn without_episode(standing: &Standing<'_>, track: &TrackJudgement, state: TrackState) -> String {
    let (judgement, today) = (standing.judgement, standing.today);
    let policy = &judgement.policy;
    let silent_since = judgement.sessions.last().filter(|_| !track.scored_since_last_session).map(|s| s.day);
    let unscored =
        silent_since.map(|session| format!("no follow-up score since the session on {}", day_words(session, today)));
    if !standing.is_known() {
        if let Some(unscored) = unscored {
            return unscored;
        }
        if track.overlays.has(Overlay::InsensitiveBaseline) {
            return "baseline too near the end of the scale to show a drop".to_owned();
        }
    }
    let name = match state {
        TrackState::Resolved => "resolved",
        _ if track.overlays.has(Overlay::Drift) => "stable, but drifting worse",
        _ => "stable",
    };
    let Some(last) = track.judged.last() else { return name.to_owned() };
    let age = today.days_since(last.day);
    if age > policy.due_every_days + policy.grace_days {
        return format!("{name} when last scored; last score {} ago: says nothing about now", format_days(age));
    }
    match unscored {
        Some(unscored) => format!("{name} when last scored; {unscored}"),
        None => format!("{name}; last score {}", day_words(last.day, today)),
    }
}
