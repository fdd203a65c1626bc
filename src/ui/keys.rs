//! Keys that act on a page, off while the person types, and the dialog that lists them.

use super::Dialog;
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

/// Whether the key goes into a field, or a dialog is open, or it is the browser's own.
fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let in_field = event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|e| matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    let chord = event.ctrl_key() || event.alt_key() || event.meta_key();
    in_field || chord || document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Hands every key that nobody is typing to `act`, for as long as the component lives and keys are on: whoever speaks to the computer
/// must be able to switch them off. `act` says whether it used the key.
pub fn listen_keys(on: Signal<bool>, act: impl Fn(&str) -> bool + 'static) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if on.get_untracked() && !event.default_prevented() && !is_typing(&event) && act(&event.key()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The key that locks, as `aria-keyshortcuts` names it.
pub const LOCK_KEY: &str = "Control+Shift+L";

/// Hands the key that locks to `lock`, for as long as the component lives: also while the person types or a dialog is open, which is when
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

/// Moves the focus to the element with that id, if it is there.
pub fn focus_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// What every page's figure and dialogs understand, after the page's own keys.
const COMMON: [Shortcut; 5] = [
    Shortcut { key: "Ctrl+Shift+L", does: "Lock your own clinic, in all tabs; also while you type" },
    Shortcut { key: "Tab", does: "Next link, button or field; with Shift the one before" },
    Shortcut { key: "Esc", does: "Close what is open on the page" },
    Shortcut { key: "← →", does: "In the timeline: read its points one by one" },
    Shortcut { key: "+ −", does: "In the timeline: zoom; Page Up and Page Down move" },
];

/// The keys of a page that has none of its own but the one that shows them.
#[component]
pub(crate) fn KeysOfPage(on: Signal<bool>) -> impl IntoView {
    let help = RwSignal::new(false);
    listen_keys(on, move |key| {
        let asked = key == "?";
        if asked {
            help.set(true);
        }
        asked
    });
    let shortcuts = vec![Shortcut { key: "?", does: "Show these keys" }];
    view! { <ShortcutHelp open=help on shortcuts /> }
}

/// The dialog that lists a page's keys, and says where they are off.
#[component]
pub(crate) fn ShortcutHelp(open: RwSignal<bool>, on: Signal<bool>, shortcuts: Vec<Shortcut>) -> impl IntoView {
    let off = move || {
        (!on.get()).then(|| {
            view! {
                <p>
                    "These keys are off. They can be switched on under " <a href="/settings">"Settings"</a> "."
                </p>
            }
        })
    };
    let rows = shortcuts
        .into_iter()
        .chain(COMMON)
        .map(|s| view! { <div class="shortcut"><dt><kbd>{s.key}</kbd></dt><dd>{s.does}</dd></div> })
        .collect_view();
    view! {
        <Dialog id="shortcut-help" title="Keys" open close=move || open.set(false)>
            {off}
            <dl class="shortcuts">{rows}</dl>
        </Dialog>
    }
}
