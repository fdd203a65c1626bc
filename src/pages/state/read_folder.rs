//! The folder that patients' answers are read from by themselves: when the clinic is unlocked, when the inbox is opened, and every minute.
//! A file is read once; nothing is written there.

use super::answer_folder::AnswerFolder;
use super::late::Background;
use super::{Desk, Failure};
use crate::browser::files::read_file;
use crate::browser::folder::{self, Folder, FolderUse, Listed, Messages, Permission};
use crate::browser::{clock, wait};
use crate::caseload::PutIn;
use crate::record::{ArrivalWay, CollectOrdered};
use crate::self_report::read_bytes;
use crate::ui::start;
use crate::words::{say, worded};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::time::Duration;
use web_sys::File;

/// How often it is looked whether something new lies there.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How old a change of a file must be before it is read, in milliseconds: it may still be being written.
const SETTLED: u64 = 2_000;
/// The most bytes of a file that is read: a mail with its attachments.
const LARGEST: f64 = 25_000_000.0;

impl Desk {
    /// Reads what is new in the folder, where one is chosen and may be read.
    pub fn look_into_answer_folder(self) {
        // Put off until a person is back at the present.
        if untrack(|| !self.can_lock.get() || self.looks_back.get().is_some()) {
            return;
        }
        start(async move { drop(self.later(Background::LookIntoFolder).await) });
    }

    pub(super) async fn read_answer_folder(self) -> Result<(), Failure> {
        let Some(folder) = folder::chosen(FolderUse::Answers).await else {
            self.set_answer_folder(AnswerFolder::default());
            return Ok(());
        };
        let before = self.answer_folder.try_get_untracked().unwrap_or_default();
        let permission = Some(folder.permission().await);
        if permission != Some(Permission::Granted) {
            self.set_answer_folder(AnswerFolder { permission, ..before });
            return Ok(());
        }
        while self.read_folder(&folder).await == Some(true) {
            wait(SETTLED as i32).await;
        }
        Ok(())
    }

    fn set_answer_folder(self, now: AnswerFolder) {
        if self.answer_folder.try_with_untracked(|before| *before != now) == Some(true) {
            let _ = self.answer_folder.try_set(now);
        }
    }

    /// Reads the files that were not read before; says whether some are too fresh to be read yet. None where another reading goes on.
    async fn read_folder(self, folder: &Folder) -> Option<bool> {
        // Two readings at once would both put the same in.
        if self.reads_folder.try_get_value()? {
            return None;
        }
        self.reads_folder.set_value(true);
        let is_unsettled = self.read_new(folder).await;
        let _ = self.reads_folder.try_set_value(false);
        Some(is_unsettled)
    }

    async fn read_new(self, folder: &Folder) -> bool {
        let before = self.answer_folder.try_get_untracked().unwrap_or_default();
        let permission = Some(Permission::Granted);
        let Messages { files, others } = match folder.messages().await {
            Ok(messages) => messages,
            Err(error) => {
                let trouble = Some(error.to_string());
                self.set_answer_folder(AnswerFolder { permission, trouble, ..before });
                return false;
            }
        };
        let known = folder::read_before().await;
        // Only of what still lies there.
        let mut read: BTreeSet<String> =
            files.iter().filter_map(Listed::mark).filter(|m| known.contains(m)).collect_set();
        let mut now = AnswerFolder { permission, put_in: before.put_in, others, ..AnswerFolder::default() };
        let mut is_unsettled = false;
        for listed in files {
            let (name, mark) = (&listed.name, listed.mark());
            let (Some(file), Some(mark)) = (listed.file.clone(), mark) else {
                now.unread
                    .push(say!("{name} can’t be opened. Check that it may be read, and isn’t open elsewhere.", name));
                continue;
            };
            if read.contains(&mark) {
                continue;
            }
            if before.without.contains_key(&mark) {
                now.without.insert(mark, listed.name);
                continue;
            }
            if clock::now_seconds() * 1_000 < file.last_modified() as u64 + SETTLED {
                is_unsettled = true;
                continue;
            }
            match self.read_message(name, file, ArrivalWay::Folder).await {
                Ok(put_in) if put_in.is_any() => {
                    now.put_in = now.put_in.and(put_in);
                    if put_in.left_off > 0 {
                        let n = put_in.left_off;
                        now.unread.push(say!(
                            "{name} holds {n} sealed texts more than are read at once. Divide it.",
                            name,
                            n
                        ));
                    }
                    read.insert(mark);
                }
                Ok(_) => drop(now.without.insert(mark, listed.name)),
                Err(why) => now.unread.push(why),
            }
        }
        if read != known && folder::set_read_before(&read).await.is_err() {
            now.trouble = Some(
                worded("This browser can’t keep which files were read: after the next unlocking all of them are read again, which changes nothing that is here.").to_owned(),
            );
        }
        self.set_answer_folder(now);
        is_unsettled
    }

    /// Puts what a file holds into the inbox.
    ///
    /// # Errors
    /// Why it could not be read or kept, with the file's name, for a person to read.
    pub async fn read_message(self, name: &str, file: File, way: ArrivalWay) -> Result<PutIn, String> {
        if file.size() > LARGEST {
            return Err(say!("{name} is too large for a message: 25 MB are read at most.", name));
        }
        let bytes = read_file(file, |_, _| ()).await.map_err(|error| format!("{name}: {error}"))?;
        self.put_into_inbox(read_bytes(&bytes), way).await.map_err(|failure| format!("{name}: {failure}"))
    }

    /// Has that folder read from now on, once the person has allowed it. Needs a click.
    pub async fn use_answer_folder(self, folder: Folder) {
        let _ = folder.ask_permission().await;
        self.look_into_answer_folder();
    }
}

/// Looks into the folder every minute. Lives as long as the app.
pub(super) fn follow(desk: Desk) {
    set_interval(move || desk.look_into_answer_folder(), LOOK_EVERY);
}
