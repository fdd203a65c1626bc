//! Mood beside memory in words: what is known, since when it is not, and never that mood is ruled out.

use super::judgement::{ago, capital, points_words, worse_words};
use super::sentence::{Sentence, score_key};
use crate::judge::{
    Baseline, LastScore, MoodBeside, MoodChange, PHQ_9, PatientJudgement, TrackJudgement, TrackState, Verdict,
};
use crate::record::{Chart, Day, Key, format_points};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// Mood beside the memory track that speaks for the patient, or one that is worse now where that one isn't, with the PHQ-9 that it speaks of.
pub fn memory_and_mood(chart: &Chart, judgement: &PatientJudgement) -> Sentence {
    mood_beside(chart, judgement, judgement.worse_beside().next().or(judgement.leading()))
}

/// The same beside that track.
pub(super) fn mood_beside(chart: &Chart, judgement: &PatientJudgement, track: Option<&TrackJudgement>) -> Sentence {
    let today = judgement.as_of;
    let open = track.is_some_and(|t| t.episode.is_some());
    let cant_tell = if open { format!(": {}", cant_explain(track)) } else { String::new() };
    match judgement.mood_beside(track) {
        MoodBeside::NoBaseline(latest) => {
            let said =
                Sentence::from(worded("Mood is not known: there is no PHQ-9 from before the course to compare with"));
            let said = match latest {
                Some(l) => said
                    .say(&say!("; the latest is {l} on ", l = format_points(l.value)))
                    .add(&day_of_score(chart, l))
                    .say("."),
                None => said.say("."),
            };
            if open { said.say(&format!(" {}.", capital(cant_explain(track)))) } else { said }
        }
        MoodBeside::NotMeasured(baseline, _) if judgement.sessions.is_empty() => Sentence::from(say!(
            "PHQ-9 before treatment is {baseline}, last measured on ",
            baseline = format_points(baseline.value)
        ))
        .add(&day_of_baseline(chart, baseline))
        .say("."),
        MoodBeside::NotMeasured(baseline, acute) => not_since(&day_of_baseline(chart, baseline))
            .say(&say!(", before treatment (PHQ-9 {baseline})", baseline = format_points(baseline.value)))
            .add(&acute_words(chart, acute))
            .say(&cant_tell)
            .say("."),
        MoodBeside::BeforeWorsening(change) => not_since(&day_of_score(chart, &change.latest))
            .say(worded(", before the worsening"))
            .add(&then_and_before(chart, change))
            .say(&cant_tell)
            .say("."),
        MoodBeside::Stale(change) => not_since(&day_of_score(chart, &change.latest))
            .say(&format!(", {}", ago(change.latest.day, today)))
            .add(&then_and_before(chart, change))
            .say(&cant_tell)
            .say("."),
        MoodBeside::Comparable(change) => {
            change_words(chart, judgement, change).say(&meaning(judgement, change, track)).say(".")
        }
    }
}

fn not_since(day: &Sentence) -> Sentence {
    Sentence::from(worded("Mood was not measured since ")).add(day)
}

/// The day of a PHQ-9.
fn day_of_score(chart: &Chart, score: &LastScore) -> Sentence {
    Sentence::default().link(&score.day.long(), score_key(chart, score.score))
}

/// The day of the latest PHQ-9 of the baseline.
fn day_of_baseline(chart: &Chart, baseline: &Baseline) -> Sentence {
    Sentence::default().link(&baseline.last_day.long(), last_of(chart, baseline))
}

/// The baseline's figure: "13 before".
fn before(chart: &Chart, baseline: &Baseline) -> Sentence {
    Sentence::default()
        .link(&say!("{baseline} before", baseline = format_points(baseline.value)), last_of(chart, baseline))
}

fn last_of(chart: &Chart, baseline: &Baseline) -> Option<Key> {
    baseline.scores.last().and_then(|place| score_key(chart, *place))
}

