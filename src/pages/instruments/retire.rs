//! Retiring an instrument or a questionnaire, with what goes with it said first.

use crate::desk::Command;
use crate::pages::confirmation::Confirmation;
use crate::pages::state::use_desk;
use crate::ui::{Dialog, focus_id, once_drawn};
use crate::words::{say, worded};
use leptos::prelude::*;

/// What is to be retired.
#[derive(Clone, PartialEq)]
pub(super) struct Retiring {
    /// What it is called.
    pub(super) name: String,
    /// What goes with it.
    pub(super) means: Vec<String>,
    /// What retires it.
    pub(super) command: Command,
    /// The button that was pressed: its row is drawn anew, and the focus stays in it.
    pub(super) from: String,
}

/// The dialog, open while something is to be retired.
#[component]
pub(super) fn RetireDialog(retiring: RwSignal<Option<Retiring>>) -> impl IntoView {
    let desk = use_desk();
    let confirmation = Confirmation::new(desk, move || drop(retiring.try_set(None)));
    let retire = move |_| {
        let Some(Retiring { command, from, .. }) = retiring.get_untracked() else { return };
        confirmation.carry_out(desk.run(command), move || once_drawn(move || focus_id(&from)));
    };
    let title = move || retiring.with(|it| it.as_ref().map(|it| say!("Retire {name}?", name = it.name)));
    let means = move || {
        let means = retiring.with(|it| it.as_ref().map(|it| it.means.clone())).unwrap_or_default();
        means.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()
    };
    view! {
        <Dialog
            id="retire-dialog"
            title=Signal::derive(move || title().unwrap_or_default())
            open=Signal::derive(move || retiring.with(Option::is_some))
            close=confirmation.close
            held=confirmation.busy
            to_read=true
        >
            {means}
            {confirmation.choice((worded("Retire it"), retire), worded("Go on offering it"))}
        </Dialog>
    }
}
