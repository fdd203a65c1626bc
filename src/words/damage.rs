//! Why stored records, settings and backups can't be read, in words.

use super::keyring_error::crypto_error_words;
use crate::vault::Damage;
use crate::vault::backup::BackupError;
use crate::vault::envelope::Unreadable;
use crate::vault::schema::SchemaError;
use crate::vault::settings::SettingsError;
use crate::words::language::{say, worded};

/// What is wrong with a record, in words that follow "the record can't be read because".
pub fn damage_words(damage: &Damage) -> String {
    let fixed = match damage {
        Damage::Envelope(why) => return unreadable_words(*why),
        Damage::Body(why) => return schema_error_words(why),
        Damage::Seal(why) => crypto_error_words(*why),
        Damage::Sealed => worded("it is sealed, and this clinic is not"),
        Damage::NotSealed => worded("it isn’t sealed as this clinic’s records are"),
        Damage::NoKey => worded("a key is sixteen hexadecimal digits"),
        Damage::NoPatient => worded("it says nothing of whose it is"),
        Damage::SetAside => {
            worded("it was damaged, and was set aside as it lay when somebody accepted that it can’t be read")
        }
    };
    fixed.to_owned()
}

/// Why bytes are not a record that this version reads.
pub fn unreadable_words(why: Unreadable) -> String {
    let fixed = match why {
        Unreadable::Foreign => worded("it doesn’t begin like a record of Anamnesis"),
        Unreadable::Truncated => worded("it is cut short"),
        Unreadable::Checksum => worded("its checksum doesn’t match: some of its bytes were changed"),
        Unreadable::Misplaced => worded("it belongs to another record"),
        Unreadable::Trial => worded("the trial version 0.1 wrote it, and this version doesn’t read that"),
        Unreadable::Newer { schema } => return say!("a newer version wrote it (schema {schema})", schema),
    };
    fixed.to_owned()
}

/// Why a whole body is not a record.
fn schema_error_words(why: &SchemaError) -> String {
    let fixed = match why {
        SchemaError::Shape => worded("it isn’t shaped like a record"),
        SchemaError::Word { field } => return say!("its {field} has a value that its version doesn’t have", field),
        SchemaError::Bytes => worded("it isn’t written as its version writes records"),
        SchemaError::Missing { field } => return say!("it names {field} that it doesn’t hold", field),
        SchemaError::Repeated => worded("it repeats more than its version does"),
        SchemaError::Trailing => worded("something follows its end"),
        SchemaError::Bounds => worded("its settings are out of bounds"),
        SchemaError::Newer => worded("it holds what only a newer version knows"),
        SchemaError::NoSuchVersion(version) => return say!("there is no schema version {version}", version),
    };
    fixed.to_owned()
}

/// Why a text is not settings that this version reads, in words that follow "because".
pub fn settings_error_words(error: SettingsError) -> &'static str {
    match error {
        SettingsError::Damaged => worded("they are damaged"),
        SettingsError::Newer => worded("a newer version of Anamnesis wrote them"),
    }
}

/// Why a file is not a backup that can be restored, and what to do.
pub fn backup_error_words(error: BackupError) -> &'static str {
    match error {
        BackupError::Foreign => {
            worded("This file is not a backup of Anamnesis. Choose one whose name ends in “.anamnesis”.")
        }
        BackupError::Trial => worded(
            "The trial version 0.1 made this backup, and this version doesn’t read its records. Keep the file: version 0.1 restores it, and what \
             it exports there as CSV can be imported here.",
        ),
        BackupError::Newer => worded(
            "A newer version of Anamnesis made this backup. Reload the page to get that version, then choose the file again.",
        ),
        BackupError::Truncated => {
            worded("The backup is cut short: it was not copied whole. Copy the file again, or choose another backup.")
        }
        BackupError::Damaged => worded(
            "The backup is damaged: some of its bytes were changed. Copy the file again, or choose another backup.",
        ),
    }
}
