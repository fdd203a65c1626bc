//! Short messages in a corner: said politely, with a way back where there is one, and long enough to be read.

use super::focus::{Spot, once_drawn};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How long a message stays; one with a button stays longer, and none leaves while the pointer or the focus is on it.
const PLAIN: Duration = Duration::from_secs(8);
const WITH_BUTTON: Duration = Duration::from_secs(20);

/// What a message's button does. Owned by the message, not by the page that it was said on, which may be gone by then.
type Act = Arc<dyn Fn() + Send + Sync>;

/// A message.
#[derive(Clone)]
pub struct Toast {
    id: u32,
    /// What is said.
    pub text: String,
    /// A button that acts on it, such as Undo.
    pub button: Option<(&'static str, Act)>,
    /// Whether it tells of a failure; then it stays until it is dismissed.
    pub failed: bool,
}

/// All messages that are shown; handed down by context.
#[derive(Clone, Copy)]
pub struct Toasts {
    /// The newest first.
    shown: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    held: RwSignal<bool>,
}

impl Toasts {
    /// No messages. Made once, at the root.
    pub fn new() -> Self {
        Self { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0), held: RwSignal::new(false) }
    }

    /// Says something.
    pub fn say(self, text: impl Into<String>) {
        self.push(text.into(), None, false);
    }

    /// Says something, with a button. Only the latest offer stands: an older one may be about what has just changed once more.
    pub fn offer(self, text: impl Into<String>, button: &'static str, act: impl Fn() + Send + Sync + 'static) {
        self.withdraw_offers();
        self.push(text.into(), Some((button, Arc::new(act))), false);
    }

    /// Tells of a failure; the message stays until it is dismissed.
    pub fn fail(self, text: impl Into<String>) {
        self.push(text.into(), None, true);
    }

    /// Takes away every message with a button: what the button would do no longer fits.
    pub fn withdraw_offers(self) {
        let _ = self.shown.try_update(|all| all.retain(|t| t.button.is_none()));
    }

    fn push(self, text: String, button: Option<(&'static str, Act)>, failed: bool) {
        let Some(id) = self.next.try_update_value(|n| {
            *n += 1;
            *n
        }) else {
            return;
        };
        let stays = if button.is_some() { WITH_BUTTON } else { PLAIN };
        let _ = self.shown.try_update(|all| all.insert(0, Toast { id, text, button, failed }));
        if !failed {
            self.leave_after(id, stays);
        }
    }

    fn leave_after(self, id: u32, stays: Duration) {
        set_timeout(
            move || {
                if self.held.try_get_untracked() == Some(true) {
                    self.leave_after(id, PLAIN);
                } else {
                    self.dismiss(id);
                }
            },
            stays,
        );
    }

    fn dismiss(self, id: u32) {
        let _ = self.shown.try_update(|all| all.retain(|t| t.id != id));
        if self.shown.try_with_untracked(Vec::is_empty) == Some(true) {
            let _ = self.held.try_set(false);
        }
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}

/// Where messages appear. Stands once, in the root, so that screen readers know it before the first message.
#[component]
pub(crate) fn ToastRegion(toasts: Toasts) -> impl IntoView {
    // Where the person was before they came to a message: there they go on once its button, which leaves with it, is pressed.
    let before = StoredValue::new_local(None::<Spot>);
    let enter = move |event: web_sys::FocusEvent| {
        let from = event.related_target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        if let Some(from) = from.filter(|from| from.closest(".toasts").ok().flatten().is_none()) {
            before.set_value(Spot::of(from));
        }
        toasts.held.set(true);
    };
    let go_back = move || {
        once_drawn(move || {
            if let Some(spot) = before.try_update_value(Option::take).flatten() {
                spot.go_back();
            }
        });
    };
    let one = move |toast: Toast| {
        let id = toast.id;
        let button = toast.button.map(|(word, act)| {
            let press = move |_| {
                toasts.dismiss(id);
                act();
                go_back();
            };
            view! {
                <button type="button" class="button" on:click=press>
                    {word}
                </button>
            }
        });
        let dismiss = move |_| {
            toasts.dismiss(id);
            go_back();
        };
        view! {
            <div class="toast" class:failed=toast.failed>
                <span class="toast-text">{toast.text}</span>
                {button}
                <button type="button" class="button quiet icon" aria-label="Dismiss" on:click=dismiss>
                    <span aria-hidden="true">"✕"</span>
                </button>
            </div>
        }
    };
    view! {
        <div
            class="toasts"
            role="status"
            aria-live="polite"
            aria-label="Messages"
            on:pointerenter=move |_| toasts.held.set(true)
            on:pointerleave=move |_| toasts.held.set(false)
            on:focusin=enter
            on:focusout=move |_| toasts.held.set(false)
        >
            <For each=move || toasts.shown.get() key=|toast| toast.id children=one />
        </div>
    }
    .into_any()
}
