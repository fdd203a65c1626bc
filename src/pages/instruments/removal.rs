//! Taking an instrument of the clinic's own out, with whose state that would change shown first.

use crate::caseload::InstrumentUses;
use crate::desk::Command;
use crate::pages::confirmation::Confirmation;
use crate::pages::settings::Consequences;
use crate::pages::state::use_desk;
use crate::record::{Instrument, InstrumentSet};
use crate::ui::Dialog;
use crate::words::{instrument_uses_words, say, worded};
use leptos::prelude::*;
use std::sync::Arc;

/// The dialog, open while there is an instrument to take out.
#[component]
pub(super) fn RemovalDialog(removing: RwSignal<Option<Instrument>>) -> impl IntoView {
    let desk = use_desk();
    let confirmation = Confirmation::new(desk, move || drop(removing.try_set(None)));
    let remove = move |_| {
        let Some(seen) = removing.get_untracked() else { return };
        confirmation.carry_out(desk.run(Command::RemoveInstrument(Box::new(seen))), || ());
    };
    let would_be = Signal::derive(move || {
        let gone = removing.get()?;
        desk.clinic.with(|clinic| {
            let own = clinic.own_instruments.iter().filter(|own| own.id != gone.id).cloned();
            let mut all = InstrumentSet::built_in();
            own.for_each(|own| all.insert(own));
            Some((Arc::new(all), clinic.policy.clone()))
        })
    });
    // A built-in one of its id takes its place, and its scores.
    let uses = Memo::new(move |_| {
        let gone = removing.get().filter(|gone| InstrumentSet::built_in().get(gone.id.as_str()).is_none())?;
        Some(desk.clinic.with(|clinic| InstrumentUses::of(clinic, &gone))).filter(|uses| !uses.is_empty())
    });
    let title = move || removing.get().map(|gone| say!("Remove {name}", name = gone.shown_name())).unwrap_or_default();
    view! {
        <Dialog
            id="instrument-removal"
            title=Signal::derive(title)
            open=Signal::derive(move || removing.get().is_some())
            close=confirmation.close
            held=confirmation.busy
            to_read=true
        >
            {move || {
                let means = || view! {
                    <p>{worded("Where there is a built-in instrument of its id, that one is in force again. Scores stay.")}</p>
                    <Show when=move || removing.get().is_some()>
                        <Consequences next=would_be />
                    </Show>
                };
                confirmation.of_removal(uses.get().map(|uses| instrument_uses_words(&uses)), means, remove)
            }}
        </Dialog>
    }
}
