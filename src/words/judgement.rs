//! The judgement's words: what states, rules, spans of days and bounds are called. Never a diagnosis, never "all clear" where something is
//! missing, and "reliable" only what is a reliable change.

use crate::judge::{
    Attribution, Outcome, Overlay, PastEpisode, PatientJudgement, PatientState, Policy, SetAsideReason, Stand, Subtype,
    Thresholds, TrackJudgement, TrackState,
};
use crate::record::{ChangeRule, Day, Instrument, format_points};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// A patient's state in a word or two.
pub(super) fn state_words(state: PatientState) -> &'static str {
    match state {
        PatientState::Unscored => worded("No memory score"),
        PatientState::Scored(state) => match state {
            TrackState::Persistent => worded("Persistent"),
            TrackState::Recovering => worded("Recovering"),
            TrackState::Provisional => worded("To confirm"),
            TrackState::Emerging => worded("Emerging"),
            TrackState::NoBaseline => worded("No baseline"),
            TrackState::Resolved => worded("Resolved"),
            TrackState::Stable => worded("Stable"),
            TrackState::BaselineOnly => worded("Baseline only"),
        },
    }
}

/// Where a track or a patient stands in a word or two.
pub fn stand_words(stand: Stand) -> &'static str {
    match stand {
        Stand::CantTell => worded("Can’t tell"),
        Stand::State(state) => state_words(state),
    }
}

/// Where a track stands in a word or two: its state, or that its silence tells nothing.
pub fn track_words(judgement: &PatientJudgement, track: &TrackJudgement) -> &'static str {
    stand_words(judgement.stand_of(track))
}

/// Where a patient stands in a word or two, by the track that speaks.
pub fn patient_words(judgement: &PatientJudgement) -> &'static str {
    stand_words(judgement.stand())
}

/// A number of days as a person reads it: "1 day", "31 days".
pub fn format_days(days: i32) -> String {
    if days == 1 { worded("1 day").to_owned() } else { say!("{days} days", days) }
}

/// A day that is not to come, seen from today: "today", "yesterday", "23 days ago".
pub fn ago(day: Day, today: Day) -> String {
    match today.days_since(day) {
        0 => worded("today").to_owned(),
        1 => worded("yesterday").to_owned(),
        days => say!("{days} ago", days = format_days(days)),
    }
}

/// A day to come, seen from today: "today", "tomorrow", "in 5 days".
pub(super) fn until(day: Day, today: Day) -> String {
    match day.days_since(today) {
        0 => worded("today").to_owned(),
        1 => worded("tomorrow").to_owned(),
        days => say!("in {days}", days = format_days(days)),
    }
}

/// A day seen from today: "today", "12 days ago", "in 3 days".
pub fn relative_words(day: Day, today: Day) -> String {
    if day > today { until(day, today) } else { ago(day, today) }
}

/// A number of points: "1 point", "7.36 points".
pub fn points_words(points: f64) -> String {
    let text = format_points(points);
    if text == "1" { worded("1 point").to_owned() } else { say!("{text} points", text) }
}

/// How worse scores are called by the rule that makes them so: reliable only by a reliable change.
pub fn worse_words(thresholds: &Thresholds) -> String {
    match thresholds.rule {
        ChangeRule::Reliable { .. } => worded("reliably worse").to_owned(),
        ChangeRule::Fixed { drop, .. } => say!("worse by this clinic’s fixed rule ({drop})", drop = points_words(drop)),
    }
}

/// Words as a sentence begins with them.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        std::iter::once(crate::record::capital_letter(first)).chain(letters).collect()
    })
}

/// How few scores are counted in a sentence.
pub(super) fn scores_words(count: usize) -> String {
    if count == 1 { worded("one score").to_owned() } else { say!("{count} scores", count) }
}