/// Both figures: " (PHQ-9 19 then, 13 before)".
fn then_and_before(chart: &Chart, change: &MoodChange) -> Sentence {
    Sentence::from(say!(" (PHQ-9 {change} then, ", change = format_points(change.latest.value)))
        .add(&before(chart, &change.baseline))
        .say(")")
        .add(&acute_words(chart, change.acute))
}

/// Whether PHQ-9 has risen, with both figures: "PHQ-9 has not risen (13 on 9 Nov 2026, 13 before)".
pub(super) fn change_words(chart: &Chart, judgement: &PatientJudgement, change: &MoodChange) -> Sentence {
    let risen = if change.raised {
        worded("has risen").to_owned()
    } else if change.rise > 0.0 {
        say!("has risen by less than {points}", points = points_words(judgement.policy.mood_rise.into()))
    } else {
        worded("has not risen").to_owned()
    };
    Sentence::from(say!("PHQ-9 {risen} ({change} on ", risen, change = format_points(change.latest.value)))
        .add(&day_of_score(chart, &change.latest))
        .say(", ")
        .add(&before(chart, &change.baseline))
        .say(")")
        .add(&acute_words(chart, change.acute))
}

/// Since when mood was not measured, and why that PHQ-9 does not count: for a reason's sentence.
pub(super) fn not_measured_words(chart: &Chart, beside: &MoodBeside<'_>) -> Option<String> {
    match beside {
        MoodBeside::NoBaseline(_) => Some(worded("mood can’t be compared: no PHQ-9 lies before the course").to_owned()),
        MoodBeside::NotMeasured(baseline, acute) => {
            let acute = acute_words(chart, *acute);
            Some(say!("mood was not measured since {baseline}{acute}", baseline = baseline.last_day.long(), acute))
        }
        MoodBeside::BeforeWorsening(change) | MoodBeside::Stale(change) => {
            let acute = acute_words(chart, change.acute);
            Some(say!("mood was not measured since {change}{acute}", change = change.latest.day.long(), acute))
        }
        MoodBeside::Comparable(_) => None,
    }
}

fn acute_words(chart: &Chart, acute: Option<Day>) -> Sentence {
    let Some(day) = acute else { return Sentence::default() };
    // Of several on a day the last entered one, as the judge does.
    let score = chart.scores.iter().rfind(|score| score.instrument.as_str() == PHQ_9 && score.day == day);
    Sentence::from(worded(" (the PHQ-9 of "))
        .link(&day.long(), score.map(|score| score.key))
        .say(worded(" came too soon after a session to count)"))
}

/// That mood may explain the worsening or not, in the tense of the memory track.
fn cant_explain(track: Option<&TrackJudgement>) -> &'static str {
    if track.is_some_and(|t| t.state == TrackState::Recovering) {
        worded("it can’t be told whether mood explained the worsening")
    } else {
        worded("it can’t be told whether mood explains the worsening")
    }
}

/// What a comparable PHQ-9 means beside memory.
fn meaning(judgement: &PatientJudgement, change: &MoodChange, track: Option<&TrackJudgement>) -> String {
    let Some(track) = track.filter(|t| judgement.silence_of(t).is_none()) else {
        return worded("; how memory is now can’t be told").to_owned();
    };
    let recovered = track.judged.last().is_some_and(|last| last.verdict == Verdict::Recovered);
    match (track.episode.is_some(), change.raised) {
        (true, true) if recovered => worded(", while the latest memory score is back at baseline").to_owned(),
        (true, true) => worded(": self-reported memory follows mood, so the worsening may come with it").to_owned(),
        (true, false) => worded(": that does not rule mood out").to_owned(),
        (false, true) => {
            let worse = track.thresholds.as_ref().map_or_else(|| worded("worse").to_owned(), worse_words);
            say!(", while memory is not {worse}", worse)
        }
        (false, false) => String::new(),
    }
}
