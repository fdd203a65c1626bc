//! The items of a questionnaire that is being imported: which are summed, which tell of harm, which are left out.

use super::scoring::ScoringForm;
use crate::questionnaire::{EditFault, Item, ItemIndex, Kind, Questionnaire};
use crate::record::shown_text;
use crate::ui::{Column, button, cells, row, scrolling_table};
use crate::words::{edit_fault_words, item_number, option_words, worded};
use leptos::prelude::*;
use std::sync::Arc;

const COLUMNS: [Column<'_>; 5] = [
    Column::head("Item"),
    Column::text("Answers"),
    Column::cell("Summed"),
    Column::cell("Tells of harm"),
    Column::buttons(),
];

/// The questions, one a row.
pub(super) fn items_table(edited: RwSignal<Arc<Questionnaire>>, scoring: ScoringForm) -> AnyView {
    let questionnaire = edited.get();
    // Said at the item: below the table nobody would look for why a button did nothing.
    let refused = RwSignal::new(None::<(ItemIndex, String)>);
    let edit = Callback::new(move |(index, edit): (ItemIndex, Edit)| {
        let next = edited.with_untracked(|questionnaire| edit(questionnaire, index));
        refused.set(next.as_ref().err().map(|fault| (index, edit_fault_words(fault))));
        if let Ok(next) = next {
            edited.set(Arc::new(next));
        }
    });
    let rows = questionnaire
        .questions()
        .map(|(index, item)| row(&COLUMNS, row_cells(&questionnaire, (index, item), scoring, edit, refused)));
    scrolling_table(worded("Items"), "scroll-tall", "records instrument-list", &COLUMNS, rows.collect::<Vec<_>>())
}

/// What is done to an item.
type Edit = fn(&Questionnaire, ItemIndex) -> Result<Questionnaire, EditFault>;

fn row_cells(
    questionnaire: &Questionnaire,
    (index, item): (ItemIndex, &Item),
    scoring: ScoringForm,
    edit: Callback<(ItemIndex, Edit)>,
    refused: RwSignal<Option<(ItemIndex, String)>>,
) -> Vec<AnyView> {
    let number = item_number(questionnaire, index);
    let name = item.text.clone().unwrap_or_else(|| item.link_id.clone());
    let summed = item.kind.can_be_scored().then(|| {
        let (link_id, own) = (item.link_id.clone(), item.link_id.clone());
        tick(
            format!("{}, {number}", worded("Summed")),
            Signal::derive(move || scoring.sums(&own)),
            Callback::new(move |()| scoring.toggle(&link_id)),
        )
    });
    let marks: Edit =
        if item.tells_harm { |q, index| q.marking_harm(index, false) } else { |q, index| q.marking_harm(index, true) };
    let harm = (item.kind.can_be_scored() || item.kind == Kind::Boolean).then(|| {
        let label = format!("{}, {number}", worded("Tells of harm"));
        tick(label, Signal::stored(item.tells_harm), Callback::new(move |()| edit.run((index, marks))))
    });
    let why = move || {
        let why = refused.with(|refused| refused.as_ref().filter(|(at, _)| *at == index).map(|(_, why)| why.clone()));
        why.map(|why| view! { <p class="error" role="alert">{why}</p> })
    };
    let leave_out = move |_| edit.run((index, |q, index| q.without(index)));
    cells![
        format!("{number}. {}", shown_text(&name)),
        option_words(&item.kind),
        summed,
        harm,
        view! {
            {button(worded("Leave out"), leave_out).quiet().label(format!("{}, {number}", worded("Leave out")))}
            {why}
        },
    ]
}

fn tick(label: String, is_on: Signal<bool>, toggle: Callback<()>) -> AnyView {
    view! {
        <input
            type="checkbox"
            autocomplete="off"
            aria-label=label
            prop:checked=move || is_on.get()
            on:change=move |_| toggle.run(())
        />
    }
    .into_any()
}
