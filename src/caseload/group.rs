//! The groups of the caseload. Every patient is in exactly one.

use super::follow_up::DOSE_DUE_DAYS;
use super::standing::Standing;
use crate::judge::TrackState;

/// A group of the caseload. The order is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// An answer tells of harm, and nobody has dealt with it.
    Harm,
    /// What is stored is not what the audit says was written last: nothing is judged.
    InDoubt,
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
    pub const ALL: [Group; 10] = [
        Self::Harm,
        Self::InDoubt,
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
            Self::Harm => "harm",
            Self::InDoubt => "in-doubt",
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
}
