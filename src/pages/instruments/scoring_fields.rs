//! The fields in which it is said how a questionnaire that is being imported is scored.

use super::dialog::InstrumentTarget;
use super::scoring::{NOT_ASKED, ROUNDINGS, ScoringForm};
use crate::ui::{SelectField, TextField, button};
use crate::words::{say, sums_words, worded};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The fields.
pub(super) fn scoring_fields(form: ScoringForm, target: RwSignal<Option<InstrumentTarget>>) -> AnyView {
    let input = NodeRef::<leptos::html::Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get()
            && let Some(file) = input.files().and_then(|files| files.get(0))
        {
            input.set_value("");
            form.read_table(file);
        }
    };
    // What is added from here is added for this questionnaire, and is chosen once the dialog is closed.
    let before = StoredValue::new(None::<BTreeSet<String>>);
    let add = move |_| {
        before.set_value(Some(form.own_instruments()));
        target.set(Some(InstrumentTarget::New));
    };
    Effect::watch(
        move || target.with(Option::is_none),
        move |is_closed, _, _| {
            if *is_closed && let Some(before) = before.try_update_value(Option::take).flatten() {
                form.choose_new(&before);
            }
        },
        false,
    );
    let table = move || {
        form.table.get().map(|(name, table)| {
            let lines = say!("{name}: {sums}.", name, sums = sums_words(&table));
            view! {
                <p>
                    {lines} " "
                    {button(worded("Without the table"), move |_| form.table.set(None)).quiet()}
                </p>
            }
        })
    };
    let options = |all: &[(&str, &'static str)]| {
        Signal::stored(
            all.iter().map(|(name, words)| ((*name).to_owned(), worded(words).to_owned())).collect::<Vec<_>>(),
        )
    };
    // A table that can't be read is told of at its field.
    let misfit = move || if form.bad_table.with(Option::is_none) { form.read().err() } else { None };
    view! {
        <h4>{worded("How it is scored")}</h4>
        <SelectField
            id="scored-for"
            label=worded("Instrument that takes the score")
            value=form.instrument
            options=Signal::derive(move || form.instruments())
        />
        <p class="actions">
            {button(worded("Add an instrument…"), add)
                .label(worded("Add an instrument…, for the questionnaire"))}
        </p>
        <SelectField id="scored-not-asked" label=worded("An item that was not asked counts") value=form.not_asked options=options(&NOT_ASKED) />
        <TextField
            id="scored-unanswered"
            label=worded("Items that may stay unanswered")
            value=form.most_unanswered
            inputmode="numeric"
            hint=Some(worded("The sum is then raised as if they had been answered like the others on average. 0: every item must be answered for a score.").to_owned())
        />
        <SelectField id="scored-rounding" label=worded("A raised sum is rounded") value=form.rounding options=options(&ROUNDINGS.map(|(_, name, words)| (name, words))) />
        <div class="field">
            <label for="scored-table">{worded("Table from sum to score (CSV: raw,score)")}</label>
            <input id="scored-table" type="file" autocomplete="off" accept=".csv,text/csv" node_ref=input on:change=chosen />
            {table}
            {move || form.bad_table.get().map(|why| view! { <p class="error" role="alert">{why}</p> })}
        </div>
        <p class="preview" role="status">{misfit}</p>
    }
    .into_any()
}
