//! The groups of the caseload, each with its rule in words. Every patient is in exactly one.

use super::follow_up::DOSE_DUE_DAYS;
use super::standing::Standing;
use crate::judge::{Policy, TrackState};
use crate::words::format_days;

/// A group of the caseload. The order is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Worse beyond the window, confirmed.
    Persistent,
    /// A dose is planned soon, and memory is not recovered or not known.
    DoseDue,
    /// A decision's check is due, and nobody has scored since.
    CheckDue,
    /// Worse beyond the window once.
    ToConfirm,
    /// Worse inside the window, or nobody scored since.
    Emerging,
    /// The flag stays up; the latest scores are recovered.
    Recovering,
    /// Nothing that could be judged.
    CantTell,
    /// Not worse by the rules in force when last scored.
    Clear,
}

impl Group {
    /// Every group in the order of the page.
    pub const ALL: [Group; 8] = [
        Self::Persistent,
        Self::DoseDue,
        Self::CheckDue,
        Self::ToConfirm,
        Self::Emerging,
        Self::Recovering,
        Self::CantTell,
        Self::Clear,
    ];

    /// The group that a patient is in.
    pub(super) fn of(standing: &Standing<'_>) -> Self {
        let state = standing.track.map(|t| t.state);
        let own = match state {
            Some(TrackState::Persistent) => return Self::Persistent,
            Some(TrackState::Recovering) => Self::Recovering,
            Some(TrackState::Provisional) => Self::ToConfirm,
            Some(TrackState::Emerging) => Self::Emerging,
            Some(TrackState::Stable | TrackState::Resolved) if standing.is_known() => {
                return if standing.follow_up.is_check_due() { Self::CheckDue } else { Self::Clear };
            }
            _ => Self::CantTell,
        };
        if standing.held_dose.is_some_and(|day| day.days_since(standing.today) <= DOSE_DUE_DAYS) {
            Self::DoseDue
        } else if standing.follow_up.is_check_due() {
            Self::CheckDue
        } else {
            own
        }
    }

    /// Name in URLs, classes and tests.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Persistent => "persistent",
            Self::DoseDue => "dose-due",
            Self::CheckDue => "check-due",
            Self::ToConfirm => "to-confirm",
            Self::Emerging => "emerging",
            Self::Recovering => "recovering",
            Self::CantTell => "cant-tell",
            Self::Clear => "clear",
        }
    }

    /// Heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Persistent => "Persistent",
            Self::DoseDue => "Due a dose, not recovered or not known",
            Self::CheckDue => "Check due",
            Self::ToConfirm => "To confirm",
            Self::Emerging => "Emerging",
            Self::Recovering => "Recovering",
            Self::CantTell => "Can’t tell",
            Self::Clear => "Clear",
        }
    }

    /// The group's rule in words, with the numbers of the settings in force.
    pub fn rule(self, policy: &Policy) -> String {
        let (window, gap) = (format_days(policy.window_days), format_days(policy.gap_days));
        match self {
            Self::Persistent => format!(
                "Worse by a reliable change, or by a fixed rule that is declared, {window} or more after the session (or the onset), \
                 confirmed by two worse scores at least {gap} apart."
            ),
            Self::DoseDue => format!(
                "A session is planned within {}, and memory is worse, recovering or not known. Persistent patients stay in the group above.",
                format_days(DOSE_DUE_DAYS)
            ),
            Self::CheckDue => "A decision named a day for the next check. It has come, and no score has been judged since. Persistent \
                 patients and those due a dose stay in the groups above."
                .to_owned(),
            Self::ToConfirm => format!(
                "Worse {window} or more after the session (or after its onset), without another worse score at least {gap} before it."
            ),
            Self::Emerging => format!(
                "Worse, not yet known to last {window}. A row says so when the window has passed without a score, or a score is overdue."
            ),
            Self::Recovering => format!(
                "Was persistent; the flag stays up until recovered scores lie at least {gap} apart with nothing else between."
            ),
            Self::CantTell => format!(
                "No memory score, no baseline, no score in this course that could be judged, a score due after the latest session and not \
                 given, a last score more than {} old, or a baseline too near the end of the scale to show a worsening. Patients not treated \
                 yet are here too, last: nothing is known before a session.",
                format_days(policy.stale_days)
            ),
            Self::Clear => format!(
                "Not worse by the instrument’s rule when last scored in this course, at most {} ago, and no score due and missing.",
                format_days(policy.stale_days)
            ),
        }
    }
}
