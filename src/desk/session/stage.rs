//! Where a session stands: which page a person sees, and whose records are held.

use crate::record::{Day, LockReason};

/// Whose records are open. The two never mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Workspace {
    /// The clinic's own patients.
    Clinic,
    /// Made-up patients, to look around.
    Demo,
}

impl Workspace {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Clinic, Self::Demo];

    /// The name of its database, and what all its names in localStorage begin with. What the trial version 0.1 kept has other names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clinic => "anamnesis-1-clinic",
            Self::Demo => "anamnesis-1-demo",
        }
    }
}

/// Where a session stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Records are being read, or removed.
    Starting,
    /// Nothing was chosen yet: the first visit.
    FirstVisit,
    /// There is no clinic yet: it is to be set up.
    SetUp,
    /// There are records, and the keyring that opens them is missing.
    KeyringMissing,
    /// The clinic is locked.
    Locked,
    /// It is locked, and the device is in a patient's hands: their questionnaires are shown, and nothing leads anywhere else but unlocking.
    Asking {
        /// Whether a neutral screen is shown, since nobody did anything for a while.
        is_resting: bool,
    },
    /// A workspace is open.
    Open,
    /// The clinic is being locked: what was asked for before is still saved, nothing is shown, and nothing more is taken.
    Locking {
        /// Why.
        why: LockReason,
        /// Whether a change could not be saved meanwhile.
        has_lost: bool,
    },
    /// It is locked, nothing is held, and the page is to be loaded anew.
    Reloading,
    /// It could not be opened; why, and what to do, in the words of whoever tried.
    Failed(String),
}

impl Stage {
    /// Whether a person stands before a clinic that they may open, or begin.
    pub const fn is_closed(&self) -> bool {
        matches!(self, Self::SetUp | Self::KeyringMissing | Self::Locked)
    }

    /// Whether the device is in a patient's hands.
    pub const fn is_asking(&self) -> bool {
        matches!(self, Self::Asking { .. })
    }

    /// Whether the clinic is being locked, or is and the page is about to go.
    pub const fn is_locking(&self) -> bool {
        matches!(self, Self::Locking { .. } | Self::Reloading)
    }
}

/// The workspace whose records are read, and whose keys are in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whose.
    pub workspace: Workspace,
    /// Another tab has erased it, or put other records in its place: nothing is written any more.
    pub is_replaced: bool,
    /// Whether a person has to look at the clock before anything is shown: it can't be right.
    pub is_clock_doubted: bool,
    /// The day as of which the records are shown; none for the present. While there is one nothing of them is changed.
    pub looks_back_to: Option<Day>,
}
