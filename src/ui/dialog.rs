//! A modal dialog on the browser's own `<dialog>`: it holds the focus, closes on Esc and gives the focus back.

use super::focus::{Spot, focus_main_in_place, has_focus, is_on_nothing, make_focusable, once_drawn};
use super::start::effect;
use crate::words::worded;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What locks the app, handed down by its root: a dialog covers the page's own button, and what is half typed in it must not have to be
/// given up first.
#[derive(Clone, Copy)]
pub struct LockButton {
    /// Whether there is something to lock.
    pub shown: Signal<bool>,
    /// Locks.
    pub press: Callback<()>,
}

/// A modal dialog with a title. `close` is called when the person asks to close it (Esc or the close button); the owner then sets
/// `open` to false.
#[component]
pub(crate) fn Dialog(
    /// Unique on the page; the title's id is made from it.
    #[prop(into)]
    id: String,
    /// What the dialog is for.
    #[prop(into)]
    title: Signal<String>,
    /// Whom it is about, where it is about one person: stands under the title, and is heard with it.
    #[prop(optional, into)]
    about: Option<Signal<Option<String>>>,
    #[prop(into)] open: Signal<bool>,
    /// The person asks to close it.
    #[prop(into)]
    close: Callback<()>,
    /// Whether it stays open whatever the person asks, because what is in it is being saved.
    #[prop(optional, into)]
    held: Signal<bool>,
    /// Whether it is there to be read: then the focus goes to its title, and not past what it says to the first link.
    #[prop(optional)]
    to_read: bool,
    /// Extra class, such as `wide` or `drawer`.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let (node, body) = (NodeRef::<html::Dialog>::new(), NodeRef::<html::Div>::new());
    // What is in it is drawn when it is first opened: a patient's page has ten dialogs, and is there sooner without.
    let is_drawn = Memo::new(move |before: Option<&bool>| before == Some(&true) || open.get());
    let children = StoredValue::new_local(Some(children));
    let inside = move || {
        let draw = is_drawn.get().then(|| children.try_update_value(Option::take).flatten()).flatten()?;
        Some(view! { <div class="dialog-body" node_ref=body>{draw()}</div> })
    };
    let title_id = format!("{id}-title");
    let about_id = format!("{id}-about");
    let labelled_by = about.map_or_else(|| title_id.clone(), |_| format!("{title_id} {about_id}"));
    let about = about.map(|about| view! { <p class="dialog-about" id=about_id>{move || about.get()}</p> });
    let before = StoredValue::new_local(None::<Spot>);
    let lock = use_context::<LockButton>().map(|LockButton { shown, press }| {
        move || {
            shown.get().then(|| {
                view! { <button type="button" class="button quiet" on:click=move |_| press.run(())>{worded("Lock")}</button> }
            })
        }
    });
    effect(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get() && body.get().is_some(), dialog.open()) {
            (true, false) => {
                let spot = Spot::here();
                // One that is no longer in the document can't be shown; then there is nobody to show it to.
                if dialog.show_modal().is_ok() {
                    before.set_value(spot);
                    let first = focus_first(&dialog, to_read);
                    // What is drawn for what it was opened for comes a moment later, and may stand before that.
                    request_animation_frame(move || {
                        if first.is_none_or(|first| has_focus(&first)) && dialog.open() {
                            let _ = focus_first(&dialog, to_read);
                        }
                    });
                }
            }
            (false, true) => {
                dialog.close();
                go_back_to(before.try_update_value(Option::take).flatten());
            }
            _ => {}
        }
    });
    view! {
        <dialog
            id=id
            class=format!("dialog {class}")
            aria-labelledby=labelled_by
            node_ref=node
            on:cancel=move |event: web_sys::Event| {
                if held.get_untracked() {
                    event.prevent_default();
                }
            }
            on:close=move |_| {
                // The browser says so a moment later: what was opened again meanwhile stays open.
                let shut = node.get_untracked().filter(|dialog| !dialog.open());
                if let Some(dialog) = shut.filter(|_| open.try_get_untracked() == Some(true)) {
                    if held.get_untracked() {
                        // Esc twice shuts it however it is held.
                        let _ = dialog.show_modal();
                    } else {
                        close.run(());
                        go_back_to(before.try_update_value(Option::take).flatten());
                    }
                }
            }
        >
            <header class="dialog-head">
                <div class="dialog-title">
                    <h2 id=title_id tabindex="-1">{move || title.get()}</h2>
                    {about}
                </div>
                {lock}
                <button type="button" class="button quiet icon" aria-label=worded("Close") disabled=move || held.get() on:click=move |_| close.run(())>
                    <span aria-hidden="true">"✕"</span>
                </button>
            </header>
            {inside}
        </dialog>
    }
}

/// Moves the focus to the first thing in the dialog that takes it, past the close button, which stands first, and past what would throw
/// away what was half typed; in one that is there to be read, to its title. Says what that is.
fn focus_first(dialog: &web_sys::HtmlDialogElement, to_read: bool) -> Option<web_sys::HtmlElement> {
    const TITLE: &str = ":scope > .dialog-head h2";
    // Its own body's: a dialog may stand in the body of another.
    const FIRST: &str = ":scope > .dialog-body :is(input, select, textarea, button, a[href]):not(.continued *)";
    let first = dialog.query_selector(if to_read { TITLE } else { FIRST }).ok().flatten()?;
    let first = first.dyn_into::<web_sys::HtmlElement>().ok()?;
    if to_read {
        make_focusable(&first);
    }
    // Where it doesn't take the focus, the close button keeps it.
    let _ = first.focus();
    Some(first)
}

/// The browser gives the focus back to what had it before; where that was drawn anew meanwhile, it goes to what stands there now, and
/// where nothing had it, to the page's heading.
fn go_back_to(spot: Option<Spot>) {
    once_drawn(move || {
        if is_on_nothing() {
            spot.map_or_else(focus_main_in_place, |spot| spot.go_back());
        }
    });
}
