//! What an entry of a patient's log needs before it is kept.

use super::{Done, Lack, Record, Refusal};
use crate::record::{Act, Chart, Entry, Review, Step, Until, entry_of, in_force, shows_nothing};

/// What was done.
pub(super) fn entry_done(entry: &Entry) -> Done {
    match (&entry.act, entry.corrects) {
        (Act::Withdrawn { .. }, _) => Done::EntryWithdrawn,
        (_, Some(_)) => Done::CorrectionAdded,
        (Act::Decided { .. }, None) => Done::DecisionRecorded,
        (Act::Commented { .. }, None) => Done::CommentAdded,
        (Act::Snoozed { .. }, None) => Done::PutOff,
    }
}

/// Whether the entry says what it must, and what it corrects is there and still in force.
///
/// # Errors
/// Says what is missing.
pub(super) fn check_entry(chart: &Chart, entry: &Entry) -> Result<(), Refusal> {
    if chart.log.iter().any(|other| other.key == entry.key) {
        return Err(Refusal::AlreadyThere(Record::Entry));
    }
    if let Some(corrected) = entry.corrects
        && !in_force(&chart.log).any(|other| other.key == corrected)
    {
        return Err(Refusal::Unknown(Record::Entry));
    }
    // What is corrected may name a day that has passed since, and keep it.
    let corrected = entry_of(&chart.log, entry.corrects).map(|other| &other.act);
    let had = |day| {
        let named = match corrected {
            Some(Act::Decided { next_check, .. }) => *next_check,
            Some(Act::Snoozed { until: Until::Day(day), .. }) => Some(*day),
            _ => None,
        };
        named == Some(day)
    };
    let missing = match &entry.act {
        Act::Decided { steps, .. } if steps.is_empty() => Some(Lack::Step),
        Act::Decided { steps, reason, .. } if steps.contains(&Step::ContinueAsIs) && shows_nothing(reason) => {
            Some(Lack::WhyContinue)
        }
        Act::Decided { next_check: Some(day), .. } if *day <= entry.day && !had(*day) => Some(Lack::LaterCheck),
        Act::Commented { text } if shows_nothing(text) => Some(Lack::Comment),
        Act::Snoozed { until: Until::Day(day), .. } if *day <= entry.day && !had(*day) => Some(Lack::LaterReturn),
        Act::Withdrawn { reason } if shows_nothing(reason) => Some(Lack::WhyWithdrawn),
        Act::Withdrawn { .. } if entry.corrects.is_none() => Some(Lack::Withdrawn),
        _ => None,
    };
    missing.map_or(Ok(()), |lack| Err(Refusal::IncompleteEntry(lack)))
}

/// The review that an entry is: whoever decides, or puts off, has looked at all that the chart holds.
pub(super) fn review_of(chart: &Chart, entry: &Entry) -> Option<Review> {
    let is_look = matches!(entry.act, Act::Decided { .. } | Act::Snoozed { .. });
    is_look.then(|| Review {
        key: entry.key,
        day: entry.day,
        by: entry.by.clone(),
        note: String::new(),
        seen: chart.recorded.known.clone(),
    })
}
