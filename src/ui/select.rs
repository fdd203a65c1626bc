//! A choice of one among few.

use super::fields::{Frame, described_by};
use leptos::prelude::*;

/// A choice of one among few, by the browser's own `<select>`.
#[component]
pub(crate) fn SelectField(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// The value of the chosen option.
    value: RwSignal<String>,
    /// Values with their words, in order.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the choice.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let choices = move || {
        let option = |(name, words): (String, String)| {
            let own = name.clone();
            // The chosen option is marked itself: a value set on the select is lost when its options come later.
            view! { <option value=name prop:selected=move || value.with(|v| *v == own)>{words}</option> }
        };
        options.get().into_iter().map(option).collect_view()
    };
    let select = {
        let id = id.clone();
        view! {
            <select
                id=id.clone()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described_by(&id, hint.with(Option::is_some), error.with(Option::is_some))
                on:change=move |event| value.set(event_target_value(&event))
            >
                {choices}
            </select>
        }
    };
    view! { <Frame id label hint error>{select}</Frame> }.into_any()
}
