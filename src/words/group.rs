//! The groups of the caseload in words: heading, rule and order.

use super::judgement::format_days;
use crate::caseload::{DOSE_DUE_DAYS, Group, Sort};
use crate::judge::Policy;

/// A group's heading.
pub const fn group_title(group: Group) -> &'static str {
    match group {
        Group::InDoubt => "Record in doubt",
        Group::Persistent => "Persistent",
        Group::DoseDue => "Due a dose, not recovered or not known",
        Group::CheckDue => "Check due",
        Group::ToConfirm => "To confirm",
        Group::Emerging => "Emerging",
        Group::Recovering => "Recovering",
        Group::CantTell => "Can’t tell",
        Group::Clear => "Clear",
    }
}

/// The group's rule in words, with the numbers of the settings in force.
pub fn group_rule(group: Group, policy: &Policy) -> String {
    let (window, gap) = (format_days(policy.window_days), format_days(policy.gap_days));
    match group {
        Group::InDoubt => {
            "What is stored is not what the audit says was written last: an earlier state was put back, a record was taken \
             away, or nothing vouches for it. Nothing is judged here until somebody decides on the data page."
                .to_owned()
        }
        Group::Persistent => format!(
            "Worse by a reliable change, or by a fixed rule that is declared, {window} or more after the session (or the onset), \
             confirmed by two worse scores at least {gap} apart."
        ),
        Group::DoseDue => format!(
            "A session is planned within {}, and memory is worse, recovering or not known. Persistent patients stay in the group above.",
            format_days(DOSE_DUE_DAYS)
        ),
        Group::CheckDue => {
            "A decision named a day for the next check. It has come, and no score has been judged since. Persistent \
             patients and those due a dose stay in the groups above."
                .to_owned()
        }
        Group::ToConfirm => format!(
            "Worse {window} or more after the session (or after its onset), without another worse score at least {gap} before it."
        ),
        Group::Emerging => format!(
            "Worse, not yet known to last {window}. A row says so when the window has passed without a score, or a score is overdue."
        ),
        Group::Recovering => format!(
            "Was persistent; the flag stays up until recovered scores lie at least {gap} apart with nothing else between."
        ),
        Group::CantTell => format!(
            "No memory score, no baseline, no score in this course that could be judged, a score due after the latest session and not \
             given, a last score more than {} old, or a baseline too near the end of the scale to show a worsening. Patients not treated \
             yet are here too, last: nothing is known before a session.",
            format_days(policy.stale_days)
        ),
        Group::Clear => format!(
            "Not worse by the instrument’s rule when last scored in this course, at most {} ago, and no score due and missing.",
            format_days(policy.stale_days)
        ),
    }
}

/// An order as it is chosen.
pub const fn sort_label(sort: Sort) -> &'static str {
    match sort {
        Sort::Urgency => "Worst first",
        Sort::Name => "Name",
        Sort::LastScore => "Oldest score first",
        Sort::LastSession => "Latest session first",
        Sort::Reviewed => "Oldest review first",
    }
}

/// The order inside a group, as its heading says it.
pub fn sort_words(sort: Sort, group: Group) -> String {
    let then = match sort {
        Sort::Urgency => "worst first, put off last",
        Sort::Name => "by name",
        Sort::LastScore => "the oldest score first",
        Sort::LastSession => "the latest session first",
        Sort::Reviewed => "the oldest review first",
    };
    // Severity is of an open episode.
    let severe =
        if matches!(group, Group::InDoubt | Group::CantTell | Group::Clear) { "" } else { "severe first, then " };
    format!("Order: {severe}{then}.")
}
