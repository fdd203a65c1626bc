//! Why something a person asked for didn't happen, in words that say what to do.

use crate::browser::backup_folder::FolderError;
use crate::browser::clock;
use crate::browser::files::FileError;
use crate::desk::Refusal;
use crate::vault::backup::BackupError;
use crate::vault::crypto::PassphraseError;
use crate::vault::{KeyringError, StoreError};
use crate::words::refusal_words;
use std::fmt::{self, Display, Formatter};

/// A wait before the next try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// When it is over, in seconds since 1970 by the device's clock.
    pub until_seconds: u64,
    /// Whether it isn't for so many failed tries, but because their count is missing.
    pub is_count_lost: bool,
}

impl Display for Wait {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let why = if self.is_count_lost {
            "The count of failed tries is missing or damaged, so"
        } else {
            "After several failed tries"
        };
        write!(f, "{why} the next one has to wait until {}.", clock::time_of_day(self.until_seconds))
    }
}

impl Failure {
    /// The wait before the next try, if there is one now.
    pub const fn wait(&self) -> Option<Wait> {
        match self {
            Self::Wait(wait) | Self::ThenWait(_, wait) => Some(*wait),
            _ => None,
        }
    }
}

/// Why a change was not made. Nothing has changed then, neither on the page nor in the store.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The clinic's record doesn't allow it.
    #[error("{}", refusal_words(.0))]
    Refused(Refusal),
    /// The browser couldn't keep it.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The clinic doesn't open so.
    #[error("{0}")]
    Keyring(#[from] KeyringError),
    /// No passphrase could be drawn.
    #[error("{0}")]
    Passphrase(#[from] PassphraseError),
    /// What was typed is not the passphrase of whoever is at work.
    #[error("That is not your passphrase as it is now, so nothing was changed.")]
    NotYourPassphrase,
    /// Who may open the clinic is no longer what new keys were drawn for.
    #[error(
        "Who may open this clinic was changed meanwhile, so the clinic’s key was not changed, and the papers are void. Destroy them, and begin the change again: it draws new ones."
    )]
    PapersVoid,
    /// Too many tries in too short a time.
    #[error("{0}")]
    Wait(Wait),
    /// A try failed, and from it on the next one has to wait.
    #[error("{0} {1}")]
    ThenWait(Box<Failure>, Wait),
    /// A try could not be counted, so that it must not be told whether it was right.
    #[error("This try could not be counted, so it isn’t said whether it was right. {0}")]
    NotCounted(StoreError),
    /// The stored keyring can't be read.
    #[error(
        "The record of who may open this clinic is damaged or was written by a newer version. Reload the page to get the newest version; if that doesn’t help, restore a backup."
    )]
    NoKeyring,
    /// The file is no backup that can be restored, or what was just written is none.
    #[error("{0}")]
    Backup(#[from] BackupError),
    /// A file can't be read or saved.
    #[error("{0}")]
    File(#[from] FileError),
    /// The backup folder can't be used.
    #[error("{0}")]
    Folder(#[from] FolderError),
    /// The backup holds records of a newer version, or of no clinic.
    #[error("This backup can’t be restored here: {0}")]
    NotRestored(&'static str),
    /// Other records of the open clinic would be gone than the person was shown.
    #[error(
        "What is here has changed since it was held against the backup, so nothing was restored. Look at what would be gone now, and decide again."
    )]
    LosesOther,
    /// There are other records than the person was shown, and they aren't open.
    #[error(
        "The records in this browser have changed since this page was opened, perhaps in another tab, so nothing was restored. Load the page again to see what is here now."
    )]
    ChangedBehindDoor,
    /// The browser couldn't keep a setting.
    #[error("This holds only until the page is closed. {0}")]
    Settings(StoreError),
    /// The browser couldn't remove everything.
    #[error("Not everything could be erased. Close other tabs of Anamnesis and erase again. ({0})")]
    Erase(StoreError),
    /// No clinic is open.
    #[error("No clinic is open. Open one on the first page.")]
    NotOpen,
    /// Another record lies in the store's place.
    #[error(
        "The clinic was erased, restored or given another key in another tab, so nothing was saved. Copy what you typed, then load the page again."
    )]
    Replaced,
    /// What would be undone has been changed since.
    #[error("This can't be undone any more: the same records have been changed since.")]
    ChangedSince,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
