//! What was done, in a word or two.

use crate::record::Deed;

/// What was done, in a word or two.
pub const fn deed_words(deed: Deed) -> &'static str {
    match deed {
        Deed::Opened => "opened",
        Deed::Unlocked => "unlocked",
        Deed::Failed => "failed to unlock",
        Deed::Recovered => "recovered",
        Deed::Locked => "locked",
        Deed::Viewed => "viewed",
        Deed::Entered => "entered",
        Deed::Changed => "changed",
        Deed::Removed => "removed",
        Deed::Reviewed => "reviewed",
        Deed::Decided => "decided",
        Deed::FlagShown => "flag shown",
        Deed::Imported => "imported",
        Deed::Exported => "exported",
        Deed::SettingsChanged => "settings changed",
        Deed::BackedUp => "backed up",
        Deed::Restored => "restored",
        Deed::Sealed => "sealed",
        Deed::ClinicianAdded => "clinician added",
        Deed::ClinicianRemoved => "clinician removed",
        Deed::PassphraseChanged => "passphrase changed",
        Deed::RecoveryKeyMade => "recovery key made",
        Deed::Merged => "merged",
        Deed::ClockConfirmed => "clock confirmed",
        Deed::KeyChanged => "key changed",
        Deed::RecordAccepted => "record accepted",
        Deed::RecordRestored => "record put back from a backup",
    }
}
