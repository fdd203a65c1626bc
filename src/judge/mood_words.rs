//! Mood beside memory in words: what is known, since when it is not, and never that mood is ruled out.

use super::words::{ago, capital, points_words};
use super::{MoodBeside, MoodChange, PatientJudgement, TrackJudgement, TrackState, Verdict, worse_words};
use crate::record::{Day, format_points};

/// Mood beside the memory track that speaks for the patient.
pub fn memory_and_mood(judgement: &PatientJudgement) -> String {
    let track = judgement.leading();
    let today = judgement.as_of;
    let open = track.is_some_and(|t| t.episode.is_some());
    let cant_tell = if open { format!(": {}", cant_explain(track)) } else { String::new() };
    match judgement.mood_beside(track) {
        MoodBeside::NoBaseline(latest) => {
            let latest = latest.map_or_else(String::new, |l| {
                format!("; the latest is {} on {}", format_points(l.value), l.day.format_long())
            });
            let cant_tell = if open { format!(" {}.", capital(cant_explain(track))) } else { String::new() };
            format!("Mood is not known: there is no PHQ-9 from before the course to compare with{latest}.{cant_tell}")
        }
        MoodBeside::NotMeasured(baseline, _) if judgement.sessions.is_empty() => format!(
            "PHQ-9 before treatment is {}, last measured on {}.",
            format_points(baseline.value),
            baseline.last_day.format_long()
        ),
        MoodBeside::NotMeasured(baseline, acute) => format!(
            "Mood was not measured since {}, before treatment (PHQ-9 {}){}{cant_tell}.",
            baseline.last_day.format_long(),
            format_points(baseline.value),
            acute_words(acute)
        ),
        MoodBeside::BeforeWorsening(change) => format!(
            "Mood was not measured since {}, before the worsening (PHQ-9 {} then, {} before){cant_tell}.",
            change.latest.day.format_long(),
            format_points(change.latest.value),
            format_points(change.baseline.value)
        ),
        MoodBeside::Stale(change) => format!(
            "Mood was not measured since {}, {} (PHQ-9 {} then, {} before){cant_tell}.",
            change.latest.day.format_long(),
            ago(change.latest.day, today),
            format_points(change.latest.value),
            format_points(change.baseline.value)
        ),
        MoodBeside::Comparable(change) => format!("{}{}.", change_words(judgement, change), meaning(judgement, change)),
    }
}

/// Whether PHQ-9 has risen, with both figures: "PHQ-9 has not risen (13 on 9 Nov 2026, 13 before)".
pub(super) fn change_words(judgement: &PatientJudgement, change: &MoodChange) -> String {
    let risen = if change.raised {
        "has risen".to_owned()
    } else if change.rise > 0.0 {
        format!("has risen by less than {}", points_words(judgement.policy.mood_rise.into()))
    } else {
        "has not risen".to_owned()
    };
    format!(
        "PHQ-9 {risen} ({} on {}, {} before)",
        format_points(change.latest.value),
        change.latest.day.format_long(),
        format_points(change.baseline.value)
    )
}

/// Since when mood was not measured, and why that PHQ-9 does not count: for a reason's sentence.
pub(super) fn not_measured_words(beside: &MoodBeside<'_>) -> Option<String> {
    match beside {
        MoodBeside::NoBaseline(_) => Some("mood can’t be compared: no PHQ-9 lies before the course".to_owned()),
        MoodBeside::NotMeasured(baseline, acute) => {
            Some(format!("mood was not measured since {}{}", baseline.last_day.format_long(), acute_words(*acute)))
        }
        MoodBeside::BeforeWorsening(change) | MoodBeside::Stale(change) => {
            Some(format!("mood was not measured since {}", change.latest.day.format_long()))
        }
        MoodBeside::Comparable(_) => None,
    }
}

fn acute_words(acute: Option<Day>) -> String {
    acute.map_or_else(String::new, |day| {
        format!(" (the PHQ-9 of {} came too soon after a session to count)", day.format_long())
    })
}

/// That mood may explain the worsening or not, in the tense of the memory track.
fn cant_explain(track: Option<&TrackJudgement>) -> &'static str {
    if track.is_some_and(|t| t.state == TrackState::Recovering) {
        "it can’t be told whether mood explained the worsening"
    } else {
        "it can’t be told whether mood explains the worsening"
    }
}

/// What a comparable PHQ-9 means beside memory.
fn meaning(judgement: &PatientJudgement, change: &MoodChange) -> String {
    let track = judgement.leading();
    let Some(track) = track.filter(|t| judgement.silence_of(t).is_none()) else {
        return "; how memory is now can’t be told".to_owned();
    };
    let recovered = track.judged.last().is_some_and(|last| last.verdict == Verdict::Recovered);
    match (track.episode.is_some(), change.raised) {
        (true, true) if recovered => ", while the latest memory score is back at baseline".to_owned(),
        (true, true) => ": self-reported memory follows mood, so the worsening may come with it".to_owned(),
        (true, false) => ": that does not rule mood out".to_owned(),
        (false, true) => {
            let worse = track.thresholds.as_ref().map_or_else(|| "worse".to_owned(), worse_words);
            format!(", while memory is not {worse}")
        }
        (false, false) => String::new(),
    }
}
