//! Choosing files, and how to read them where the files themselves don't say.

use super::columns::FileColumns;
use super::import::{Import, Stage};
use crate::exchange::Table;
use crate::record::DayOrder;
use crate::ui::{Checkbox, SelectField};
use leptos::html;
use leptos::prelude::*;
use web_sys::{DragEvent, FileList};

/// The files of a browser's list.
fn listed(list: Option<FileList>) -> Vec<web_sys::File> {
    list.map(|list| (0..list.length()).filter_map(|i| list.get(i)).collect()).unwrap_or_default()
}

/// The place to choose files or drop them, with the options of reading.
#[component]
pub(super) fn Choose(import: Import) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let chosen = move |_| {
        if let Some(input) = input.get() {
            import.choose(listed(input.files()));
            // So that the same file, mended, can be chosen again.
            input.set_value("");
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        import.choose(listed(event.data_transfer().and_then(|data| data.files())));
    };
    view! {
        <div
            class="drop"
            class:over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <div class="field">
                <label for="import-files">"Choose files"</label>
                <input
                    id="import-files"
                    type="file"
                    multiple
                    accept=".csv,.tsv,.txt,.json,text/csv,text/plain,application/json"
                    aria-describedby="import-hint"
                    node_ref=input
                    on:change=chosen
                />
            </div>
            <p id="import-hint" class="hint">
                "CSV files of patients, sessions and scores, several at once, or dropped here; also instruments.csv and policy.json. "
                "You see what would change before anything is written."
            </p>
            <Options import />
        </div>
        <FileColumns />
    }
    .into_any()
}

/// What a file may hold that has patients and dates and doesn't say more.
const OPEN_TABLES: [Table; 3] = [Table::Sessions, Table::Scores, Table::Patients];

/// How to read what a file leaves open.
#[component]
fn Options(import: Import) -> impl IntoView {
    let options = import.options.get_untracked();
    let create = RwSignal::new(options.create_patients);
    let comma = RwSignal::new(options.entry.decimal_comma);
    let order = RwSignal::new(String::new());
    // Once asked, it stays for as long as these files are chosen: an answer can be taken back, and nobody's focus is lost meanwhile.
    let ask_order = Memo::new(move |before: Option<&bool>| {
        let is_asked = import.stage.with(|stage| match stage {
            Stage::Shown(preview) => preview.has_ambiguous_dates() || before == Some(&true),
            Stage::Choose => false,
            Stage::Reading(..) | Stage::Failed(_) | Stage::Done(..) => before == Some(&true),
        });
        is_asked || order.with(|order| !order.is_empty())
    });
    let table = RwSignal::new(String::new());
    let ask_table = Memo::new(move |_| {
        table.with(|table| !table.is_empty())
            || import.stage.with(|stage| matches!(stage, Stage::Shown(preview) if preview.has_open_tables()))
    });
    Effect::watch(
        move || (create.get(), comma.get(), order.get(), table.get()),
        move |(create, comma, order, table), _, _| {
            import.options.update(|options| {
                options.create_patients = *create;
                options.entry.decimal_comma = *comma;
                options.open_table = OPEN_TABLES.into_iter().find(|open| open.name() == table.as_str());
                options.entry.day_order = match order.as_str() {
                    "day" => Some(DayOrder::DayFirst),
                    "month" => Some(DayOrder::MonthFirst),
                    _ => None,
                };
            });
            import.read();
        },
        false,
    );
    let orders = Signal::stored(
        [("", "Only YYYY-MM-DD"), ("day", "Day first, 31.12.2026"), ("month", "Month first, 12/31/2026")]
            .map(|(value, words)| (value.to_owned(), words.to_owned()))
            .to_vec(),
    );
    let tables = Signal::stored(
        std::iter::once((String::new(), "Not said: it is not read".to_owned()))
            .chain(OPEN_TABLES.iter().map(|table| (table.name().to_owned(), format!("Rows of {}", table.name()))))
            .collect::<Vec<_>>(),
    );
    view! {
        <div class="import-options">
            {move || {
                ask_table
                    .get()
                    .then(|| view! { <SelectField id="import-table" label="What a file holds whose columns leave it open" value=table options=tables /> })
            }}
            {move || {
                ask_order
                    .get()
                    .then(|| view! { <SelectField id="import-order" label="Dates in these files" value=order options=orders /> })
            }}
            <Checkbox id="import-create" label="Create patients that only sessions or scores name" value=create />
            <Checkbox id="import-comma" label="A comma before exactly three digits is a decimal comma (1,234 is 1.234)" value=comma />
        </div>
    }
    .into_any()
}
