//! Import: choose, read, look, import. Nothing is written before the last step, and that is one transaction.

use super::choose::Choose;
use super::importing::{Import, Stage};
use super::preview::PreviewSection;
use crate::browser::hosted::app_url;
use crate::caseload::Clinic;
use crate::exchange::ImportOptions;
use crate::pages::state::use_desk;
use crate::ui::{Banner, BannerKind, Latest, ProgressBar, button, section};
use crate::words::worded;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn ImportSection() -> impl IntoView {
    let import = Import {
        desk: use_desk(),
        stage: RwSignal::new(Stage::Choose),
        options: RwSignal::new(ImportOptions::default()),
        set: RwSignal::new(0),
        files: StoredValue::new_local(Vec::new()),
        latest: Latest::new(),
    };
    on_cleanup(move || {
        let _ = import.latest.begin();
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
    let body = view! {
        <Choose import />
        {body}
    };
    section("import-title", "import", worded("Import"), body.into_any())
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
                        <a class="button primary" href=app_url("/")>{worded("Go to the caseload")}</a>
                        {button(worded("Undo the import"), move |_| desk.undo_last())}
                    </p>
                </Banner>
            }
        })
    }
}
