//! Why something a person asked for didn't happen, in words that say what to do.

use crate::browser::clock;
use crate::browser::files::FileError;
use crate::browser::folder::FolderError;
use crate::desk::Refusal;
use crate::desk::session::Refused;
use crate::self_report::{SealFault, SendFault};
use crate::vault::backup::BackupError;
use crate::vault::crypto::PassphraseError;
use crate::vault::{KeyringError, StoreError};
use crate::words::{
    backup_error_words, keyring_error_words, look_back_refusal, passphrase_error_words, refusal_words, say,
    send_fault_words, store_error_words, worded,
};
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
        let time = clock::time_of_day(self.until_seconds);
        f.write_str(&if self.is_count_lost {
            say!("The count of failed tries is missing or damaged, so the next one has to wait until {time}.", time)
        } else {
            say!("After several failed tries the next one has to wait until {time}.", time)
        })
    }
}

impl Failure {
    /// Why it failed, without the wait before the next try; none where the wait is the reason.
    pub fn reason(&self) -> Option<String> {
        match self {
            Self::Wait(_) => None,
            Self::ThenWait(why, _) => Some(why.to_string()),
            why => Some(why.to_string()),
        }
    }

    /// The wait before the next try, if there is one now.
    pub const fn wait(&self) -> Option<Wait> {
        match self {
            Self::Wait(wait) | Self::ThenWait(_, wait) => Some(*wait),
            _ => None,
        }
    }
}

/// Why a change was not made. Nothing has changed then, neither on the page nor in the store.
#[derive(Debug)]
pub enum Failure {
    /// The clinic's record doesn't allow it. How that is said comes along from whoever refuses: unlocking, which also says why it failed, is
    /// loaded without all those sentences.
    Refused(Refusal, fn(&Refusal) -> String),
    /// The browser couldn't keep it.
    Store(StoreError),
    /// The clinic doesn't open so.
    Keyring(KeyringError),
    /// No passphrase could be drawn.
    Passphrase(PassphraseError),
    /// What was typed is not the passphrase of whoever is at work.
    NotYourPassphrase,
    /// Who may open the clinic is no longer what new keys were drawn for.
    PapersVoid,
    /// Too many tries in too short a time.
    Wait(Wait),
    /// A try failed, and from it on the next one has to wait.
    ThenWait(Box<Failure>, Wait),
    /// A try could not be counted, so that it must not be told whether it was right.
    NotCounted(StoreError),
    /// The stored keyring can't be read.
    NoKeyring,
    /// The file is no backup that can be restored, or what was just written is none.
    Backup(BackupError),
    /// A file can't be read or saved.
    File(FileError),
    /// The backup folder can't be used.
    Folder(FolderError),
    /// The backup holds records of a newer version, or of no clinic.
    NotRestored(&'static str),
    /// Other records of the open clinic would be gone than the person was shown.
    LosesOther,
    /// There are other records than the person was shown, and they aren't open.
    ChangedMeanwhile,
    /// The browser couldn't keep a setting.
    Settings(StoreError),
    /// The browser couldn't remove everything.
    Erase(StoreError),
    /// No clinic is open.
    NotOpen,
    /// Another record lies in the store's place.
    Replaced,
    /// The pages look back to an earlier day.
    LookingBack,
    /// A day to look back to is none.
    NotEarlier,
    /// Something is half typed on a page that is to look back.
    HalfTyped,
    /// The clinic's key is being changed, which writes.
    KeyIsChanging,
    /// What would be undone has been changed since.
    ChangedSince,
    /// The browser can't seal, or draw at random.
    Sealing(SealFault),
    /// Answers can't be sealed to the clinic's key.
    Send(SendFault),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotOpen => Self::NotOpen,
            Refused::Replaced => Self::Replaced,
            Refused::LookingBack => Self::LookingBack,
        }
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal, words) => f.write_str(&words(refusal)),
            Self::Store(error) => f.write_str(&store_error_words(error)),
            Self::Keyring(error) => f.write_str(&keyring_error_words(*error)),
            Self::Passphrase(error) => f.write_str(passphrase_error_words(*error)),
            Self::NotYourPassphrase => f.write_str(worded("That is not your passphrase as it is now, so nothing was changed.")),
            Self::PapersVoid => f.write_str(worded("Who may open this clinic was changed meanwhile, so the clinic’s key was not changed, and the papers are void. Destroy them, and begin the change again: it draws new ones.")),
            Self::Wait(wait) => wait.fmt(f),
            Self::ThenWait(failure, wait) => write!(f, "{failure} {wait}"),
            Self::NotCounted(error) => f.write_str(&say!(
                "This try could not be counted, so it isn’t said whether it was right. {error}",
                error = store_error_words(error)
            )),
            Self::NoKeyring => f.write_str(worded("The record of who may open this clinic is damaged or was written by a newer version. Reload the page to get the newest version; if that doesn’t help, restore a backup.")),
            Self::Backup(error) => f.write_str(backup_error_words(*error)),
            Self::File(error) => error.fmt(f),
            Self::Folder(error) => error.fmt(f),
            Self::NotRestored(why) => f.write_str(&say!("This backup can’t be restored here: {why}", why)),
            Self::LosesOther => f.write_str(worded("What is here has changed since it was held against the backup, so nothing was restored. Look at what would be gone now, and decide again.")),
            Self::ChangedMeanwhile => f.write_str(worded("The records in this browser have changed since this page was opened, perhaps in another tab, so nothing was restored. Load the page again to see what is here now.")),
            Self::Settings(error) => {
                f.write_str(&say!("This holds only until the page is closed. {error}", error = store_error_words(error)))
            }
            Self::Erase(error) => f.write_str(&say!(
                "Not everything could be erased. Close other tabs of Anamnesis and erase again. ({error})",
                error = store_error_words(error)
            )),
            Self::NotOpen => f.write_str(worded("No clinic is open. Open one on the first page.")),
            Self::Replaced => f.write_str(worded("In another tab the clinic was erased, restored, given another key, or changed by a newer version of Anamnesis, so nothing was saved. Copy what you typed, then load the page again.")),
            Self::LookingBack => f.write_str(look_back_refusal()),
            Self::NotEarlier => f.write_str(worded("Choose a day before today: what is recorded today is shown at the present.")),
            Self::HalfTyped => f.write_str(worded("Something is half typed on this page. Save it or clear it, then look back.")),
            Self::KeyIsChanging => f.write_str(worded("The clinic’s key is being changed. Look back once that is done, or stop it first.")),
            Self::Sealing(_) => f.write_str(worded("This browser can’t make keys here, so nothing was made. Open the app by its https address, in a browser that is up to date.")),
            Self::Send(fault) => f.write_str(send_fault_words(*fault)),
            Self::ChangedSince => f.write_str(worded("This can’t be undone any more: the same records have been changed since.")),
        }
    }
}

/// A failure below is one here.
macro_rules! from {
    ($($variant:ident($error:ty)),+) => {
        $(
            impl From<$error> for Failure {
                fn from(error: $error) -> Self {
                    Self::$variant(error)
                }
            }
        )+
    };
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal, refusal_words)
    }
}

from!(
    Store(StoreError),
    Keyring(KeyringError),
    Passphrase(PassphraseError),
    Backup(BackupError),
    File(FileError),
    Folder(FolderError),
    Sealing(SealFault),
    Send(SendFault)
);
