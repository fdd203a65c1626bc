//! Fields with a label, a hint and an error that belong together for everyone: the error is tied to the field, and said.
//!
//! Every field and form of the app has `autocomplete="off"`, without which browsers write what stands in it to their profile, readable
//! for anyone: Chromium for its session restore and its suggestions, Firefox for its session store (tests/traces.rs reads all of `src`
//! for it). Spelling and writing help, which some browsers get from a server, is switched off for the whole page in `index.html`.

use super::room_left::RoomLeft;
use super::typed;
use crate::record::TextKind;
use leptos::html;
use leptos::prelude::*;

/// The name of every field for a passphrase. `autocomplete="off"` doesn't keep Chromium from offering to store a passphrase, and with the
/// offer it stores, readable, what was typed in the field before: the clinician's name, or a recovery key. To a field named as if it
/// were for a code that is used once it makes no offer. Nor is a passphrase wanted that the browser fills in for whoever sits at the
/// locked page. Password managers of one's own work by pasting.
const NEVER_STORED: &str = "one-time-passphrase";

/// Ids of the hint and the error of a field, as `aria-describedby` wants them.
pub(super) fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let mut ids = Vec::new();
    if hint {
        ids.push(format!("{id}-hint"));
    }
    if error {
        ids.push(format!("{id}-error"));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Label above, field, hint and error below: the frame that all fields share.
#[component]
pub(super) fn Frame(
    id: String,
    label: String,
    hint: Signal<Option<String>>,
    error: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <div class="field" class:invalid=move || error.with(Option::is_some)>
            <label for=id>{label}</label>
            {children()}
            {move || hint.get().map(|text| view! { <p class="hint" id=hint_id.clone()>{text}</p> })}
            {move || error.get().map(|text| view! { <p class="error" id=error_id.clone()>{text}</p> })}
        </div>
    }
}

/// One line of text.
#[component]
pub(crate) fn TextField(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    /// What to enter, in words.
    #[prop(into)]
    label: String,
    /// The text as typed.
    value: RwSignal<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with it, said at the field.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The input's type; `text` unless said.
    #[prop(default = "text")]
    kind: &'static str,
    /// Which keys a touch keyboard offers.
    #[prop(default = "text")]
    inputmode: &'static str,
    /// What is kept of it, where that is bounded.
    #[prop(optional_no_strip)]
    bounds: Option<TextKind>,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    typed::show(node, value);
    let take = move || typed::take(node, value);
    let input = {
        let id = id.clone();
        view! {
            <input
                id=id.clone()
                type=kind
                name=(kind == "password").then_some(NEVER_STORED)
                inputmode=inputmode
                autocomplete="off"
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described_by(&id, hint.with(Option::is_some), error.with(Option::is_some))
                node_ref=node
                on:input=move |_| take()
                // A part of a date is typed without an `input`, as the value stays empty.
                on:keyup=move |_| take()
                on:focusout=move |_| take()
            />
        }
    };
    let room = bounds.map(|kind| view! { <RoomLeft value kind /> });
    view! { <Frame id label hint error>{input} {room}</Frame> }
}

/// A number, typed as text so that a wrong one stays as typed beside its error instead of vanishing.
#[component]
pub(crate) fn NumberField(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    /// What to enter, with its unit.
    #[prop(into)]
    label: String,
    /// The text as typed.
    value: RwSignal<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with it, said at the field.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether decimals make sense.
    #[prop(optional)]
    decimal: bool,
) -> impl IntoView {
    view! { <TextField id label value hint error inputmode=if decimal { "decimal" } else { "numeric" } /> }
}

/// Several lines of text.
#[component]
pub(crate) fn TextArea(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    /// What to enter.
    #[prop(into)]
    label: String,
    /// The text as typed.
    value: RwSignal<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with it, said at the field.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let node = NodeRef::<html::Textarea>::new();
    typed::show_lines(node, value);
    let input = {
        let id = id.clone();
        view! {
            <textarea
                id=id.clone()
                rows="3"
                autocomplete="off"
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described_by(&id, hint.with(Option::is_some), error.with(Option::is_some))
                node_ref=node
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        }
    };
    view! { <Frame id label hint error>{input} <RoomLeft value kind=TextKind::Note /></Frame> }
}

/// A box to tick, with its label behind it.
#[component]
pub(crate) fn Checkbox(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    /// What ticking it means.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    value: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input id=id type="checkbox" autocomplete="off" bind:checked=value />
            <span>{move || label.get()}</span>
        </label>
    }
}
