//! By when the next memory score of a patient is needed, and why, in words. Each day is written as the place at hand writes days.

use super::judgement::{ago, format_days};
use super::sentence::{Sentence, score_key};
use crate::judge::{Asks, NextScore, PatientJudgement, TrackState};
use crate::record::{Chart, Day};

/// By which day, in a few words: "by 3 Apr", "was due by 3 Apr", "before the dose of 3 Apr", "as soon as possible". `write` writes a day.
pub fn next_score_by(next: &NextScore, today: Day, write: &dyn Fn(Day) -> String) -> String {
    let is_today = next.by == today;
    match () {
        () if next.before_dose && is_today => "before today’s dose".to_owned(),
        () if next.before_dose => format!("before the dose of {}", write(next.by)),
        () if next.as_soon_as_possible => "as soon as possible".to_owned(),
        () if is_today => "today".to_owned(),
        () if next.is_late(today) => format!("was due by {}", write(next.by)),
        () => format!("by {}", write(next.by)),
    }
}

/// The same, and how long ago a day that has passed was: "was due by 3 Apr, 23 days ago".
pub fn next_score_when(next: &NextScore, today: Day, write: &dyn Fn(Day) -> String) -> String {
    let by = next_score_by(next, today, write);
    if next.is_late(today) { format!("{by}, {}", ago(next.by, today)) } else { by }
}

/// Why, in a few words. `write` writes a day.
pub fn next_score_why(next: &NextScore, judgement: &PatientJudgement, write: &dyn Fn(Day) -> String) -> String {
    why(next, judgement, &|day| write(day).into()).into_text()
}

/// The whole as a sentence.
pub fn next_score_sentence(next: &NextScore, chart: &Chart, judgement: &PatientJudgement) -> Sentence {
    let last = judgement.leading().and_then(|track| track.judged.last());
    let write = |day: Day| {
        let score = last.filter(|last| matches!(next.asks, Asks::LastIsOld(_)) && last.day == day);
        Sentence::default().link(&day.format_long(), score.and_then(|last| score_key(chart, last.score)))
    };
    let needed = if next.is_late(judgement.as_of) { "The next score " } else { "The next score is needed " };
    Sentence::from(needed)
        .say(&next_score_when(next, judgement.as_of, &Day::format_long))
        .say(" (")
        .add(&why(next, judgement, &write))
        .say(").")
}

fn why(next: &NextScore, judgement: &PatientJudgement, write: &dyn Fn(Day) -> Sentence) -> Sentence {
    let every = format_days(judgement.policy.due_every_days);
    if next.before_dose {
        return Sentence::from("a dose is planned, and ").add(&why_before_dose(next.asks, judgement, write));
    }
    match next.asks {
        Asks::WhileWorse => format!("every {every} while an episode is open").into(),
        Asks::WindowEnds => "the window ends".into(),
        Asks::AfterSession(day) => Sentence::from("none since the session of ").add(&write(day)),
        Asks::Check(day) => Sentence::from("check of the decision of ").add(&write(day)),
        Asks::NeverScored => "never scored".into(),
        Asks::NoBaseline => "no baseline".into(),
        Asks::LastIsOld(day) => Sentence::from("the last is of ").add(&write(day)),
        Asks::FloorBaseline => "by another instrument: this one can’t show a drop".into(),
    }
}

/// What a planned dose must not come before, as the reason beside it.
fn why_before_dose(asks: Asks, judgement: &PatientJudgement, write: &dyn Fn(Day) -> Sentence) -> Sentence {
    match asks {
        Asks::WhileWorse | Asks::WindowEnds => match judgement.leading() {
            Some(t) if t.is_last_worse() && !judgement.is_late(t) => "memory is worse".into(),
            Some(t) if matches!(t.state, TrackState::Persistent | TrackState::Recovering) => {
                "the flag is still up".into()
            }
            _ => "an episode is open".into(),
        },
        Asks::AfterSession(day) => Sentence::from("memory is not known since the session of ").add(&write(day)),
        Asks::Check(day) => Sentence::from("the decision of ").add(&write(day)).say(" asks for a check"),
        Asks::NeverScored => "memory was never scored".into(),
        Asks::NoBaseline => "there is no baseline".into(),
        Asks::LastIsOld(day) => Sentence::from("memory is not known: the last score is of ").add(&write(day)),
        Asks::FloorBaseline => "memory is not known: only another instrument can show a drop".into(),
    }
}
