//! Import: choose, read, look, import. Nothing is written before the last step, and that is one transaction.

use super::choose::Choose;
use super::preview::PreviewSection;
use super::read;
use crate::caseload::Clinic;
use crate::exchange::{ImportOptions, Preview};
use crate::pages::state::{Desk, use_desk};
use crate::ui::{Banner, BannerKind, ProgressBar};
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
    desk: Desk,
    pub(super) stage: RwSignal<Stage>,
    /// What was said of these files; the next ones begin with nothing said.
    pub(super) options: RwSignal<ImportOptions>,
    /// One more with every set of files, so that the questions about it are asked anew.
    set: RwSignal<u32>,
    /// The chosen files, read again when an option changes.
    pub(super) files: StoredValue<Vec<web_sys::File>, LocalStorage>,
    /// The reading that counts; one more with every start and stop, so that an older reading ends by itself.
    pub(super) turn: RwSignal<u32>,
}

impl Import {
    /// Starts to read these files.
    pub(super) fn choose(self, files: Vec<web_sys::File>) {
        if !files.is_empty() {
            self.forget();
            self.files.set_value(files);
            self.read();
        }
    }

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

    /// Reads the chosen files with the present options.
    pub(super) fn read(self) {
        if self.files.with_value(|files| !files.is_empty()) {
            self.turn.update(|turn| *turn += 1);
            read::start(self.desk, self);
        }
    }

    /// Stops reading and forgets the files.
    pub(super) fn stop(self) {
        self.turn.update(|turn| *turn += 1);
        self.forget();
        self.stage.set(Stage::Choose);
    }
}

/// The section.
#[component]
pub(super) fn ImportSection() -> impl IntoView {
    let import = Import {
        desk: use_desk(),
        stage: RwSignal::new(Stage::Choose),
        options: RwSignal::new(ImportOptions::default()),
        set: RwSignal::new(0),
        files: StoredValue::new_local(Vec::new()),
        turn: RwSignal::new(0),
    };
    on_cleanup(move || {
        let _ = import.turn.try_update(|turn| *turn += 1);
    });
    let body = move || match import.stage.get() {
        Stage::Choose => ().into_any(),
        Stage::Reading(label, done) => {
            view! { <ProgressBar label done=Signal::stored(done) stop=move || import.stop() /> }.into_any()
        }
        Stage::Shown(preview) => view! { <PreviewSection import preview /> }.into_any(),
        Stage::Failed(why) => view! { <Banner kind=BannerKind::Error>{why}</Banner> }.into_any(),
        Stage::Done(what, clinic) => view! { <Imported what clinic /> }.into_any(),
    };
    view! {
        <section class="import" aria-labelledby="import-title">
            <h2 id="import-title">"Import"</h2>
            <Choose import />
            {body}
        </section>
    }
    .into_any()
}

/// What came in, for as long as nothing else was changed since.
#[component]
fn Imported(what: String, clinic: Arc<Clinic>) -> impl IntoView {
    let desk = use_desk();
    move || {
        let what = what.clone();
        desk.clinic.with(|now| Arc::ptr_eq(now, &clinic)).then(|| {
            view! {
                <Banner kind=BannerKind::Note>
                    <p>{what}</p>
                    <p class="actions">
                        <a class="button primary" href="/">
                            "Go to the caseload"
                        </a>
                        <button type="button" class="button" on:click=move |_| desk.undo_last()>
                            "Undo the import"
                        </button>
                    </p>
                </Banner>
            }
        })
    }
}
