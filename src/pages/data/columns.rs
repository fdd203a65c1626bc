//! What the files are made of: every column with its meaning, and empty files to fill in.

use crate::browser::files::save_text;
use crate::exchange::{Table, template_csv};
use crate::pages::state::use_desk;
use crate::record::About;
use leptos::prelude::*;

/// The tables that a person brings.
const TABLES: [Table; 4] = [Table::Patients, Table::Sessions, Table::Scores, Table::Instruments];

/// The columns of each table, folded, with a template of each to download.
#[component]
pub(super) fn FileColumns() -> impl IntoView {
    view! {
        <details class="file-columns">
            <summary>"Columns of these files, and templates to fill in"</summary>
            <p class="hint">
                "UTF-8; comma, semicolon or tab between cells. The order of columns is free; columns that are not named here are left out, which the preview says. "
                "Sessions need at least one column that tells what was given (status, drug, route, dose_mg …). Instruments are only for those of your own."
            </p>
            {TABLES.map(columns_of).collect_view()}
        </details>
    }
    .into_any()
}

/// One table's columns, and its template.
fn columns_of(table: Table) -> AnyView {
    let desk = use_desk();
    let id = format!("columns-{}", table.name());
    let labelled = id.clone();
    let save = move |_| {
        let name = format!("{}-template.csv", table.name());
        match save_text(&name, "text/csv", &template_csv(table)) {
            Ok(()) => desk.toasts.say(format!("{name} is in your downloads: a header, to be filled in below")),
            Err(error) => desk.toasts.fail(error.to_string()),
        }
    };
    let one = |column: &'static About| {
        let required = column.is_required().then(|| view! { <span class="hint">"required"</span> });
        view! {
            <tr>
                <th scope="row">
                    <code>{column.name}</code>
                    {required}
                </th>
                <td class="text">{column.help()}</td>
            </tr>
        }
    };
    view! {
        <section aria-labelledby=id.clone()>
            <div class="actions">
                <h3 id=id.clone()>{format!("Columns of {}", table.name())}</h3>
                <button type="button" class="button" on:click=save>
                    {format!("Download a template for {}", table.name())}
                </button>
            </div>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby=labelled>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"Column"</th>
                            <th scope="col">"What stands in it"</th>
                        </tr>
                    </thead>
                    <tbody>{table.columns().into_iter().map(one).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
