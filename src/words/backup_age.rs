//! How old the last backup is, in words.

use crate::desk::BackupAge;
use crate::words::language::{say, worded};

/// As a person reads it: "Backed up 3 days ago, changed since".
pub fn backup_age_words(age: BackupAge) -> String {
    let did = if age.restored { worded("Restored from a backup made") } else { worded("Backed up") };
    let when = match age.days {
        None => return worded("Never backed up").to_owned(),
        Some(0) => say!("{did} today", did),
        Some(1) => say!("{did} yesterday", did),
        Some(days) => say!("{did} {days} days ago", did, days),
    };
    if age.key_changed_since {
        say!("{when}, with the clinic’s old key", when)
    } else if age.changed_since {
        say!("{when}, changed since", when)
    } else {
        when
    }
}
