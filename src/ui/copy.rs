//! A button that puts a text on the clipboard, and says whether it got there.

use super::button::button;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// Copies what `text` gives when it is pressed.
#[component]
pub(crate) fn CopyButton(
    #[prop(into)] label: String,
    text: Callback<(), String>,
    /// Called once it is on the clipboard.
    copied: Callback<()>,
) -> impl IntoView {
    let said = RwSignal::new("");
    let copy = move |_| {
        let text = text.run(());
        spawn_local(async move {
            let clipboard = window().navigator().clipboard();
            // Absent on an address that isn't secure, where the call throws.
            let answer = match js_sys::Reflect::has(&window().navigator(), &"clipboard".into()) {
                Ok(true) if !clipboard.is_undefined() => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
                _ => false,
            };
            if answer {
                copied.run(());
            }
            let _ =
                said.try_set(if answer { "Copied" } else { "This browser doesn’t allow copying. Print it instead." });
        });
    };
    view! {
        <span class="copy">
            {button(label, copy)}
            <span role="status" class="sub">{move || said.get()}</span>
        </span>
    }
}
