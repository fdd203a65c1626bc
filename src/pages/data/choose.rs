//! Choosing files, and what they are made of.

use super::importing::Import;
use super::options::Options;
use crate::browser::files::{listed_files, save_text};
use crate::exchange::{Table, template_csv};
use crate::pages::state::use_desk;
use crate::record::About;
use crate::ui::{Column, button, cells, hint_text, row, scrolling_table};
use crate::words::{field_help, say, table_words, worded};
use leptos::html;
use leptos::prelude::*;
use web_sys::DragEvent;

/// The place to choose files or drop them, with the options of reading.
#[component]
pub(super) fn Choose(import: Import) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let chosen = move |_| {
        if let Some(input) = input.get() {
            import.choose(listed_files(input.files()));
            // So that the same file, mended, can be chosen again.
            input.set_value("");
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        import.choose(listed_files(event.data_transfer().and_then(|data| data.files())));
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
                <label for="import-files">{worded("Choose files")}</label>
                <input
                    id="import-files"
                    type="file"
                    autocomplete="off"
                    multiple
                    accept=".csv,.tsv,.txt,.json,text/csv,text/plain,application/json"
                    aria-describedby="import-hint"
                    node_ref=input
                    on:change=chosen
                />
            </div>
            <p id="import-hint" class="hint">
                {worded("CSV files of patients, sessions and scores, several at once, or dropped here; also instruments.csv and policy.json. \
                You see what would change before anything is written.")}
            </p>
            {move || {
                import.follow_set();
                view! { <Options import /> }
            }}
        </div>
        {file_columns()}
    }
}

/// The tables that a person brings.
const TABLES: [Table; 4] = [Table::Patients, Table::Sessions, Table::Scores, Table::Instruments];

/// What the files are made of: every column with its meaning, folded, with an empty file of each table to fill in.
fn file_columns() -> AnyView {
    view! {
        <details class="file-columns">
            <summary>{worded("Columns of these files, and templates to fill in")}</summary>
            {hint_text(worded("UTF-8; comma, semicolon or tab between cells. The order of columns is free; columns that are not named here are left out, which the preview says. \
                Sessions need at least one column that tells what was given (status, drug, route, dose_mg …). Instruments are only for those of your own."))}
            {TABLES.map(columns_of).collect_view()}
        </details>
    }
    .into_any()
}

/// One table's columns, and its template.
fn columns_of(table: Table) -> AnyView {
    const COLUMNS: [Column<'_>; 2] = [Column::head("Column"), Column::text("What stands in it")];
    let desk = use_desk();
    let (id, title) = (format!("columns-{}", table.name()), say!("Columns of {table}", table = table_words(table)));
    let labelled = id.clone();
    let save = move |_| {
        let name = format!("{}-template.csv", table.name());
        match save_text(&name, "text/csv", &template_csv(table)) {
            Ok(()) => desk.toasts.say(say!("{name} is in your downloads: a header, to be filled in below", name)),
            Err(error) => desk.toasts.fail(error.to_string()),
        }
    };
    let cells = |field: &'static About| {
        let required = field.is_required().then(|| view! { <span class="hint">{worded("required")}</span> });
        cells![view! { <code>{field.name}</code> {required} }, field_help(field)]
    };
    let rows: Vec<_> = table.columns().into_iter().map(|field| row(&COLUMNS, cells(field))).collect();
    view! {
        <section aria-labelledby=labelled>
            <div class="actions">
                <h3 id=id>{title.clone()}</h3>
                {button(say!("Download a template for {table}", table = table_words(table)), save)}
            </div>
            {scrolling_table(title, "", "", &COLUMNS, rows)}
        </section>
    }
    .into_any()
}
