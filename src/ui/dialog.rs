//! A modal dialog on the browser's own `<dialog>`: it holds the focus, closes on Esc and gives the focus back.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

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
    /// Whether it is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// The person asks to close it.
    #[prop(into)]
    close: Callback<()>,
    /// Extra class, such as `wide` or `drawer`.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // One that is no longer in the document can't be shown; then there is nobody to show it to.
            (true, false) if dialog.show_modal().is_ok() => focus_first(&dialog),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog
            id=id
            class=format!("dialog {class}")
            aria-labelledby=labelled_by
            node_ref=node
            on:close=move |_| {
                // The browser says so a moment later: what was opened again meanwhile stays open.
                let is_shut = node.get_untracked().is_some_and(|dialog| !dialog.open());
                if is_shut && open.try_get_untracked() == Some(true) {
                    close.run(());
                }
            }
        >
            <header class="dialog-head">
                <h2 id=title_id>{move || title.get()}</h2>
                <button type="button" class="button quiet icon" aria-label="Close" on:click=move |_| close.run(())>
                    <span aria-hidden="true">"✕"</span>
                </button>
            </header>
            <div class="dialog-body">{children()}</div>
        </dialog>
    }
    .into_any()
}

/// Moves the focus to the first thing in the dialog that takes it, past the close button, which stands first.
fn focus_first(dialog: &web_sys::HtmlDialogElement) {
    let first = dialog.query_selector(".dialog-body :is(input, select, textarea, button, a[href])").ok().flatten();
    if let Some(first) = first.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Where it doesn't take the focus, the close button keeps it.
        let _ = first.focus();
    }
}
