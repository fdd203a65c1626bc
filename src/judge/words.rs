//! The judgement in words. A sentence a colleague understands; never a diagnosis, never "all clear" where something is missing.

use super::{
    Attribution, MoodChange, Overlay, PatientJudgement, PatientState, Prospect, Prospects, Subtype, TrackJudgement,
    TrackState,
};
use crate::record::{Day, Instrument, format_points};

/// A patient's state in a word or two.
pub const fn state_words(state: PatientState) -> &'static str {
    match state {
        PatientState::Unscored => "No memory score",
        PatientState::Scored(state) => match state {
            TrackState::Persistent => "Persistent",
            TrackState::Recovering => "Recovering",
            TrackState::Provisional => "To confirm",
            TrackState::Emerging => "Emerging",
            TrackState::NoBaseline => "No baseline",
            TrackState::Resolved => "Resolved",
            TrackState::Stable => "Stable",
            TrackState::BaselineOnly => "Baseline only",
        },
    }
}

/// One sentence that says where a track stands and since when.
pub fn headline(judgement: &PatientJudgement, track: &TrackJudgement, instrument: &Instrument) -> String {
    let name = &instrument.name;
    let window = judgement.policy.window_days;
    let Some(episode) = &track.episode else {
        return without_episode(judgement, track, name);
    };
    let lasted = duration_words(track, judgement);
    let start = match episode.index_session {
        Some(day) => format!("after the session on {}", day.format_long()),
        None => format!("from its onset on {} (no session explains it)", episode.onset.format_long()),
    };
    let peak = format_points(episode.peak_worsening);
    match track.state {
        TrackState::Persistent => format!(
            "Reliable worsening in self-report beyond the {window}-day window {start}: {name} has been worse than its baseline by up to \
             {peak} points, {lasted}."
        ),
        TrackState::Recovering => format!(
            "The flag for {name} is still up: it was persistent since {}, the latest scores are recovered, but not yet on two days {} apart.",
            episode.persistent_since.unwrap_or(episode.onset).format_long(),
            format_days(judgement.policy.gap_days)
        ),
        TrackState::Provisional => format!(
            "{name} is worse by up to {peak} points more than {window} days {start}, on {}: one more score decides.",
            if episode.worse_days.len() == 1 {
                "a single score"
            } else {
                "scores too close together to confirm each other"
            }
        ),
        _ if track.overlays.has(Overlay::WindowPassedUnscored) => format!(
            "{name} was worse by up to {peak} points {start}; the window ended on {} without a score that says whether it lasts.",
            episode.window_ends(&judgement.policy).format_long()
        ),
        _ => format!(
            "{name} is worse by up to {peak} points {start}, {lasted}. The window of {window} days ends on {}.",
            episode.window_ends(&judgement.policy).format_long()
        ),
    }
}

fn without_episode(judgement: &PatientJudgement, track: &TrackJudgement, name: &str) -> String {
    match track.state {
        TrackState::NoBaseline => format!(
            "Change in {name} can't be judged: there is no score from the {} days before the course's first session.",
            judgement.policy.baseline_lookback_days
        ),
        TrackState::BaselineOnly => {
            format!("{name} has a baseline; there is no session in the course yet, so nothing is judged.")
        }
        TrackState::Resolved => {
            format!("The flag for {name} came down with the latest score: recovered on two days far enough apart.")
        }
        _ if track.judged.is_empty() => {
            format!("Not known: {name} has a baseline, but no score since the session that could be judged.")
        }
        _ if !track.scored_since_last_session => format!(
            "{name} was not reliably worse when last scored{}, but that was before the latest session: nothing is known since.",
            track.last.map_or_else(String::new, |l| format!(" on {}", l.day.format_long()))
        ),
        _ => format!(
            "{name} is not reliably worse than its baseline; last scored{}, {} ago.",
            track.last.map_or_else(String::new, |l| format!(" on {}", l.day.format_long())),
            format_days(track.last.map_or(0, |l| judgement.as_of.days_since(l.day)))
        ),
    }
}

/// A number of days as a person reads it: "1 day", "31 days".
pub fn format_days(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// "for at least 21 and at most 31 days": the duration within its bounds.
pub(super) fn duration_words(track: &TrackJudgement, judgement: &PatientJudgement) -> String {
    let Some(episode) = &track.episode else { return String::new() };
    let at_least = episode.at_least_days();
    let at_most = track.at_most_days.unwrap_or_else(|| judgement.as_of.days_since(episode.last_not_worse));
    if at_least == at_most {
        format!("for {}", format_days(at_least))
    } else {
        format!("for at least {at_least} and at most {}", format_days(at_most))
    }
}

/// Why the clock starts where it does.
pub(super) fn attribution_words(attribution: Attribution) -> &'static str {
    match attribution {
        Attribution::Probable => "probably after that session: the onset is near it, and no good score lies between",
        Attribution::Possible => {
            "possibly after that session: either the onset is not near it, or a good score lies between"
        }
        Attribution::Unlikely => {
            "unlikely after a session: the onset is not near one, and a good score lies between; the clock starts at the onset"
        }
    }
}

