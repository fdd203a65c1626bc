//! How far a change of the clinic's key is, once it has begun: it goes on, rests, or ends, here or in another tab.

/// How far a change of the clinic's key is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum KeyChange {
    /// None is under way.
    #[default]
    None,
    /// It rests: it was stopped, or the page was left.
    Resting {
        /// How many records were still under the old key when that was looked at last.
        left: Option<usize>,
        /// What went wrong, if something did, in the words of whoever tried.
        why: Option<String>,
    },
    /// It goes on.
    Running {
        /// How many records were looked through.
        done: usize,
        /// Of how many.
        all: usize,
        /// Whether it is to rest after the batch that is being written.
        is_to_stop: bool,
    },
    /// Every record is being read under the new key.
    Verifying,
}

impl KeyChange {
    /// It goes on from the first record.
    pub const BEGINNING: Self = Self::Running { done: 0, all: 0, is_to_stop: false };

    /// Whether it goes on right now.
    pub const fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. } | Self::Verifying)
    }

    /// Whether it is to rest after the batch that is being written.
    pub const fn is_to_stop(&self) -> bool {
        matches!(self, Self::Running { is_to_stop: true, .. })
    }

    /// A person wants it to rest.
    #[must_use]
    pub fn stop(self) -> Self {
        match self {
            Self::Running { done, all, .. } => Self::Running { done, all, is_to_stop: true },
            other => other,
        }
    }

    /// So many of all records were looked through.
    #[must_use]
    pub fn looked_through(self, done: usize, all: usize) -> Self {
        Self::Running { done, all, is_to_stop: self.is_to_stop() }
    }

    /// The keyring says whether a change is under way: another tab may have begun, or ended it.
    #[must_use]
    pub fn seen(self, is_changing: bool) -> Self {
        match self {
            Self::None if is_changing => Self::Resting { left: None, why: None },
            _ if !is_changing => Self::None,
            other => other,
        }
    }

    /// So many records were found under the old key; none given where another tab has gone on and nobody knows.
    #[must_use]
    pub fn found(self, left: Option<usize>) -> Self {
        match self {
            Self::Resting { .. } => Self::Resting { left, why: None },
            other => other,
        }
    }
}