/// The duration within its bounds: "for at least 21 and at most 31 days", or "for up to 28 days (one score so far)".
pub(super) fn duration_words(track: &TrackJudgement, judgement: &PatientJudgement) -> String {
    let Some(episode) = &track.episode else { return String::new() };
    let at_least = episode.at_least_days();
    let at_most = track.at_most_days.unwrap_or_else(|| judgement.as_of.days_since(episode.last_not_worse));
    match (at_least, at_most) {
        (0, 0) => worded("on one day (one score so far)").to_owned(),
        (0, _) => say!("for up to {at_most} (one score so far)", at_most = format_days(at_most)),
        _ if at_least == at_most => say!("for {at_least}", at_least = format_days(at_least)),
        _ => say!("for at least {at_least} and at most {at_most}", at_least, at_most = format_days(at_most)),
    }
}

/// Why the clock starts where it does.
pub(super) fn attribution_words(attribution: Attribution) -> &'static str {
    match attribution {
        Attribution::Probable => {
            worded("probably after that session: the onset is near it, and no good score lies between")
        }
        Attribution::Possible => {
            worded("possibly after that session: either the onset is not near it, or a good score lies between")
        }
        Attribution::Unlikely => worded(
            "unlikely after a session: the onset is not near one, and a good score lies between; the clock starts at the onset",
        ),
    }
}

/// What treatment did around the latest worse score.
pub(super) fn subtype_words(subtype: Subtype, policy: &Policy) -> String {
    match subtype {
        Subtype::OffDrug => say!(
            "off drug: the last session lay {window} or more before the latest worse score",
            window = format_days(policy.window_days)
        ),
        Subtype::OnTreatment => {
            worded("on treatment: sessions went on, so repeated acute effects and lasting ones can’t be told apart")
                .to_owned()
        }
        Subtype::SingleExposure => {
            worded("a single exposure: no further session came before the latest worse score").to_owned()
        }
    }
}

/// How an earlier episode ended.
pub(super) fn outcome_words(past: &PastEpisode) -> String {
    match past.outcome {
        Outcome::Transient if past.closed_inside_window() => {
            worded("transient: recovered inside the window").to_owned()
        }
        Outcome::Transient => say!(
            "transient: no score back at baseline before the window ended on {ends}; whether it lasted until then is not known",
            ends = past.window_ends.long()
        ),
        Outcome::NotConfirmed => worded("not confirmed: recovered before a second score confirmed it").to_owned(),
        Outcome::Resolved => worded("resolved: recovered on days far enough apart").to_owned(),
    }
}

/// A bound as a person reads it: "42.6 or less".
pub(super) fn or_beyond(instrument: &Instrument, score: f64, worse: bool) -> String {
    let side = if worse == instrument.higher_is_better { worded("less") } else { worded("more") };
    say!("{score} or {side}", score = instrument.format_score(score), side)
}

/// Why a score is not judged, in words that follow "put aside".
pub fn set_aside_words(reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::Future => worded("dated after today"),
        SetAsideReason::Acute => worded("acute, too soon after a session"),
        SetAsideReason::LaterScoreSameDay => worded("a later score of the same day counts"),
        SetAsideReason::BeforeLookback => worded("older than the baseline look-back"),
        SetAsideReason::OlderThanBaseline => worded("before the course, later scores make the baseline"),
        SetAsideReason::NoBaseline => worded("there is no baseline to compare it with"),
    }
}

/// What a mark beside the state is called, of whomever it is.
pub fn overlay_words(overlay: Overlay) -> &'static str {
    match overlay {
        Overlay::ContaminatedBaseline => worded("baseline soon after an earlier course"),
        Overlay::DosedWhileFlagged => worded("dosed while flagged"),
        Overlay::Drift => worded("drifting worse"),
        Overlay::FollowUpDue => worded("follow-up due"),
        Overlay::InsensitiveBaseline => worded("baseline can’t show a worsening"),
        Overlay::LateDecline => worded("late decline"),
        Overlay::Mood => worded("PHQ-9 risen when last measured"),
        Overlay::Overdue => worded("score overdue"),
        Overlay::Severe => worded("severe: review now"),
        Overlay::Stale => worded("last score is old"),
        Overlay::WindowPassedUnscored => worded("window passed, not settled"),
    }
}

/// The mean of the last three scores, where it drifts.
pub(super) fn drift_words(points: f64) -> String {
    say!("the last three scores lie {points} on the worse side on average", points = points_words(points))
}
