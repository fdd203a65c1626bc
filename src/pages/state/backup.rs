//! Backing up: every record as it lies, in one file, checked by reading it back before it counts as made.

use super::{Desk, Failure};
use crate::browser::files::{blob_of, each_slice, save_blob};
use crate::browser::folder::{self, Folder, FolderError, FolderUse, Permission};
use crate::browser::{clock, pause};
use crate::desk::session::Job;
use crate::desk::{BackupAge, Deed, Line, backup_name};
use crate::record::{BackupPlace, What};
use crate::vault::StoreError;
use crate::vault::backup::{Backup, BackupError, Reader, Writer};
use crate::words::worded;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use web_sys::Blob;

/// How often it is looked whether the folder wants a newer backup.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How long changes may wait for the folder, in seconds.
const LONGEST_WAIT_SECONDS: u64 = 3600;

/// What a backup's name ends in.
const ENDING: &str = "anamnesis";

impl Desk {
    /// How old the open clinic's last backup is.
    pub fn backup_age(self) -> BackupAge {
        let today = self.present_day.get();
        self.audit.with(|view| BackupAge::of(view, today))
    }

    /// Makes a backup and hands it to the browser's downloads.
    ///
    /// # Errors
    /// It could not be made, read back whole, or handed over.
    pub async fn back_up(self) -> Result<String, Failure> {
        self.queued(Job::Change, async {
            let (name, blob) = self.made_backup().await?;
            save_blob(&name, &blob)?;
            self.note_backup(BackupPlace::Download).await?;
            Ok(name)
        })
        .await
    }

    /// Makes a backup in the folder.
    ///
    /// # Errors
    /// It could not be made, or what lies in the folder is not what was written.
    pub async fn back_up_to(self, folder: Folder) -> Result<String, Failure> {
        self.queued(Job::Change, async {
            let (name, blob) = self.made_backup().await?;
            let written = folder.write(&name, &blob).await?;
            // What lies on the disk is what counts.
            read_backup(&written, |_| true).await.map_err(|_| FolderError::Damaged)?;
            self.note_backup(BackupPlace::Folder).await?;
            self.set_folder_trouble(None);
            Ok(name)
        })
        .await
    }

    /// The backup and its name, read back and found whole.
    async fn made_backup(self) -> Result<(String, Blob), Failure> {
        let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
        let records = keeper.copy().await?;
        pause().await;
        let writer = Writer::new(records, &clock::now_utc(), env!("CARGO_PKG_VERSION")).ok_or(BackupError::Damaged)?;
        let blob = blob_of(writer, "application/octet-stream")?;
        read_backup(&blob, |_| true).await?;
        let clinic = self.keys.keyring().ok_or(Failure::NotOpen)?.id();
        let name = self.audit.with_untracked(|view| backup_name(&clinic, view, self.present_day.get_untracked()));
        Ok((format!("{name}.{ENDING}"), blob))
    }

    async fn note_backup(self, to: BackupPlace) -> Result<(), Failure> {
        let lines = vec![Line::new(Deed::BackedUp, What::BackedUp(to))];
        match self.write_until_no_conflict(lines, async |keeper, note| keeper.note(note).await).await {
            // Before a decision about the audit a copy of what is there is wanted all the more.
            Err(Failure::Store(StoreError::Undecided { .. })) => Ok(()),
            noted => noted,
        }
    }

    /// Says on every page why the chosen folder gets no backups, until it does.
    pub fn set_folder_trouble(self, trouble: Option<String>) {
        if self.storage.try_with_untracked(|health| health.folder_trouble != trouble) == Some(true) {
            let _ = self.storage.try_update(|health| health.folder_trouble = trouble);
        }
    }
}

/// Reads a backup file; `go_on` is told how much is read, 0 to 1, and stops it by saying false.
///
/// # Errors
/// Not a sound backup, unreadable, or stopped, which reads as cut short.
pub async fn read_backup(file: &Blob, mut go_on: impl FnMut(f64) -> bool) -> Result<Backup, Failure> {
    let mut reader = Reader::default();
    let mut wrong = None;
    each_slice(file, |slice, done, total| {
        wrong = reader.feed(&slice).err();
        wrong.is_none() && go_on(done as f64 / total as f64)
    })
    .await?;
    match wrong {
        Some(error) => Err(error.into()),
        None => Ok(reader.finish()?),
    }
}

/// Backs up to the chosen folder by itself, when something has changed. Lives as long as the app.
pub(super) fn follow(desk: Desk) {
    let tried = StoredValue::new(0u64);
    let look = move || {
        // Put off until a person is back at the present: what others save meanwhile, their tabs back up.
        if untrack(|| desk.looks_back.get().is_some()) {
            return;
        }
        let is_wanted = untrack(|| desk.can_lock.get() && desk.backup_age().changed_since);
        if !is_wanted {
            return desk.set_folder_trouble(None);
        }
        let now = clock::now_seconds();
        if now < tried.get_value() + LONGEST_WAIT_SECONDS {
            return;
        }
        spawn_local(async move {
            match folder::chosen(FolderUse::Backups).await {
                None => desk.set_folder_trouble(None),
                Some(folder) if folder.permission().await == Permission::Granted => {
                    tried.set_value(now);
                    let done = desk.back_up_to(folder).await;
                    desk.set_folder_trouble(done.err().map(|failure| failure.to_string()));
                }
                // It is asked for with a click only.
                Some(_) => {
                    desk.set_folder_trouble(Some(worded("The browser wants you to allow it once more.").to_owned()))
                }
            }
        });
    };
    set_interval(look, LOOK_EVERY);
}
