//! A patient beside the list: opened and left again without losing the list, the filter or the place in it.

use super::keyboard::{DRAWER, DRAWER_KEYS, listen_in_drawer};
use super::list::List;
use crate::browser::hosted::app_url;
use crate::pages::look_back::at_present;
use crate::pages::parts::{CasePart, use_parts};
use crate::pages::patient::{FIGURE_KEYS, keys_with, review_button};
use crate::record::Key;
use crate::ui::{Dialog, Part, ShortcutHelp, button};
use crate::words::{group_title, news_words, row_state, worded};
use leptos::prelude::*;

/// The drawer, open while the list looks at somebody. It shows the current row's patient, and follows when the row moves on.
#[component]
pub(super) fn Drawer(list: List) -> impl IntoView {
    let look = list.look;
    let help = RwSignal::new(false);
    listen_in_drawer(list, help);
    // A patient whom another tab deletes stays while something about them is half typed here.
    let shown = Memo::new(move |before: Option<&Option<Key>>| {
        let key = list.current.get().filter(|_| look.get())?;
        let is_there = list.desk.row(key).is_some();
        let is_typed = || before == Some(&Some(key)) && list.desk.is_typed_for(&format!("/patients/{key}"));
        (is_there || is_typed()).then_some(key)
    });
    let case = use_parts().case;
    let title = move || {
        let row = shown.get().and_then(|key| list.desk.row(key));
        row.map(|row| row.display_name().into_owned()).unwrap_or_default()
    };
    let about = move || list.desk.number_and_age(shown.get()?);
    let close = move || {
        look.set(false);
        list.entering.set_value(false);
        // The focus goes to the row that was looked at last, which needn't be the one that it came from.
        list.step(0);
    };
    // Opened only to decide or to say something, it goes with the form: Esc leads back to the row both times.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = list.keys.entry.with(Option::is_some);
        if was_open == Some(true) && !is_open && list.entering.get_value() {
            close();
        }
        is_open
    });
    view! {
        <Dialog
            id=DRAWER
            title=Signal::derive(title)
            about=Signal::derive(about)
            open=Signal::derive(move || shown.get().is_some())
            close=close
            class="drawer"
        >
            {move || shown.get().map(|key| inside(list, case, key, help))}
        </Dialog>
        <ShortcutHelp id="drawer-help" open=help on=list.desk.shortcuts() shortcuts=keys_with(&DRAWER_KEYS) always=FIGURE_KEYS.to_vec() />
    }
}

fn inside(list: List, case: Part<CasePart>, key: Key, help: RwSignal<bool>) -> impl IntoView {
    let state = move || list.desk.row(key).map(|row| format!("{}: {}", group_title(row.group), row_state(&row)));
    let new = move || list.desk.row(key).map(|row| news_words(&row, &list.desk.who()));
    view! {
        <p role="status">{state}</p>
        <p class="sub">{new}</p>
        <div class="actions drawer-actions">
            {button(worded("Previous patient"), move |_| list.step(-1))}
            {button(worded("Next patient"), move |_| list.step(1))}
            {at_present(list.desk, move || button(worded("New score…"), move |_| {
                let _ = list.keys.press("n", key);
            }).view())}
            {at_present(list.desk, move || review_button(list.desk, key, "drawer", None).view())}
            <a class="button" href=app_url(format!("/patients/{key}"))>{worded("Whole record")}</a>
            {button(worded("Keys…"), move |_| help.set(true)).quiet()}
        </div>
        {case.page(move |case| (case.case)(key, list.keys))}
    }
    .into_any()
}
