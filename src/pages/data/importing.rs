//! The state of an import: the files, what was said of them, and how far it is.

use crate::caseload::Clinic;
use crate::exchange::{ImportOptions, Preview};
use crate::pages::state::Desk;
use leptos::prelude::*;
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
    /// The reading that counts; one more with every start and stop, so that an older reading ends by itself.
    pub(super) turn: RwSignal<u32>,
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
        self.turn.update(|turn| *turn += 1);
        self.forget();
        self.stage.set(Stage::Choose);
    }
}
