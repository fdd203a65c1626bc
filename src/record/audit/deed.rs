//! What was done, as a code.

use serde::{Deserialize, Serialize};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Deed {
    Opened,
    Unlocked,
    Failed,
    Recovered,
    Locked,
    Viewed,
    Entered,
    Changed,
    Removed,
    Reviewed,
    Decided,
    FlagShown,
    Imported,
    Exported,
    SettingsChanged,
    BackedUp,
    Restored,
    Sealed,
    ClinicianAdded,
    ClinicianRemoved,
    PassphraseChanged,
    RecoveryKeyMade,
    Merged,
    ClockConfirmed,
    KeyChanged,
    RecordAccepted,
    RecordRestored,
}

impl Deed {
    /// Every deed with the code that the stored form and URLs use, in the order in which a filter offers them.
    pub const ALL: [(Self, &'static str); 27] = [
        (Self::Opened, "opened"),
        (Self::Unlocked, "unlocked"),
        (Self::Failed, "failed"),
        (Self::Recovered, "recovered"),
        (Self::Locked, "locked"),
        (Self::Viewed, "viewed"),
        (Self::Entered, "entered"),
        (Self::Changed, "changed"),
        (Self::Removed, "removed"),
        (Self::Reviewed, "reviewed"),
        (Self::Decided, "decided"),
        (Self::FlagShown, "flag_shown"),
        (Self::Imported, "imported"),
        (Self::Exported, "exported"),
        (Self::SettingsChanged, "settings_changed"),
        (Self::BackedUp, "backed_up"),
        (Self::Restored, "restored"),
        (Self::Sealed, "sealed"),
        (Self::ClinicianAdded, "clinician_added"),
        (Self::ClinicianRemoved, "clinician_removed"),
        (Self::PassphraseChanged, "passphrase_changed"),
        (Self::RecoveryKeyMade, "recovery_key_made"),
        (Self::Merged, "merged"),
        (Self::ClockConfirmed, "clock_confirmed"),
        (Self::KeyChanged, "key_changed"),
        (Self::RecordAccepted, "record_accepted"),
        (Self::RecordRestored, "record_restored"),
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(deed, _)| *deed == self).map_or("", |(_, code)| code)
    }

    /// The deed of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == code).map(|(deed, _)| deed)
    }
}
