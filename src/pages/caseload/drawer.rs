//! A patient beside the list: opened and left again without losing the list, the filter or the place in it.

use super::list::List;
use crate::pages::patient::{EntryTarget, MeetingCase, ReviewButton};
use crate::record::Key;
use crate::ui::Dialog;
use leptos::prelude::*;

/// The drawer, open while `look` is set. It shows the current row's patient, and follows when the row moves on.
#[component]
pub(super) fn Drawer(list: List, look: RwSignal<bool>) -> impl IntoView {
    let entry = RwSignal::new(None::<EntryTarget>);
    // A patient whom another tab deletes stays while something about them is half typed here.
    let shown = Memo::new(move |before: Option<&Option<Key>>| {
        let key = list.current.get().filter(|_| look.get())?;
        let is_there = list.desk.row(key).is_some();
        let is_typed = || before == Some(&Some(key)) && list.desk.is_typed_for(&format!("/patients/{key}"));
        (is_there || is_typed()).then_some(key)
    });
    let title = move || {
        let row = shown.get().and_then(|key| list.desk.row(key));
        row.map(|row| row.display_name().to_owned()).unwrap_or_default()
    };
    let close = move || {
        look.set(false);
        // The focus goes to the row that was looked at last, which needn't be the one that it came from.
        list.step(0);
    };
    view! {
        <Dialog
            id="drawer"
            title=Signal::derive(title)
            open=Signal::derive(move || shown.get().is_some())
            close=close
            class="drawer"
        >
            {move || shown.get().map(|key| inside(list, key, entry))}
        </Dialog>
    }
    .into_any()
}

fn inside(list: List, key: Key, entry: RwSignal<Option<EntryTarget>>) -> impl IntoView {
    let state = move || list.desk.row(key).map(|row| format!("{}: {}", row.group.title(), row.state_text));
    let new = move || list.desk.row(key).map(|row| super::row_texts::new_words(&row, &list.desk.who()));
    view! {
        <p role="status">{state}</p>
        <p class="sub">{new}</p>
        <div class="actions drawer-actions">
            <button type="button" class="button" on:click=move |_| list.step(-1)>
                "Previous patient"
            </button>
            <button type="button" class="button" on:click=move |_| list.step(1)>
                "Next patient"
            </button>
            <ReviewButton desk=list.desk patient=key place="drawer" />
            <a class="button" href=format!("/patients/{key}")>
                "Whole record"
            </a>
        </div>
        <MeetingCase patient=key entry />
    }
    .into_any()
}
