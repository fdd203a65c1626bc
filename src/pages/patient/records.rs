//! What the tables of sessions and scores share: a card with a button that adds one, and rows that can be led to, edited and deleted.

use super::open::{Facts, Open, delete_id, row_id};
use crate::desk::Command;
use crate::pages::look_back::at_present;
use crate::record::Key;
use crate::ui::{Column, button, row_with_id, scrolling_table};
use leptos::prelude::*;

/// A table of a patient's records, in words.
pub(super) struct Records {
    /// The id of its heading.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// What the table is called.
    pub(super) name: &'static str,
    /// What is said where there are no records.
    pub(super) empty: &'static str,
    /// What the button says that adds one.
    pub(super) add: &'static str,
    pub(super) columns: &'static [Column<'static>],
}

impl Records {
    /// The card; `rows` draws the records, and `add` opens the form for a new one.
    pub(super) fn card(
        &'static self,
        open: Open,
        rows: impl Fn(&Facts) -> Vec<AnyView> + Copy + Send + Sync + 'static,
        add: impl Fn() + Copy + Send + 'static,
    ) -> AnyView {
        let body = move || {
            open.draw(move |facts| match rows(&facts) {
                rows if rows.is_empty() => view! { <p class="empty">{self.empty}</p> }.into_any(),
                rows => scrolling_table(self.name, "", "records", self.columns, rows),
            })
        };
        view! {
            <section class="card wide" aria-labelledby=self.id>
                <div class="card-head">
                    <h2 id=self.id tabindex="-1">{self.title}</h2>
                    {at_present(open.desk, move || button(self.add, move |_| open.enter(add)).view())}
                </div>
                {body}
            </section>
        }
        .into_any()
    }

    /// A record's row: its cells, and then its buttons. `of` names the record for who hears a button out of its row.
    pub(super) fn row(
        &self,
        open: Open,
        key: Key,
        of: &str,
        mut cells: Vec<AnyView>,
        edit: impl Fn() + 'static,
        delete: Command,
    ) -> AnyView {
        let heading = self.id;
        let edit = button("Edit…", move |_| open.enter(&edit)).quiet().label(format!("Edit {of}…"));
        let delete = button("Delete", move |_| open.delete(delete.clone(), key, heading));
        let delete = delete.quiet().id(delete_id(key)).label(format!("Delete {of}"));
        // Drawn anew with the facts, and so also where the pages look back.
        let is_past = open.desk.looks_back.get().is_some();
        cells.push((!is_past).then(|| view! { {edit} {delete} }).into_any());
        let class = move || if open.desk.sent_to.get() == Some(key) { "sent-to" } else { "" };
        row_with_id(self.columns, cells, row_id(key), class)
    }
}
