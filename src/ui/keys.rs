//! Keys that act on a page or in a dialog, off while the person types, and the dialog that lists them.

use super::{Dialog, filled};
use crate::browser::hosted::app_url;
use crate::words::worded;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A key and what it does, as the help lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// As [`web_sys::KeyboardEvent::key`] gives it.
    pub key: &'static str,
    /// What it does.
    pub does: &'static str,
}

/// Where keys act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// On the page, while no dialog covers it.
    Page,
    /// In the dialog of that id, while no other lies over it.
    Dialog(&'static str),
}

impl KeyPlace {
    /// Whether it is what the person has before them.
    fn is_in_front(self) -> bool {
        let Ok(open) = document().query_selector_all("dialog[open]") else { return false };
        let first = || open.item(0).and_then(|node| node.dyn_into::<web_sys::Element>().ok());
        match self {
            Self::Page => open.length() == 0,
            Self::Dialog(id) => open.length() == 1 && first().is_some_and(|dialog| dialog.id() == id),
        }
    }
}

/// Whether the key goes into a field, or it is the browser's own.
fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let in_field = event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|e| matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    in_field || event.ctrl_key() || event.alt_key() || event.meta_key()
}

/// PatientKeys every key that nobody is typing to `act`, for as long as the component lives, its place is in front and keys are on: whoever
/// speaks to the computer must be able to switch them off. `act` says whether it used the key. The key for help opens `help`.
pub fn listen_keys(on: Signal<bool>, place: KeyPlace, help: RwSignal<bool>, act: impl Fn(&str) -> bool + 'static) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if !on.get_untracked() || event.default_prevented() || is_typing(&event) || !place.is_in_front() {
            return;
        }
        let is_for_help = event.key() == HELP.key;
        if is_for_help {
            help.set(true);
        }
        if is_for_help || act(&event.key()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The key that locks, as `aria-keyshortcuts` names it.
pub const LOCK_KEY: &str = "Control+Shift+L";

/// PatientKeys the key that locks to `lock`, for as long as the component lives: also while the person types or a dialog is open, which is when
/// there is most to hide. It is no single key, so it needn't be switched off.
pub fn listen_lock_key(lock: impl Fn() -> bool + 'static) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_it = event.ctrl_key() && event.shift_key() && event.key().eq_ignore_ascii_case("l");
        if is_it && !event.alt_key() && !event.meta_key() && lock() {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// What every page understands, whether single keys are on or not.
const ALWAYS: [Shortcut; 3] = [
    Shortcut { key: "Tab", does: "Next link, button or field; with Shift the one before" },
    Shortcut { key: "Esc", does: "Close what is open on the page" },
    Shortcut { key: "Ctrl+Shift+L", does: "Lock your own clinic, in all tabs; also while you type" },
];

/// The key that shows the keys.
pub const HELP: Shortcut = Shortcut { key: "?", does: "Show these keys" };

/// The keys of a page that has none of its own but the one that shows them.
#[component]
pub(crate) fn KeysOfPage(on: Signal<bool>) -> impl IntoView {
    let help = RwSignal::new(false);
    listen_keys(on, KeyPlace::Page, help, |_| false);
    view! { <ShortcutHelp open=help on shortcuts=vec![HELP] /> }
}

/// The dialog that lists the keys of a page: single ones, which can be switched off, and those that always act.
#[component]
pub(crate) fn ShortcutHelp(
    #[prop(default = "shortcut-help")] id: &'static str,
    open: RwSignal<bool>,
    on: Signal<bool>,
    shortcuts: Vec<Shortcut>,
    /// What acts here besides, whether single keys are on or not.
    #[prop(optional)]
    always: Vec<Shortcut>,
) -> impl IntoView {
    let said = move || {
        let settings = view! { <a href=app_url("/settings")>{worded("Settings")}</a> }.into_any();
        let words = match on.get() {
            true => worded("Single keys, while you don’t type. They can be switched off under {settings}."),
            false => worded("Single keys are off. They can be switched on under {settings}."),
        };
        filled(words, [("settings", settings)])
    };
    let rows = |list: Vec<Shortcut>| {
        let row =
            |s: Shortcut| view! { <div class="shortcut"><dt><kbd>{s.key}</kbd></dt><dd>{worded(s.does)}</dd></div> };
        list.into_iter().map(row).collect_view()
    };
    view! {
        <Dialog id=id title=worded("Keys") to_read=true open close=move || open.set(false)>
            <p>{said}</p>
            <dl class="shortcuts">{rows(shortcuts)}</dl>
            <h3>{worded("Always")}</h3>
            <dl class="shortcuts">{rows(always.into_iter().chain(ALWAYS).collect())}</dl>
        </Dialog>
    }
}
