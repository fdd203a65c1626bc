//! Data: files in and out, the demo clinic, and where records are kept.

mod asked;
mod audit;
mod choose;
mod clinic;
mod columns;
mod counts;
mod damaged;
mod error_table;
mod export;
mod gaps;
mod import;
mod importing;
mod listed;
mod missing;
mod options;
mod preview;
mod read;
mod repeats;
mod settings;
mod storage;

pub(crate) use export::save_as;

use crate::pages::backup::BackupSection;
use crate::pages::doubt::DecideSection;
use crate::pages::state::use_desk;
use crate::pages::trial::TrialLeft;
use crate::ui::KeysOfPage;
use audit::AuditSection;
use clinic::ClinicSection;
use export::ExportSection;
use import::ImportSection;
use leptos::prelude::*;
use storage::StorageSection;

/// The page.
#[component]
pub(crate) fn DataPage() -> impl IntoView {
    view! {
        <div class="data-page">
            <h1>"Data"</h1>
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
    .into_any()
}
