//! What the tables of sessions and scores share: a card with a button that adds one, and rows that can be led to, edited and deleted.

use super::open_patient::{Facts, Open, delete_id, row_id};
use super::record_dialog::RecordTarget;
use crate::desk::Command;
use crate::pages::look_back::at_present;
use crate::record::Key;
use crate::ui::{Column, button, row_with_id, scrolling_table};
use crate::words::{entered_by_words, say, worded};
use leptos::prelude::*;
use std::sync::Arc;

/// A table of a patient's records, in words.
#[derive(Clone, Copy)]
pub(super) struct Records {
    pub(super) open: Open,
    /// Opens the form for a record.
    pub(super) form: RwSignal<Option<RecordTarget>>,
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
    /// The card; `list` says which records are shown, in their order, and `row` draws one.
    pub(super) fn card<T: Send + Sync + 'static>(
        self,
        list: impl Fn(&Facts) -> Vec<T> + Copy + Send + Sync + 'static,
        row: impl Fn(&Self, &Facts, &T) -> AnyView + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let Self { open, form, .. } = self;
        let body = move || {
            open.draw(move |facts| match list(&facts) {
                all if all.is_empty() => view! { <p class="empty">{self.empty}</p> }.into_any(),
                all => {
                    let facts = Arc::new(facts);
                    let rows = open.in_blocks(all, move |one| row(&self, &facts, one));
                    scrolling_table(self.name, "", "records", self.columns, rows)
                }
            })
        };
        view! {
            <section class="card wide" aria-labelledby=self.id>
                <div class="card-head">
                    <h2 id=self.id tabindex="-1">{self.title}</h2>
                    {at_present(open.desk, move || {
                        button(self.add, move |_| open.enter(|| form.set(Some(RecordTarget::new(open.key))))).view()
                    })}
                </div>
                {body}
            </section>
        }
        .into_any()
    }

    /// A record's row: its cells, and then its buttons. `of` names the record for who hears a button out of its row.
    pub(super) fn row(&self, key: Key, of: &str, mut cells: Vec<AnyView>, delete: Command) -> AnyView {
        let Self { open, form, id, .. } = *self;
        let edit = move |_| open.enter(|| form.set(Some(RecordTarget::edit(open.key, key))));
        let edit = button(worded("Edit…"), edit).quiet().label(say!("Edit {of}…", of));
        let delete = button(worded("Delete"), move |_| open.delete(delete.clone(), key, id));
        let delete = delete.quiet().id(delete_id(key)).label(say!("Delete {of}", of));
        // Drawn anew with the facts, and so also where the pages look back.
        let is_past = open.desk.looks_back.get().is_some();
        cells.push((!is_past).then(|| view! { {edit} {delete} }).into_any());
        let class = move || if open.desk.sent_to.get() == Some(key) { "sent-to" } else { "" };
        row_with_id(self.columns, cells, row_id(key), class)
    }
}

/// Who entered a session or score, where that is known.
pub(super) fn entered_by(facts: &Facts, record: Key) -> Option<AnyView> {
    facts.chart.entered_by(record).map(|by| mark(entered_by_words(by)))
}

/// A few words in small letters under what a cell says.
pub(super) fn mark(words: impl Into<String>) -> AnyView {
    view! { <span class="mark">{words.into()}</span> }.into_any()
}
