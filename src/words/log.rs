//! Entries of a patient's log in words.

use crate::record::{Act, Step, Until, shown_name};

/// What kind of entry it is, with what was decided or until when somebody is put off.
pub fn act_title(act: &Act) -> String {
    match act {
        Act::Decided { steps, .. } => format!("Decided: {}", Step::list(steps)),
        Act::Commented { .. } => "Comment".to_owned(),
        Act::Snoozed { until: Until::Day(day), .. } => format!("Put off until {}", day.format_long()),
        Act::Snoozed { until: Until::NextScore, .. } => "Put off until the next score".to_owned(),
        Act::Withdrawn { .. } => "Withdrawn".to_owned(),
    }
}

/// What an entry says, in one line.
pub fn act_text(act: &Act) -> String {
    let title = act_title(act);
    let why = |reason: &str| if reason.is_empty() { String::new() } else { format!(", because: {reason}") };
    match act {
        Act::Decided { reason, next_check, .. } => {
            let check = next_check.map_or_else(
                || ". No day named for a check".to_owned(),
                |day| format!(". Check with a score by {}", day.format_long()),
            );
            format!("{title}{}{check}", why(reason))
        }
        Act::Commented { text } => format!("{title}: {text}"),
        Act::Snoozed { reason, .. } | Act::Withdrawn { reason } => format!("{title}{}", why(reason)),
    }
}

/// Who entered something, after what or when; nothing where nobody is named.
pub fn by_words(by: &str) -> String {
    if by.is_empty() { String::new() } else { format!(" by {}", shown_name(by)) }
}
