//! The groups of the caseload in words: heading, rule and order.

use super::judgement::format_days;
use crate::caseload::{DOSE_DUE_DAYS, Group, Sort};
use crate::judge::Policy;
use crate::words::language::{say, worded};

/// A group's heading.
pub fn group_title(group: Group) -> &'static str {
    match group {
        Group::Harm => worded("An answer tells of harm"),
        Group::InDoubt => worded("Record in doubt"),
        Group::Persistent => worded("Persistent"),
        Group::DoseDue => worded("Due a dose, not recovered or not known"),
        Group::CheckDue => worded("Check due"),
        Group::ToConfirm => worded("To confirm"),
        Group::Emerging => worded("Emerging"),
        Group::Recovering => worded("Recovering"),
        Group::CantTell => worded("Can’t tell"),
        Group::Clear => worded("Clear"),
    }
}

/// A group's word among the counts.
pub fn group_word(group: Group) -> &'static str {
    match group {
        Group::Harm => worded("tell of harm"),
        Group::InDoubt => worded("in doubt"),
        Group::Persistent => worded("persistent"),
        Group::DoseDue => worded("due a dose"),
        Group::CheckDue => worded("check due"),
        Group::ToConfirm => worded("to confirm"),
        Group::Emerging => worded("emerging"),
        Group::Recovering => worded("recovering"),
        Group::CantTell => worded("can’t tell"),
        Group::Clear => worded("clear"),
    }
}

/// The group's rule in words, with the numbers of the settings in force.
pub fn group_rule(group: Group, policy: &Policy) -> String {
    let (window, gap) = (format_days(policy.window_days), format_days(policy.gap_days));
    match group {
        Group::Harm => {
            worded("A patient’s answer tells of harm, such as item 9 of the PHQ-9 above 0, and nobody has dealt with it by name. Always shown, whatever is \
             searched or chosen, put off or not. Counted here alone until then; the group that a patient comes from stands in the row.")
                .to_owned()
        }
        Group::InDoubt => {
            worded("What is stored is not what the audit says was written last: an earlier state was put back, a record was taken \
             away, or nothing vouches for it. Nothing is judged here until somebody decides on the data page.")
                .to_owned()
        }
        Group::Persistent => say!("Worse by a reliable change, or by a fixed rule that is declared, {window} or more after the session (or the onset), \
             confirmed by two worse scores at least {gap} apart.", window, gap),
        Group::DoseDue => say!("A session is planned within {format_days}, and memory is worse, recovering or not known. Persistent patients stay in the group above.", format_days = format_days(DOSE_DUE_DAYS)),
        Group::CheckDue => {
            worded("A decision named a day for the next check. It has come, and no score has been judged since. Persistent \
             patients and those due a dose stay in the groups above.")
                .to_owned()
        }
        Group::ToConfirm => say!("Worse {window} or more after the session (or after its onset), without another worse score at least {gap} before it.", window, gap),
        Group::Emerging => say!("Worse, not yet known to last {window}. A row says so when the window has passed without a score, or a score is overdue.", window),
        Group::Recovering => say!("Was persistent; the flag stays up until recovered scores lie at least {gap} apart with nothing else between.", gap),
        Group::CantTell => say!("No memory score, no baseline, no score in this course that could be judged, a score due after the latest session and not \
             given, a last score more than {policy} old, a baseline too near the end of the scale to show a worsening, or one too old for the first \
             dose. Patients not treated yet whose baseline is ready are here too, last: nothing is known before a session.", policy = format_days(policy.stale_days)),
        Group::Clear => say!("Not worse by the instrument’s rule when last scored in this course, at most {days} ago, and no memory score more than {grace} late by the settings. A row says \
             where one was due, and by when.", days = format_days(policy.stale_days), grace = format_days(policy.grace_days)),
    }
}

/// That patients of a group stand above it, because their answers tell of harm; nothing where none does.
pub fn lifted_words(lifted: usize) -> Option<String> {
    (lifted > 0).then(|| say!("+{lifted} above", lifted))
}

/// An order as it is chosen.
pub fn sort_label(sort: Sort) -> &'static str {
    match sort {
        Sort::Urgency => worded("Most urgent first"),
        Sort::Name => worded("Name"),
        Sort::LastScore => worded("Oldest score first"),
        Sort::LastSession => worded("Latest session first"),
        Sort::Reviewed => worded("Oldest review first"),
    }
}

/// The order inside a group, as its heading says it.
pub fn sort_words(sort: Sort, group: Group) -> String {
    let then = match sort {
        Sort::Urgency => return urgency_words(group),
        Sort::Name => worded("by name"),
        Sort::LastScore => worded("the oldest score first"),
        Sort::LastSession => worded("the latest session first"),
        Sort::Reviewed => worded("the oldest review first"),
    };
    // Severity is of an open episode.
    let severe = if matches!(group, Group::InDoubt | Group::CantTell | Group::Clear) {
        ""
    } else {
        worded("severe first, then ")
    };
    say!("Order: {severe}{then}.", severe, then)
}

/// What makes a patient of the group more urgent than another, as [`crate::caseload::Urgency`] orders them. As short as can be: it stands above
/// the group's first patient, who is to be on the first screen of a phone.
fn urgency_words(group: Group) -> String {
    let order = match group {
        Group::Harm => worded("Order: the longest waiting first."),
        Group::InDoubt => worded("In no order: nothing is judged here."),
        Group::Persistent | Group::Recovering => {
            worded("Order: severe, dosed while flagged, late, longest flagged; put off last.")
        }
        Group::DoseDue => worded("Order: severe, dosed while flagged, late, drifting, nearest dose; put off last."),
        Group::CheckDue => worded("Order: severe, dosed while flagged, late, drifting, earliest check; put off last."),
        Group::ToConfirm | Group::Emerging => {
            worded("Order: severe, late, longest since session or onset; put off last.")
        }
        Group::CantTell => worded("Order: drifting, then the score due first; baseline ready and put off last."),
        Group::Clear => worded("Order: drifting, then the oldest score; put off last."),
    };
    order.to_owned()
}
