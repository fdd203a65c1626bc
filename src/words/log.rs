//! Entries of a patient's log in words.

use super::standing::standings_words;
use crate::judge::PatientJudgement;
use crate::record::{Act, Choice as _, Entry, InstrumentSet, Standing, Step, Until, shown, shown_alone, shown_name};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// What is decided on.
pub fn step_words(step: Step) -> &'static str {
    worded(step.label())
}

/// Several steps.
pub(super) fn steps_words(steps: &[Step]) -> String {
    steps.iter().map(|step| step_words(*step)).collect::<Vec<_>>().join("; ")
}

/// What kind of entry it is, with what was decided or until when somebody is put off.
pub fn act_title(act: &Act) -> String {
    match act {
        Act::Decided { steps, .. } => say!("Decided: {steps}", steps = steps_words(steps)),
        Act::Commented { .. } => worded("Comment").to_owned(),
        Act::Snoozed { until: Until::Day(day), .. } => say!("Put off until {day}", day = day.long()),
        Act::Snoozed { until: Until::NextScore, .. } => worded("Put off until the next score").to_owned(),
        Act::Withdrawn { .. } => worded("Withdrawn").to_owned(),
    }
}

/// What an entry says, in one line.
pub fn act_text(act: &Act) -> String {
    let title = act_title(act);
    let why = |reason: &str| if reason.is_empty() { String::new() } else { say!(", because: {reason}", reason) };
    match act {
        Act::Decided { reason, next_check, .. } => {
            let check = next_check.map_or_else(
                || worded(". No day named for a check").to_owned(),
                |day| say!(". Check with a score by {day}", day = day.long()),
            );
            format!("{title}{}{check}", why(reason))
        }
        Act::Commented { text } => format!("{title}: {text}"),
        Act::Snoozed { reason, .. } | Act::Withdrawn { reason } => format!("{title}{}", why(reason)),
    }
}

/// An entry as another one or a button names it: a day may have several.
pub fn entry_name(entry: &Entry) -> String {
    say!("the entry of {day} (“{title}”)", day = entry.day.long(), title = act_title(&entry.act))
}

/// What an entry says beside its title, a line each.
pub fn act_lines(act: &Act) -> Vec<String> {
    // Behind a label it keeps to itself; alone in its line it has the direction of its first letter.
    let why = |reason: &String| (!reason.is_empty()).then(|| say!("Why: {reason}", reason = shown(reason, usize::MAX)));
    let lines = match act {
        Act::Decided { reason, next_check, standings, .. } => vec![
            why(reason),
            next_check.map(|day| say!("Check with a score by {day}", day = day.long())),
            standings.as_deref().map(then_words),
        ],
        Act::Commented { text } => vec![(!text.is_empty()).then(|| shown_alone(text).into_owned())],
        Act::Snoozed { reason, .. } | Act::Withdrawn { reason } => vec![why(reason)],
    };
    lines.into_iter().flatten().collect()
}

/// Where memory stood when it was decided.
fn then_words(standings: &[Standing]) -> String {
    say!("State then: {state}", state = shown(&standings_words(standings), usize::MAX))
}

/// The same, where memory stands elsewhere now: a decision of then reads as one about what is now.
pub fn moved_since(act: &Act, judgement: &PatientJudgement, instruments: &InstrumentSet) -> Option<String> {
    let Act::Decided { standings: Some(then), .. } = act else { return None };
    let now = judgement.standings(instruments);
    (standings_words(then) != standings_words(&now)).then(|| then_words(then))
}

/// Who entered a record: "entered by Ada".
pub fn entered_by_words(by: &str) -> String {
    say!("entered by {by}", by = shown_name(by))
}

/// Who entered something, after what or when; nothing where nobody is named.
pub fn by_words(by: &str) -> String {
    if by.is_empty() { String::new() } else { say!(" by {by}", by = shown_name(by)) }
}
