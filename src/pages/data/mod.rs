//! Data: files in and out, the demo clinic, and where records are kept.

mod choose;
mod clinic;
mod export;
mod found;
mod import;
mod importing;
mod options;
mod preview;
mod questions;
mod settings;
mod storage;

pub(crate) use export::save_as;

use crate::browser::hosted::app_url;
use crate::pages::backup::BackupSection;
use crate::pages::doubt::DecideSection;
use crate::pages::look_back::of_the_present;
use crate::pages::state::use_desk;
use crate::pages::trial::TrialLeft;
use crate::ui::{KeysOfPage, section};
use crate::words::{say, worded};
use clinic::ClinicSection;
use export::ExportSection;
use import::ImportSection;
use leptos::prelude::*;
use storage::StorageSection;

#[component]
pub(crate) fn DataPage() -> impl IntoView {
    let export = || view! { <div class="data-page"><ExportSection /></div> }.into_any();
    of_the_present(use_desk(), worded("Data"), || view! { <Whole /> }.into_any(), export)
}

#[component]
fn Whole() -> impl IntoView {
    view! {
        <div class="data-page">
            <h1>{worded("Data")}</h1>
            <DecideSection />
            <ImportSection />
            <ExportSection />
            <AuditSection />
            <BackupSection />
            <StorageSection />
            <ClinicSection />
            <TrialLeft />
            <KeysOfPage on=use_desk().shortcuts() />
        </div>
    }
}

/// The way to the audit.
#[component]
fn AuditSection() -> impl IntoView {
    let desk = use_desk();
    let state = move || {
        desk.audit.with(|view| match (view.entries.len(), view.undecided.breaks.is_empty()) {
            (_, false) => worded("It is not whole; the page says where.").to_owned(),
            (0, true) => worded("Nothing was recorded yet.").to_owned(),
            (1, true) => worded("1 entry; the chain holds.").to_owned(),
            (count, true) => say!("{count} entries; the chain holds.", count),
        })
    };
    let body = view! {
        <p>
            {worded("Who saw, entered, changed, decided, imported and exported what, and when. Entries are only ever added, and each is sealed to the one before. ")}
            {state}
        </p>
        <p class="actions"><a class="button" href=app_url("/audit")>{worded("Open the audit")}</a></p>
    };
    section("audit-title", "", worded("Audit"), body.into_any())
}
