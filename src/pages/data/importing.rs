//! The state of an import: the files, what was said of them, and how far it is. They are read in small steps, so that the page stays alive
//! and can be stopped.

use crate::browser::clock::now_milliseconds;
use crate::browser::{breathe, files, keys};
use crate::caseload::Clinic;
use crate::exchange::{ImportOptions, NamedFile, Preview, Reading, check_sizes};
use crate::pages::state::Desk;
use crate::record::{shown_name, written_out};
use crate::ui::Latest;
use crate::words::{say, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How far the import is.
#[derive(Clone)]
pub(super) enum Stage {
    /// Files are to be chosen.
    Choose,
    /// Files are being read: what is being done, and how much of it (0 to 1).
    Reading(&'static str, Option<f64>),
    /// They are read; nothing is written yet.
    Shown(Arc<Preview>),
    /// They could not be read; what to do.
    Failed(String),
    /// They are in; what came in, and the clinic with it.
    Done(String, Arc<Clinic>),
}

/// The state of the import. Every part of the section holds a copy.
#[derive(Clone, Copy)]
pub(super) struct Import {
    pub(super) desk: Desk,
    pub(super) stage: RwSignal<Stage>,
    /// What was said of these files; the next ones begin with nothing said.
    pub(super) options: RwSignal<ImportOptions>,
    /// One more with every set of files, so that the questions about it are asked anew.
    pub(super) set: RwSignal<u32>,
    /// The chosen files, read again when an option changes.
    pub(super) files: StoredValue<Vec<web_sys::File>, LocalStorage>,
    /// The reading that counts: with every start and stop an older one ends by itself.
    pub(super) latest: Latest,
}

impl Import {
    /// Forgets the files with all that was said of them: how one clinic's export is to be read is never guessed from another's.
    pub(super) fn forget(self) {
        let _ = self.files.try_update_value(Vec::clear);
        let _ = self.options.try_set(ImportOptions::default());
        let _ = self.set.try_update(|set| *set += 1);
    }

    /// Has what depends on the set of files drawn anew with the next one.
    pub(super) fn follow_set(self) {
        self.set.track();
    }

    /// Stops reading and forgets the files.
    pub(super) fn stop(self) {
        let _ = self.latest.begin();
        self.forget();
        self.stage.set(Stage::Choose);
    }

    /// Starts to read these files.
    pub(super) fn choose(self, files: Vec<web_sys::File>) {
        if !files.is_empty() {
            self.forget();
            self.files.set_value(files);
            self.read();
        }
    }

    /// Reads the chosen files with the present options; ends by itself when another reading starts or this one is stopped.
    pub(super) fn read(self) {
        if self.files.with_value(Vec::is_empty) {
            return;
        }
        let counts = self.latest.begin();
        self.stage.set(Stage::Reading(worded("Reading the files"), Some(0.0)));
        spawn_local(async move {
            let stage = match read(self, counts).await {
                Ok(Some(preview)) => Stage::Shown(Arc::new(preview)),
                Ok(None) => return,
                Err(why) => Stage::Failed(why),
            };
            if counts() {
                let _ = self.stage.try_set(stage);
            }
        });
    }
}

/// Rows between two looks at the clock.
const ROWS: usize = 100;
/// How long the bar stays as it is, in milliseconds: nobody sees it move more often, and each time draws it anew.
const SHOWN_MS: f64 = 200.0;

async fn read(import: Import, counts: impl Fn() -> bool) -> Result<Option<Preview>, String> {
    let chosen = import.files.try_get_value().unwrap_or_default();
    let sizes: Vec<_> = chosen.iter().map(|file| (written_out(&file.name()), file.size() as u64)).collect();
    // Refused before any is read: reading them could take the page down. The others are read.
    let too_large = check_sizes(sizes.iter().map(|(name, bytes)| (name.as_str(), *bytes)));
    let mut named = Vec::new();
    let is_read = |at: usize| !too_large.iter().any(|(refused, _)| *refused == at);
    for (_, file) in chosen.into_iter().enumerate().filter(|(at, _)| is_read(*at)) {
        // What turns the direction of a name or can't be seen in it would show another file than was chosen.
        let name = written_out(&file.name());
        let bytes = files::read_file(file, |_, _| {})
            .await
            .map_err(|why| say!("“{name}” could not be read. {why}", name = shown_name(&name), why))?;
        if !counts() {
            return Ok(None);
        }
        named.push(NamedFile { name, bytes });
    }
    let (Some(clinic), Some(mut options)) =
        (import.desk.clinic.try_get_untracked(), import.options.try_get_untracked())
    else {
        return Ok(None);
    };
    options.entry.latest = import.desk.entry_options().latest;
    let known = (&clinic.charts, &*clinic.instruments, clinic.own_instruments.as_slice(), &clinic.policy);
    let mut reading = Reading::start(named, known, options);
    for (at, error) in too_large {
        reading.refuse(at, error);
    }
    let mut shown = f64::NEG_INFINITY;
    loop {
        let progress = reading.step(ROWS, &mut keys::new_key);
        if progress.finished {
            return Ok(Some(reading.finish()));
        }
        if breathe().await {
            if !counts() {
                return Ok(None);
            }
            let now = now_milliseconds();
            if now - shown > SHOWN_MS {
                shown = now;
                let share = progress.done_bytes as f64 / progress.total_bytes.max(1) as f64;
                let _ = import.stage.try_set(Stage::Reading(worded("Checking the rows"), Some(share)));
            }
        }
    }
}
