//! All instruments in a table, with everything that judging needs, and what can be done with each.

use super::dialog::InstrumentTarget;
use super::removal::RemovalDialog;
use super::retire::Retiring;
use crate::desk::Command;
use crate::judge::Policy;
use crate::pages::state::{Desk, use_desk};
use crate::record::{Instrument, InstrumentSet, sort_by_key};
use crate::ui::{Column, button, cells, focus_id, row, scrolling_table, start};
use crate::words::{
    change_rule_words, measure_words, retiring_instrument_words, say, scale_words, whose_instrument, worded,
};
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
pub(super) fn InstrumentList(
    target: RwSignal<Option<InstrumentTarget>>,
    retiring: RwSignal<Option<Retiring>>,
) -> impl IntoView {
    let desk = use_desk();
    let built_in = StoredValue::new(InstrumentSet::built_in());
    let removing = RwSignal::new(None::<Instrument>);
    let rows = move || {
        desk.clinic.with(|clinic| {
            let mut all: Vec<_> = clinic.instruments.iter().cloned().collect();
            sort_by_key(&mut all, |i| (i.retired, i.role, i.name.clone()));
            let own = |i: &Arc<Instrument>| clinic.own_instruments.iter().find(|own| own.id == i.id).cloned();
            let one = |instrument: Arc<Instrument>| {
                let own = own(&instrument);
                let is_built_in = built_in.with_value(|set| set.get(&instrument.id).is_some());
                row(
                    &COLUMNS,
                    row_cells(desk, &clinic.policy, (target, removing, retiring), instrument, own, is_built_in),
                )
            };
            all.into_iter().map(one).collect::<Vec<_>>()
        })
    };
    view! {
        {scrolling_table(worded("Instruments"), "", "records instrument-list", &COLUMNS, rows)}
        <RemovalDialog removing />
    }
}

/// What is to be edited, to be taken out, and to be retired.
type Asked = (RwSignal<Option<InstrumentTarget>>, RwSignal<Option<Instrument>>, RwSignal<Option<Retiring>>);

fn row_cells(
    desk: Desk,
    policy: &Policy,
    (target, removing, retiring): Asked,
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
    let edited = InstrumentTarget::Edit(instrument.id.clone());
    let edit = move |_| target.set(Some(edited.clone()));
    let retire_words = if instrument.retired { worded("Offer again") } else { worded("Retire…") };
    let command = Command::SetInstrument {
        instrument: Box::new(Instrument { retired: !instrument.retired, ..Instrument::clone(&instrument) }),
        was: own.clone().map(Box::new),
    };
    let retire_id = format!("retire-instrument-{}", instrument.id);
    let again = retire_id.clone();
    let (seen, called) = (Arc::clone(&instrument), name.clone());
    let retire = move |_| {
        let (command, again) = (command.clone(), again.clone());
        if !seen.retired {
            let clinic = desk.clinic.get_untracked();
            let asked_by = clinic.asked_by(&clinic.scored_for(&seen), desk.today.get_untracked());
            let means = retiring_instrument_words(&seen, &asked_by);
            return retiring.set(Some(Retiring { name: called.clone(), means, command, from: again }));
        }
        start(async move {
            if desk.told(desk.run(command).await).is_some() {
                // The row is drawn anew; whoever pressed by key stays in it.
                request_animation_frame(move || focus_id(&again));
            }
        });
    };
    let remove = own.map(|own| {
        button(worded("Remove…"), move |_| removing.set(Some(own.clone())))
            .quiet()
            .label(format!("{}, {name}", worded("Remove…")))
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
            {button(worded("Edit…"), edit).quiet().label(format!("{}, {name}", worded("Edit…")))}
            {button(retire_words, retire).quiet().id(retire_id).label(format!("{retire_words}, {name}"))}
            {remove}
        },
    ]
}
