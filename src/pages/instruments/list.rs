//! All instruments in a table, with everything that judging needs, and what can be done with each.

use super::dialog::InstrumentTarget;
use crate::desk::Command;
use crate::judge::Policy;
use crate::pages::state::{Desk, use_desk};
use crate::record::{Instrument, InstrumentSet, sort_by_key};
use crate::ui::{Column, button, cells, focus_id, row, scrolling_table, start};
use crate::words::{change_rule_words, measure_words, say, scale_words, whose_instrument, worded};
use leptos::prelude::*;
use std::sync::Arc;

const COLUMNS: [Column<'_>; 6] = [
    Column::head("Instrument"),
    Column::text("What it measures"),
    Column::text("Scale"),
    Column::text("What a change must be"),
    Column::text("Source of the figures"),
    Column::buttons(),
];

/// The table; retired ones last.
#[component]
pub(super) fn InstrumentList(target: RwSignal<Option<InstrumentTarget>>) -> impl IntoView {
    let desk = use_desk();
    let built_in = StoredValue::new(InstrumentSet::built_in());
    let rows = move || {
        desk.clinic.with(|clinic| {
            let mut all: Vec<_> = clinic.instruments.iter().cloned().collect();
            sort_by_key(&mut all, |i| (i.retired, i.role, i.name.clone()));
            let own = |i: &Arc<Instrument>| clinic.own_instruments.iter().find(|own| own.id == i.id).cloned();
            let one = |instrument: Arc<Instrument>| {
                let own = own(&instrument);
                let is_built_in = built_in.with_value(|set| set.get(&instrument.id).is_some());
                row(&COLUMNS, row_cells(desk, &clinic.policy, target, instrument, own, is_built_in))
            };
            all.into_iter().map(one).collect::<Vec<_>>()
        })
    };
    scrolling_table(worded("Instruments"), "", "instrument-list", &COLUMNS, rows)
}

fn row_cells(
    desk: Desk,
    policy: &Policy,
    target: RwSignal<Option<InstrumentTarget>>,
    instrument: Arc<Instrument>,
    own: Option<Instrument>,
    is_built_in: bool,
) -> Vec<AnyView> {
    let name = instrument.shown_name().into_owned();
    let version = (!instrument.version.is_empty()).then(|| say!("version {version}", version = &*instrument.version));
    let retired = instrument.retired.then(|| worded("retired: not offered for new scores"));
    let loinc = (!instrument.loinc.is_empty()).then(|| say!("LOINC {code}", code = &*instrument.loinc));
    let whose = whose_instrument(is_built_in, own.is_some());
    let about = [Some(whose.to_owned()), version, loinc, retired.map(str::to_owned)];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let edit_id = format!("edit-instrument-{}", instrument.id);
    let edited = InstrumentTarget::Edit(instrument.id.clone());
    let edit = move |_| target.set(Some(edited.clone()));
    let run = move |command: Command, focus: String| {
        start(async move {
            if desk.told(desk.run(command).await).is_some() {
                // The row is drawn anew; whoever pressed by key stays in it.
                request_animation_frame(move || focus_id(&focus));
            }
        });
    };
    let retire_words = if instrument.retired { worded("Offer again") } else { worded("Retire") };
    let retire = {
        let next = Instrument { retired: !instrument.retired, ..Instrument::clone(&instrument) };
        let (was, focus) = (own.clone(), edit_id.clone());
        move |_| run(Command::SetInstrument { instrument: next.clone(), was: was.clone() }, focus.clone())
    };
    let remove_words = if is_built_in { worded("Back to the built-in one") } else { worded("Remove") };
    let remove = own.map(|own| {
        let focus = if is_built_in { edit_id.clone() } else { "main".to_owned() };
        button(remove_words, move |_| run(Command::RemoveInstrument(own.clone()), focus.clone()))
            .quiet()
            .label(format!("{remove_words}, {name}"))
            .view()
    });
    cells![
        view! {
            <b>{name.clone()}</b>
            <span class="sub" translate="no">{instrument.id.to_string()}</span>
            <span class="sub">{about}</span>
        },
        measure_words(&instrument),
        scale_words(&instrument),
        change_rule_words(&instrument, policy),
        instrument.source.to_string(),
        view! {
            {button(worded("Edit…"), edit).quiet().id(edit_id).label(format!("{}, {name}", worded("Edit…")))}
            {button(retire_words, retire).quiet().label(format!("{retire_words}, {name}"))}
            {remove}
        },
    ]
}
