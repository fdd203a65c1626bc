//! Short messages in a corner: said politely, with a way back where there is one, and long enough to be read.

use super::focus::{Spot, is_on_nothing, once_drawn};
use super::start::effect;
use crate::words::worded;
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

    /// Presses the button of the message that has one; says whether there is such a message.
    pub fn take_offer(self) -> bool {
        let offered = self.shown.with_untracked(|all| all.iter().find_map(|t| Some((t.id, t.button.clone()?.1))));
        offered.is_some_and(|(id, act)| {
            self.dismiss(id);
            act();
            true
        })
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
        // Said twice, it is one message, and new again.
        let is_same = |t: &Toast| t.text == text && t.failed == failed && t.button.is_none() && button.is_none();
        let _ = self.shown.try_update(|all| all.retain(|t| !is_same(t)));
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
    // Where the person was before they came to a message: there they go on once it leaves from under them.
    let before = StoredValue::new_local(None::<Spot>);
    let outside = |target: Option<web_sys::EventTarget>| {
        let element = target.and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        element.filter(|element| element.closest(".toasts").ok().flatten().is_none())
    };
    let enter = move |event: web_sys::FocusEvent| {
        if let Some(from) = outside(event.related_target()) {
            before.set_value(Spot::of(from));
        }
        toasts.held.set(true);
    };
    let leave = move |event: web_sys::FocusEvent| {
        toasts.held.set(false);
        let by_hand = outside(event.related_target()).is_some();
        let left = event.target().and_then(|t| t.dyn_into::<web_sys::Node>().ok());
        request_animation_frame(move || {
            // Left for something else, or for nothing by a click beside everything: not because the message went.
            if by_hand || is_on_nothing() && left.is_some_and(|left| left.is_connected()) {
                let _ = before.try_set_value(None);
            }
        });
    };
    let region = NodeRef::<leptos::html::Div>::new();
    effect(move || {
        let is_any = toasts.shown.with(|all| !all.is_empty());
        drop_oldest(is_any);
        once_drawn(move || {
            // The frame may have been taken away meanwhile, for a patient who is asked on this device.
            if let Some(region) = region.try_get_untracked().flatten().filter(|_| is_any) {
                uncover_focus(&region);
            }
            if is_on_nothing()
                && let Some(spot) = before.try_update_value(Option::take).flatten()
            {
                spot.go_back();
            }
        });
    });
    let one = move |toast: Toast| {
        let id = toast.id;
        let button = toast.button.map(|(word, act)| {
            let press = move |_| {
                toasts.dismiss(id);
                act();
            };
            view! { <button type="button" class="button" on:click=press>{word}</button> }
        });
        view! {
            <div class="toast" class:failed=toast.failed>
                <span class="toast-text">{toast.text}</span>
                {button}
                <button type="button" class="button quiet icon" aria-label=worded("Dismiss") on:click=move |_| toasts.dismiss(id)>
                    <span aria-hidden="true">"✕"</span>
                </button>
            </div>
        }
    };
    view! {
        <div
            node_ref=region
            class="toasts"
            role="status"
            aria-live="polite"
            aria-label=worded("Messages")
            on:pointerenter=move |_| toasts.held.set(true)
            on:pointerleave=move |_| toasts.held.set(false)
            on:focusin=enter
            on:focusout=leave
        >
            <For each=move || toasts.shown.get() key=|toast| toast.id children=one />
        </div>
    }
}

/// Lets the page scroll past the messages while there are any: the class is known to the style sheet.
fn drop_oldest(is_any: bool) {
    if let Some(page) = document().document_element() {
        // The class's name is fixed and valid.
        let _ = page.class_list().toggle_with_force("has-messages", is_any);
    }
}

/// Scrolls what has the focus out from under the messages.
fn uncover_focus(region: &web_sys::HtmlElement) {
    let Some(on) = document().active_element().filter(|on| on.closest(".toasts, dialog").ok().flatten().is_none())
    else {
        return;
    };
    let (place, messages) = (on.get_bounding_client_rect(), region.get_bounding_client_rect());
    let is_covered = place.bottom() > messages.top() && place.top() < messages.bottom();
    // What is as high as the screen can't be brought out.
    if is_covered && place.height() < messages.top() {
        // To the lower edge, above the room that the style sheet leaves for them.
        on.scroll_into_view_with_bool(false);
    }
}
