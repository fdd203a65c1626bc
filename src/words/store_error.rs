//! Why a store could not do what was asked, in words that say what to do.

use crate::vault::StoreError;
use crate::words::language::{say, worded};

/// Why nothing was saved or read, and what to do.
pub fn store_error_words(error: &StoreError) -> String {
    let fixed = match error {
        StoreError::Denied => {
            worded("This browser doesn’t let the page keep data. Allow site data for this address, then reload.")
        }
        StoreError::Quota => worded(
            "No space is left, so nothing was saved. Free disk space or export and remove old patients, then save again.",
        ),
        StoreError::Conflict { .. } => worded(
            "This record was changed elsewhere, perhaps in another tab, so nothing was saved. Reload, then enter the change again.",
        ),
        StoreError::KeyringChanged => worded(
            "Who may open this clinic was changed in another tab meanwhile, so nothing was saved. Look at the list and try again.",
        ),
        StoreError::Damaged { .. } => worded(
            "The stored record is damaged and is kept as it lies, so nothing was saved. Where the data page asks you to decide about it, do that first.",
        ),
        StoreError::Newer { .. } => worded(
            "A newer version of Anamnesis wrote this record, so nothing was saved. Reload to get the newer version.",
        ),
        StoreError::Undecided { .. } => worded(
            "What is stored here is not what the audit says was written last, so nothing was saved on top of it. Decide about it first, on the \
             data page: restore it from a backup, or accept what is there.",
        ),
        StoreError::Forked { .. } => worded(
            "Something else was entered here under the same number, so nothing was saved. Load the page again, then enter the change again.",
        ),
        StoreError::Decided => worded(
            "This was decided meanwhile, perhaps in another tab, so nothing was changed. Look at what is there now.",
        ),
        StoreError::Closed => {
            worded("The data was erased or upgraded in another tab, so nothing was saved. Reload this page.")
        }
        StoreError::Blocked => {
            worded("Another tab holds the data open. Close the other tabs of Anamnesis, then try again.")
        }
        StoreError::Unwritable { .. } => worded(
            "This record can’t be written in the stored form, so nothing was saved. Check its numbers, then save again.",
        ),
        StoreError::Unsealable => worded(
            "This browser can’t encrypt here, so nothing was saved. Open the page over https or on this computer, and reload it.",
        ),
        StoreError::NoOldKey => worded(
            "The clinic’s old key can’t be opened, so its change can’t go on, and nothing was saved. Restore the newest backup on the data page.",
        ),
        StoreError::Unopened { .. } => worded(
            "A record can’t be opened that could be before, so the clinic’s old key is kept. Load the page again, look on the data page, and go on.",
        ),
        StoreError::Unavailable(name) => {
            return say!(
                "The browser’s store doesn’t answer, so nothing was saved. Reload and try again; export first if you can. ({name})",
                name
            );
        }
    };
    fixed.to_owned()
}
