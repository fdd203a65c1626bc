//! By when the next memory score of a patient is needed, and why, in words. Each day is written as the place at hand writes days.

use super::judgement::{ago, format_days};
use super::self_report::asked_words;
use super::sentence::{Sentence, score_key};
use crate::judge::{Asks, NextScore, PatientJudgement, TrackState};
use crate::record::{Chart, Day};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// By which day, in a few words: "by 3 Apr", "was due by 3 Apr", "before the dose of 3 Apr", "as soon as possible". `write` writes a day.
pub fn next_score_by(next: &NextScore, today: Day, write: &dyn Fn(Day) -> String) -> String {
    let is_today = next.by == today;
    match () {
        () if next.before_dose && is_today => worded("before today’s dose").to_owned(),
        () if next.before_dose => say!("before the dose of {next}", next = write(next.by)),
        () if next.as_soon_as_possible => worded("as soon as possible").to_owned(),
        () if is_today => worded("today").to_owned(),
        () if next.is_late(today) => say!("was due by {next}", next = write(next.by)),
        () => say!("by {next}", next = write(next.by)),
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
        Sentence::default().link(&day.long(), score.and_then(|last| score_key(chart, last.score)))
    };
    let needed =
        if next.is_late(judgement.as_of) { worded("The next score ") } else { worded("The next score is needed ") };
    Sentence::from(needed)
        .say(&next_score_when(next, judgement.as_of, &SayDay::long))
        .say(" (")
        .add(&why(next, judgement, &write))
        .say(").")
}

fn why(next: &NextScore, judgement: &PatientJudgement, write: &dyn Fn(Day) -> Sentence) -> Sentence {
    let every = format_days(judgement.policy.due_every_days);
    if next.before_dose {
        return Sentence::from(worded("a dose is planned, and ")).add(&why_before_dose(next, judgement, write));
    }
    match next.asks {
        Asks::WhileWorse if next.is_of_other => {
            say!("every {every} while an episode on another instrument is open", every).into()
        }
        Asks::WindowEnds if next.is_of_other => worded("the window ends for another instrument").into(),
        Asks::WhileWorse => say!("every {every} while an episode is open", every).into(),
        Asks::WindowEnds => worded("the window ends").into(),
        Asks::AfterSession(day) => Sentence::from(worded("none since the session of ")).add(&write(day)),
        Asks::Check(day) => Sentence::from(worded("check of the decision of ")).add(&write(day)),
        Asks::NeverScored => worded("never scored").into(),
        Asks::NoBaseline => worded("no baseline").into(),
        Asks::BaselineTooOld => worded("the baseline is too old").into(),
        Asks::LastIsOld(day) => Sentence::from(worded("the last is of ")).add(&write(day)),
        Asks::FloorBaseline => worded("by another instrument: this one can’t show a worsening").into(),
        Asks::Plan(asked) => say!("the plan: {asked}", asked = asked_words(asked)).into(),
    }
}

/// What a planned dose must not come before, as the reason beside it.
fn why_before_dose(next: &NextScore, judgement: &PatientJudgement, write: &dyn Fn(Day) -> Sentence) -> Sentence {
    match next.asks {
        Asks::WhileWorse | Asks::WindowEnds if next.is_of_other => {
            worded("an episode on another instrument is open").into()
        }
        Asks::WhileWorse | Asks::WindowEnds => match judgement.leading() {
            Some(t) if t.is_last_worse() && !judgement.is_late(t) => worded("memory is worse").into(),
            Some(t) if matches!(t.state, TrackState::Persistent | TrackState::Recovering) => {
                worded("the flag is still up").into()
            }
            _ => worded("an episode is open").into(),
        },
        Asks::AfterSession(day) => Sentence::from(worded("memory is not known since the session of ")).add(&write(day)),
        Asks::Check(day) => {
            Sentence::from(worded("the decision of ")).add(&write(day)).say(worded(" asks for a check"))
        }
        Asks::NeverScored => worded("memory was never scored").into(),
        Asks::NoBaseline => worded("there is no baseline").into(),
        Asks::BaselineTooOld => worded("the baseline is too old for it").into(),
        Asks::LastIsOld(day) => Sentence::from(worded("memory is not known: the last score is of ")).add(&write(day)),
        Asks::FloorBaseline => worded("memory is not known: only another instrument can show a worsening").into(),
        Asks::Plan(_) => worded("by the plan the next score need not come before it").into(),
    }
}
