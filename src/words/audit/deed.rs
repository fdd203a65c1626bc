//! What was done, in a word or two.

use crate::record::Deed;
use crate::words::language::worded;

/// What was done, in a word or two.
pub fn deed_words(deed: Deed) -> &'static str {
    match deed {
        Deed::Opened => worded("opened"),
        Deed::Unlocked => worded("unlocked"),
        Deed::Failed => worded("failed to unlock"),
        Deed::Recovered => worded("recovered"),
        Deed::Locked => worded("locked"),
        Deed::Viewed => worded("viewed"),
        Deed::Entered => worded("entered"),
        Deed::Changed => worded("changed"),
        Deed::Removed => worded("removed"),
        Deed::Reviewed => worded("reviewed"),
        Deed::Decided => worded("decided"),
        Deed::FlagShown => worded("flag shown"),
        Deed::Imported => worded("imported"),
        Deed::Exported => worded("exported"),
        Deed::SettingsChanged => worded("settings changed"),
        Deed::BackedUp => worded("backed up"),
        Deed::Restored => worded("restored"),
        Deed::Sealed => worded("sealed"),
        Deed::ClinicianAdded => worded("clinician added"),
        Deed::ClinicianRemoved => worded("clinician removed"),
        Deed::PassphraseChanged => worded("passphrase changed"),
        Deed::RecoveryKeyMade => worded("recovery key made"),
        Deed::Merged => worded("merged"),
        Deed::ClockConfirmed => worded("clock confirmed"),
        Deed::KeyChanged => worded("key changed"),
        Deed::RecordAccepted => worded("record accepted"),
        Deed::RecordRestored => worded("record put back from a backup"),
    }
}
