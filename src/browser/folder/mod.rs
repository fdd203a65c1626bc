//! Folders on the disk that the person chooses, where the browser has the File System Access API: one that backups go to by themselves, and
//! one that patients' answers are read from. The browser asks whether the page may.

mod answers;
mod backups;
mod handles;

pub use answers::{Listed, Messages, read_before, set_read_before};
pub use handles::{choose, chosen, forget, forget_all};

use super::dynamic::{ask, get, object};
use crate::vault::StoreError;
use crate::words::{store_error_words, worded};
use std::fmt;
use wasm_bindgen::JsValue;

/// What a folder is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderUse {
    /// Backups are written there.
    Backups,
    /// Patients' answers are read from there.
    Answers,
}

impl FolderUse {
    /// What the browser calls what is done there.
    const fn mode(self) -> &'static str {
        match self {
            Self::Backups => "readwrite",
            Self::Answers => "read",
        }
    }

    /// What the choice is kept under.
    const fn key(self) -> &'static str {
        match self {
            Self::Backups => "backups",
            Self::Answers => "answers",
        }
    }
}

/// A chosen folder. A handle: what it names stays with the browser.
#[derive(Clone, Debug)]
pub struct Folder {
    handle: JsValue,
    used_for: FolderUse,
}

/// Whether the page may use the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Granted,
    /// The person has to be asked first, which needs a click.
    Prompt,
    /// It may not.
    Denied,
}

/// Why a folder can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderError {
    /// The person closed the browser's dialog.
    NotChosen,
    /// It is gone, full or may not be written to.
    Unwritable,
    /// It is gone or may not be read.
    Unreadable,
    /// What was written there is not what is read back.
    Damaged,
    /// The choice can't be kept.
    Store(StoreError),
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotChosen => f.write_str(worded("No folder was chosen.")),
            Self::Unwritable => f.write_str(worded(
                "The backup folder can’t be written to. Check that it still exists and has room, and choose it again.",
            )),
            Self::Unreadable => f.write_str(worded(
                "The folder can’t be read. Check that it still exists and may be read, and choose it again.",
            )),
            Self::Damaged => f.write_str(worded(
                "The backup was written to the folder and reads back damaged. Check the disk, and back up elsewhere.",
            )),
            Self::Store(error) => f.write_str(&store_error_words(error)),
        }
    }
}

impl From<StoreError> for FolderError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Whether this browser has such folders.
pub fn is_supported() -> bool {
    get(&js_sys::global(), "showDirectoryPicker").is_some_and(|picker| picker.is_function())
}

impl Folder {
    /// Whether the page may use it, without asking the person.
    pub async fn permission(&self) -> Permission {
        self.permission_by("queryPermission").await
    }

    /// Asks the person whether the page may use it. Needs a click.
    pub async fn ask_permission(&self) -> Permission {
        self.permission_by("requestPermission").await
    }

    async fn permission_by(&self, method: &str) -> Permission {
        let mode = object(&[("mode", self.used_for.mode().into())]);
        match ask(&self.handle, method, &[&mode]).await.and_then(|answer| answer.as_string()).as_deref() {
            Some("granted") => Permission::Granted,
            Some("prompt") => Permission::Prompt,
            _ => Permission::Denied,
        }
    }
}
