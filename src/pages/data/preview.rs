//! What the chosen files would change, before anything is written.

use super::asked::{Asked, kinds, unanswered};
use super::counts::Counts;
use super::error_table::ErrorTable;
use super::gaps::gaps_question;
use super::importing::{Import, Stage};
use super::listed::LISTED;
use super::missing::MissingRows;
use super::repeats::Repeats;
use super::settings::SettingsTaken;
use crate::desk::Command;
use crate::exchange::{FieldChange, FileSummary, Listed, Preview};
use crate::pages::state::use_desk;
use crate::record::{counted, grouped};
use crate::ui::{Checkbox, start};
use leptos::prelude::*;
use std::sync::Arc;

/// How many columns that are not ours are named.
const COLUMNS_NAMED: usize = 20;

/// The preview with its Import button.
#[component]
pub(super) fn PreviewSection(import: Import, preview: Arc<Preview>) -> impl IntoView {
    let desk = use_desk();
    let (leave_out, remove) = (RwSignal::new(false), RwSignal::new(false));
    let refused_now = RwSignal::new(None::<String>);
    let counts = Counts::of(&preview);
    // What is missing is asked about once there is something to import.
    let alone = RwSignal::new(false);
    let gaps = gaps_question(&preview, alone);
    let asks_alone = gaps.is_some();
    let kinds = kinds(&preview.asked);
    let asked = kinds.clone();
    let reason = Memo::new(move |_| {
        let waits = || {
            (asks_alone && !alone.get())
                .then_some("Something is missing: choose it too, or tick that the rest is meant.")
        };
        counts.reason(leave_out.get(), remove.get(), unanswered(&asked)).or_else(waits)
    });
    let plan = preview.clone();
    let go = move |_| {
        refused_now.set(None);
        let removes = remove.get_untracked();
        let what = if removes { plan.plan_removing_missing() } else { plan.plan.clone() };
        start(async move {
            match desk.run(Command::Import(what)).await {
                Ok(()) => {
                    import.forget();
                    if let Some(clinic) = desk.clinic.try_get_untracked() {
                        let _ = import.stage.try_set(Stage::Done(counts.summary(removes), clinic));
                    }
                }
                Err(failure) => {
                    let _ = refused_now.try_set(Some(failure.to_string()));
                }
            }
        });
    };
    let made = (preview.made_patients > 0)
        .then(|| format!(" {} would be made because rows name them.", counted(preview.made_patients, "patient")));
    let dates = preview.date_read.as_ref().map(|date| view! { <p>{date.to_string()}</p> });
    let agree = (counts.has_errors && (counts.has_news || !preview.missing.is_empty())).then(|| {
        let left_out = match counts.refused {
            0 => "what is refused".to_owned(),
            n => counted(n, "refused row"),
        };
        let label = format!("Import the accepted rows and leave out {left_out}");
        view! { <Checkbox id="import-leave-out" label value=leave_out /> }
    });
    view! {
        <section class="import-preview" aria-labelledby="preview-title">
            <h3 id="preview-title">"What these files would do"</h3>
            <p role="status">{counts.summary_before()} {made}</p>
            {dates}
            <Files files=preview.files.clone() />
            <SettingsTaken preview=preview.clone() />
            <Changes changes=preview.changes.clone() />
            <Repeats preview=preview.clone() />
            <MissingRows missing=preview.missing.clone() remove />
            <ErrorTable errors=preview.errors.clone() />
            {gaps}
            <Asked kinds />
            {agree}
            <p class="form-error" role="alert">{move || refused_now.get()}</p>
            <div class="actions">
                <button
                    type="button"
                    class="button primary"
                    disabled=move || reason.with(Option::is_some) || desk.is_saving.get()
                    aria-describedby="import-reason"
                    on:click=go
                >
                    "Import"
                </button>
                <button type="button" class="button" disabled=move || desk.is_saving.get() on:click=move |_| import.stop()>
                    "Cancel"
                </button>
                <span id="import-reason" class="hint" role="status">
                    {move || if desk.is_saving.get() { Some("Importing, all of it in one step…") } else { reason.get() }}
                </span>
            </div>
        </section>
    }
    .into_any()
}