/// What treatment did around the latest worse score.
pub(super) fn subtype_words(subtype: Subtype) -> &'static str {
    match subtype {
        Subtype::OffDrug => "off drug: the last session lay the window or more before the latest worse score",
        Subtype::OnTreatment => {
            "on treatment: sessions went on, so repeated acute effects and lasting ones can't be told apart"
        }
        Subtype::SingleExposure => "a single exposure: no further session came before the latest worse score",
    }
}

/// A bound as a person reads it: "42.6 or less".
pub(super) fn or_beyond(instrument: &Instrument, score: f64, worse: bool) -> String {
    let side = if worse == instrument.higher_is_better { "less" } else { "more" };
    format!("{} or {side}", instrument.format_score(score))
}

/// What would change the state, one sentence a prospect.
pub(super) fn prospect_words(
    prospects: &Prospects,
    instrument: &Instrument,
    state: TrackState,
    today: Day,
) -> Vec<String> {
    prospects.list.iter().map(|p| prospect_sentence(p, instrument, state, today)).collect()
}

fn prospect_sentence(prospect: &Prospect, instrument: &Instrument, state: TrackState, today: Day) -> String {
    let flagged = matches!(state, TrackState::Persistent | TrackState::Recovering);
    let open = flagged || matches!(state, TrackState::Emerging | TrackState::Provisional);
    let score = or_beyond(instrument, prospect.score, prospect.worse);
    let from = if prospect.from <= today {
        format!("from {} on", prospect.from.format_long())
    } else {
        format!("from {} on (in {})", prospect.from.format_long(), format_days(prospect.from.days_since(today)))
    };
    match (prospect.becomes, prospect.times) {
        (TrackState::Resolved, 2) => format!(
            "{score} on two days at least {} apart, with nothing worse between, closes the flag; the first counts {from}.",
            format_days(prospect.apart_days)
        ),
        (TrackState::Resolved, _) => format!("{score} once more, {from}, closes the flag."),
        (TrackState::Stable, _) => format!("{score} once, {from}, closes this episode."),
        (TrackState::Persistent, _) if flagged => format!("{score}, {from}, ends the recovery: persistent again."),
        (TrackState::Persistent, _) => format!("{score}, {from}, confirms it: persistent."),
        (TrackState::Provisional, _) if !open => {
            format!("{score}, {from}, opens an episode beyond the window, which a second score would have to confirm.")
        }
        (TrackState::Provisional, _) => {
            format!("{score}, {from}, is beyond the window, but still needs a second score to confirm it.")
        }
        _ => format!("{score}, {from}, opens an episode."),
    }
}

/// Mood beside memory, in the words for each combination; either may be not known. `memory_worse` says whether an episode is open.
pub fn memory_and_mood(memory_worse: Option<bool>, mood: Option<&MoodChange>) -> String {
    let Some(mood) = mood else {
        return "Mood is not known: there is no PHQ-9 from before the course to compare with. Self-reported memory follows mood at least as \
                much as memory, so score PHQ-9 too."
            .to_owned();
    };
    let from_to = format!(
        "PHQ-9 is {} on {} against a baseline of {} ({})",
        format_points(mood.latest.value),
        mood.latest.day.format_long(),
        format_points(mood.baseline.value),
        signed(mood.rise)
    );
    let meaning = match (memory_worse, mood.raised) {
        (Some(true), true) => "Memory and mood are both worse: the memory complaint may follow the mood.",
        (Some(true), false) => "Memory is worse while mood is not: mood does not explain it.",
        (Some(false), true) => "Mood is worse while memory is not reliably so.",
        (Some(false), false) => "Neither memory nor mood is worse by the rules in force.",
        (None, true) => "Mood is worse; memory can't be judged.",
        (None, false) => "Mood is not worse by the rules in force; memory can't be judged.",
    };
    format!("{from_to}. {meaning}")
}

/// Points with their sign: "+6", "−3", "0".
pub(super) fn signed(points: f64) -> String {
    let text = format_points(points);
    match text.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None if text == "0" => text,
        None => format!("+{text}"),
    }
}
