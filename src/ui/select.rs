//! A choice of one among few.

use super::fields::Frame;
use crate::words::{say, worded};
use leptos::prelude::*;

/// A choice of one among few, by the browser's own `<select>`.
#[component]
pub(crate) fn SelectField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    /// The value of the chosen option.
    value: RwSignal<String>,
    /// Values with their words, in order.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    // What no option says, such as nothing, would be shown as the first of them and saved as what it is.
    let unlisted = Memo::new(move |_| {
        value.with(|now| options.with(|all| !all.iter().any(|(name, _)| name == now)).then(|| now.clone()))
    });
    let choices = move || {
        let option = |(name, words): (String, String)| {
            let own = name.clone();
            // The chosen option is marked itself: a value set on the select is lost when its options come later.
            view! { <option value=name prop:selected=move || value.with(|v| *v == own)>{words}</option> }
        };
        let first = unlisted.get().map(|name| (name.clone(), words_of_unlisted(&name)));
        first.into_iter().chain(options.get()).map(option).collect_view()
    };
    let frame = Frame { id: id.clone(), label, hint, error };
    let select = view! {
        <select
            id=id
            autocomplete="off"
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
            on:change=move |event| value.set(event_target_value(&event))
        >
            {choices}
        </select>
    };
    frame.around(select)
}

/// What stands for a value that is not among the options.
fn words_of_unlisted(value: &str) -> String {
    if value.is_empty() { worded("not chosen").to_owned() } else { say!("{value} (not on this list)", value) }
}

/// A small choice. `all` is the word for no restriction, where there is such a choice.
pub fn choice(
    id: impl Into<String>,
    label: impl IntoView + 'static,
    all: Option<&'static str>,
    options: Vec<(String, String)>,
    value: impl Fn() -> String + Copy + Send + Sync + 'static,
    set: impl Fn(String) + 'static,
) -> AnyView {
    let id = id.into();
    let first = all.map(|word| (String::new(), word.to_owned()));
    let option = move |(name, words): (String, String)| {
        let own = name.clone();
        view! { <option value=name prop:selected=move || value() == own>{words}</option> }
    };
    view! {
        <div class="choice">
            <label for=id.clone()>{label}</label>
            <select id=id autocomplete="off" on:change=move |event| set(event_target_value(&event))>
                {first.into_iter().chain(options).map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// A choice's values with their words, where both never change.
pub fn options_of<V: Into<String>, W: Into<String>>(
    all: impl IntoIterator<Item = (V, W)>,
) -> Signal<Vec<(String, String)>> {
    Signal::stored(all.into_iter().map(|(value, words)| (value.into(), words.into())).collect())
}
