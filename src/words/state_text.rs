//! A patient's state in a few words for a row: since when, how far, what is missing.

use super::judgement::{ago, format_days};
use crate::judge::{Episode, Overlay, PatientJudgement, Silence, TrackJudgement, TrackState, Verdict};
use crate::record::Day;
use crate::words::count::counted;
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// The state in words, by the track that speaks: "emerging, day 12 of 28".
pub(super) fn state_text(judgement: &PatientJudgement) -> String {
    let Some(track) = judgement.leading() else { return worded("no memory score").to_owned() };
    let text = match &track.episode {
        Some(episode) => episode_text(judgement, track, episode) + &last_score(track),
        None => without_episode(judgement, track),
    };
    let is_worse_beside = judgement.worse_beside().next().is_some();
    text + if is_worse_beside { worded("; worse by another instrument") } else { "" }
}

fn episode_text(judgement: &PatientJudgement, track: &TrackJudgement, episode: &Episode) -> String {
    let words = |day: Day| day.beside(judgement.as_of);
    let policy = &judgement.policy;
    let last = track.judged.last();
    match track.state {
        TrackState::Persistent => {
            let since = words(episode.persistent_since.unwrap_or(episode.onset));
            let relapsed = track.relapse().map(|relapse| say!(", relapsed {relapse}", relapse = words(relapse.since)));
            say!("persistent since {since}{relapsed}", since, relapsed = relapsed.unwrap_or_default())
        }
        TrackState::Recovering => match episode.recovered_since {
            Some(since) => say!("recovering since {since}", since = words(since)),
            None => worded("recovering").to_owned(),
        },
        TrackState::Provisional => worded("needs confirmation").to_owned(),
        _ if track.overlays.has(Overlay::WindowPassedUnscored) => {
            let ends = episode.window_ends(policy);
            let ended = if ends == judgement.as_of {
                worded("ends today").to_owned()
            } else {
                say!("ended {ends}", ends = words(ends))
            };
            let unsettled =
                if last.is_some_and(|last| last.day >= ends) { worded("unsettled") } else { worded("without a score") };
            say!("emerging, window {ended} {unsettled}", ended, unsettled)
        }
        _ => {
            let day = judgement.as_of.days_since(episode.clock_start);
            say!("emerging, day {day} of {window}", day, window = policy.window_days)
        }
    }
}

/// What the latest score of an open episode adds: that it lies between, and that the next was due long ago.
fn last_score(track: &TrackJudgement) -> String {
    let between = track.judged.last().is_some_and(|last| last.verdict == Verdict::Between);
    let mut text = if between { worded("; last score between").to_owned() } else { String::new() };
    // The day stands with the score that is needed: one date a patient.
    if track.overlays.has(Overlay::Overdue) {
        text.push_str(worded("; score overdue"));
    }
    text
}

fn without_episode(judgement: &PatientJudgement, track: &TrackJudgement) -> String {
    let today = judgement.as_of;
    let policy = &judgement.policy;
    // The day stands with the score that is needed: one date a patient.
    let unscored = judgement
        .unscored_since(track)
        .map(|session| say!("no follow-up score since the session on {session}", session = session.beside(today)));
    let name = match track.state {
        TrackState::Resolved => worded("resolved"),
        _ if track.overlays.has(Overlay::Drift) => worded("stable but drifting worse"),
        _ => worded("stable"),
    };
    match judgement.silence_of(track) {
        Some(Silence::NoBaseline) => return worded("no baseline").to_owned(),
        Some(Silence::Untreated | Silence::BaselineTooOld) => return untreated(judgement, track),
        Some(Silence::CannotShow) => {
            return worded("baseline too near the end of the scale to show a worsening").to_owned();
        }
        Some(Silence::Stale(last)) => {
            return say!(
                "{name} when last scored; last score {last} ago: says nothing about now",
                name,
                last = format_days(last.days_ago)
            );
        }
        Some(Silence::NeverJudged | Silence::NotFollowedUp(_)) => {
            return unscored.unwrap_or_else(|| worded("no score that could be judged").to_owned());
        }
        None => {}
    }
    let Some(last) = track.judged.last() else { return name.to_owned() };
    match unscored {
        Some(unscored) => say!("{name} when last scored; {unscored}", name, unscored),
        None if today.days_since(last.day) > policy.due_every_days + policy.grace_days => {
            say!("{name} when last scored, {last}", name, last = ago(last.day, today))
        }
        None => say!("{name}; last score {last}", name, last = last.day.beside(today)),
    }
}

/// A track whose course has no session yet: that, and whether its baseline is ready for the first one.
fn untreated(judgement: &PatientJudgement, track: &TrackJudgement) -> String {
    let session = match (judgement.unrecorded_dose, judgement.earlier_sessions.is_empty()) {
        (Some(dose), _) => {
            say!("not recorded whether the session of {dose} was given", dose = dose.beside(judgement.as_of))
        }
        (None, true) => worded("no session yet").to_owned(),
        (None, false) => worded("no session yet in this course").to_owned(),
    };
    let baseline = match (track.baseline_ready.unwrap_or_default(), judgement.first_dose) {
        (0, Some(dose)) => {
            say!("baseline too old for the dose of {dose}", dose = dose.beside(judgement.as_of))
        }
        (0, None) => worded("baseline too old for a dose").to_owned(),
        _ if !track.could_show_worsening() => {
            worded("baseline too near the end of the scale to show a worsening").to_owned()
        }
        (ready, _) => {
            let all = track.baseline.as_ref().map_or(ready, |baseline| baseline.count());
            // The baseline as it stands is the mean of all of them.
            let rest = all.saturating_sub(ready);
            let rest = (rest > 0).then(|| counted(rest, worded("score"), worded("scores")));
            let rest = rest.map(|rest| say!(", {rest} too old by then", rest)).unwrap_or_default();
            say!("baseline of {scores} ready{rest}", scores = counted(ready, worded("score"), worded("scores")), rest)
        }
    };
    match judgement.unrecorded_dose {
        Some(_) => say!("{session}; if not, {baseline}", session, baseline),
        None => say!("{session}; {baseline}", session, baseline),
    }
}
