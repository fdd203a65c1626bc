//! By when a memory score is needed, and in what words.

use super::standing::Standing;
use super::state_text::day_words;
use crate::judge::TrackState;
use crate::record::Day;

/// The next memory score that is needed.
#[derive(Clone, Debug, PartialEq)]
pub struct Needed {
    /// By this day; today where it is needed as soon as possible.
    pub by: Day,
    /// In words: "by 3 Apr", "was due by 3 Apr", "overdue since 3 Apr", "before the session on 3 Apr", "as soon as possible".
    pub text: String,
}

/// The score that is needed next, if one is: the one that the rules ask for or the one that a decision's check asks for, whichever
/// comes first.
pub(super) fn needed(standing: &Standing<'_>) -> Option<Needed> {
    let check = standing.follow_up.check.as_ref().map(|check| Needed { by: check.by, text: check.text.clone() });
    match (by_rules(standing), check) {
        (Some(rules), Some(check)) if check.by < rules.by => Some(check),
        (rules, check) => rules.or(check),
    }
}

/// The score that the rules ask for.
fn by_rules(standing: &Standing<'_>) -> Option<Needed> {
    let (judgement, today) = (standing.judgement, standing.today);
    let Some(track) = standing.track.filter(|t| t.state != TrackState::NoBaseline) else {
        return Some(match standing.next_session {
            Some(day) => Needed { by: day, text: format!("before the session on {}", day_words(day, today)) },
            None => Needed { by: today, text: "as soon as possible".to_owned() },
        });
    };
    let episode_due = judgement.tracks.iter().filter_map(|t| t.due).min();
    let follow_up = || {
        let session = judgement.sessions.last().filter(|_| !track.scored_since_last_session)?;
        Some(session.day.plus(judgement.policy.due_every_days))
    };
    let due = episode_due.or_else(follow_up)?;
    // An open episode is scored before the next dose, so that the dose is decided on what is known.
    let before_dose = standing.next_session.filter(|day| track.episode.is_some() && due >= today && *day < due);
    Some(match before_dose {
        Some(day) => Needed { by: day, text: format!("before the session on {}", day_words(day, today)) },
        // Late is only called overdue beyond the grace, as the overlays have it.
        None if today.days_since(due) > judgement.policy.grace_days => {
            Needed { by: due, text: format!("overdue since {}", day_words(due, today)) }
        }
        None if due < today => Needed { by: due, text: format!("was due by {}", day_words(due, today)) },
        None => Needed { by: due, text: format!("by {}", day_words(due, today)) },
    })
}