/// Per file: what it is and what comes of its rows.
#[component]
fn Files(files: Vec<FileSummary>) -> impl IntoView {
    let one = |file: FileSummary| {
        let told = file.added + file.changed + file.unchanged + file.repeated + file.refused + file.blank;
        let unread = file.rows.saturating_sub(told);
        let blank = (file.blank > 0).then(|| format!("{} left out. ", counted(file.blank, "empty row")));
        let unread = (unread > 0).then(|| format!("{} not read. ", counted(unread, "row")));
        let unknown = if file.unknown_columns.is_empty() {
            "none".to_owned()
        } else {
            let named = file.unknown_columns.iter().take(COLUMNS_NAMED).map(String::as_str).collect::<Vec<_>>();
            let more = match file.unknown_columns.len().saturating_sub(COLUMNS_NAMED) {
                0 => String::new(),
                n => format!(" and {n} more"),
            };
            format!("{}{more}: not read", named.join(", "))
        };
        view! {
            <tr>
                <th scope="row">{file.name}</th>
                <td>{file.table.map_or("not read", |table| table.name())}</td>
                <td class="num">{grouped(file.rows)}</td>
                <td class="num">{grouped(file.added)}</td>
                <td class="num">{grouped(file.changed)}</td>
                <td class="num">{grouped(file.unchanged)}</td>
                <td class="num">{grouped(file.repeated)}</td>
                <td class="num">{grouped(file.refused)}</td>
                <td class="text">{unknown}</td>
                <td class="text">{unread} {blank} {file.note}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Files">
            <table>
                <thead>
                    <tr>
                        <th scope="col">"File"</th>
                        <th scope="col">"Table"</th>
                        <th scope="col" class="num">"Rows"</th>
                        <th scope="col" class="num">"Added"</th>
                        <th scope="col" class="num">"Changed"</th>
                        <th scope="col" class="num">"Already here"</th>
                        <th scope="col" class="num">"Repeated"</th>
                        <th scope="col" class="num">"Refused"</th>
                        <th scope="col">"Unknown columns"</th>
                        <th scope="col">"Note"</th>
                    </tr>
                </thead>
                <tbody>{files.into_iter().map(one).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Old beside new, field by field.
#[component]
fn Changes(changes: Listed<FieldChange>) -> impl IntoView {
    let count = changes.count();
    if count == 0 {
        return ().into_any();
    }
    let one = |change: FieldChange| {
        view! {
            <tr>
                <td>{change.file}</td>
                <td class="num">{change.line}</td>
                <th scope="row">{change.patient}</th>
                <td class="text">{change.what}</td>
                <td>{change.column}</td>
                <td class="text"><del>{shown(change.old)}</del></td>
                <td class="text"><ins>{shown(change.new)}</ins></td>
            </tr>
        }
    };
    let more = (count > LISTED).then(|| format!("The first {LISTED} are shown; {} more would change.", count - LISTED));
    view! {
        <h4>{format!("Changes ({count})")}</h4>
        <div class="table-scroll scroll-tall" tabindex="0" role="region" aria-label="Changes">
            <table>
                <thead>
                    <tr>
                        <th scope="col">"File"</th>
                        <th scope="col" class="num">"Line"</th>
                        <th scope="col">"Patient"</th>
                        <th scope="col">"What"</th>
                        <th scope="col">"Column"</th>
                        <th scope="col">"Now"</th>
                        <th scope="col">"After the import"</th>
                    </tr>
                </thead>
                <tbody>{changes.first().iter().take(LISTED).cloned().map(one).collect_view()}</tbody>
            </table>
        </div>
        <p class="hint">{more}</p>
    }
    .into_any()
}

/// A value, or the word for none: an empty cell would leave a reader guessing.
fn shown(value: String) -> String {
    if value.is_empty() { "(empty)".to_owned() } else { value }
}
