//! A small choice above a list.

use leptos::prelude::*;

/// A choice's values with their words.
pub(super) type Options = Vec<(String, String)>;

/// A small choice. `all` is the word for no restriction, where there is such a choice.
pub(super) fn choice(
    id: &'static str,
    label: &'static str,
    all: Option<&'static str>,
    options: Options,
    value: impl Fn() -> String + Copy + Send + Sync + 'static,
    set: impl Fn(String) + 'static,
) -> AnyView {
    let first = all.map(|word| (String::new(), word.to_owned()));
    let option = move |(name, words): (String, String)| {
        let own = name.clone();
        view! { <option value=name prop:selected=move || value() == own>{words}</option> }
    };
    view! {
        <div class="choice">
            <label for=id>{label}</label>
            <select id=id autocomplete="off" on:change=move |event| set(event_target_value(&event))>
                {first.into_iter().chain(options).map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}
