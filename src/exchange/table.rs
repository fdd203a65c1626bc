//! Which tables there are, and which of them a header belongs to.

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// The clinic's settings, `policy.json`.
    Policy,
    /// Instruments of the clinic's own.
    Instruments,
    /// Patients.
    Patients,
    /// Sessions.
    Sessions,
    /// Scores.
    Scores,
    /// Flags: written only, never read.
    Flags,
}

impl Table {
    /// As a person reads it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Policy => "settings",
            Self::Instruments => "instruments",
            Self::Patients => "patients",
            Self::Sessions => "sessions",
            Self::Scores => "scores",
            Self::Flags => "flags",
        }
    }
}
