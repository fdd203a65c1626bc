//! How long a text is, said once it nears what is kept.

use crate::record::{TextKind, grouped};
use leptos::prelude::*;

/// The length beside its bound, from nine tenths of it on.
#[component]
pub(super) fn RoomLeft(value: RwSignal<String>, kind: TextKind) -> impl IntoView {
    let length = Memo::new(move |_| value.with(|text| text.trim().chars().count()));
    let near = move || length.get() * 10 >= kind.most() * 9;
    let words = move || {
        near().then(|| {
            let (length, most) = (length.get(), kind.most());
            let too_long = if length > most { ": it is too long to be kept" } else { "" };
            view! { <p class="hint">{format!("{} of {} characters{too_long}", grouped(length), grouped(most))}</p> }
        })
    };
    view! { {words} }
}
