//! Fields with a label, a hint and an error that belong together for everyone: the error is tied to the field, and said.
//!
//! Every field and form of the app has `autocomplete="off"`, without which browsers write what stands in it to their profile, readable
//! for anyone: Chromium for its session restore and its suggestions, Firefox for its session store (tests/traces.rs reads all of `src`
//! for it). Spelling and writing help, which some browsers get from a server, is switched off for the whole page in `index.html`.
//!
//! What is typed goes into a field's text, and the field shows the text. It is written to only where the text isn't what stands there: written
//! back at each key, a date of which one part has just been typed loses it, as the browser begins anew with every value that it is given.

use super::markup::own_words;
use super::start::effect;
use crate::record::{HALF_TYPED, TextKind, grouped};
use crate::words::say;
use leptos::html;
use leptos::prelude::*;

/// The name of every field for a passphrase. `autocomplete="off"` doesn't keep Chromium from offering to store a passphrase, and with the
/// offer it stores, readable, what was typed in the field before: the clinician's name, or a recovery key. To a field named as if it
/// were for a code that is used once it makes no offer. Nor is a passphrase wanted that the browser fills in for whoever sits at the
/// locked page. Password managers of one's own work by pasting.
const NEVER_STORED: &str = "one-time-passphrase";

/// What all fields share: label above, hint and error below, and how both are told to who hears the field.
pub(super) struct Frame {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) hint: Signal<Option<String>>,
    pub(super) error: Signal<Option<String>>,
}

impl Frame {
    /// The ids of the hint and the error, as `aria-describedby` wants them.
    pub(super) fn described_by(&self) -> impl Fn() -> Option<String> + Send + 'static {
        let (id, hint, error) = (self.id.clone(), self.hint, self.error);
        move || {
            let one =
                |part: &str, said: Signal<Option<String>>| said.with(Option::is_some).then(|| format!("{id}-{part}"));
            let ids: Vec<_> = [one("hint", hint), one("error", error)].into_iter().flatten().collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    }

    /// Whether it is wrong, as `aria-invalid` wants it.
    pub(super) fn invalid(&self) -> impl Fn() -> Option<&'static str> + Send + 'static {
        let error = self.error;
        move || error.with(Option::is_some).then_some("true")
    }

    /// The whole, around what is typed or chosen in.
    pub(super) fn around(self, input: impl IntoView) -> AnyView {
        let Self { id, label, hint, error } = self;
        let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
        view! {
            <div class="field" class:invalid=move || error.with(Option::is_some)>
                <label for=id>{label}</label>
                {input.into_any()}
                {move || hint.get().map(|text| view! { <p class="hint" id=hint_id.clone()>{own_words(text)}</p> })}
                {move || error.get().map(|text| view! { <p class="error" id=error_id.clone()>{own_words(text)}</p> })}
            </div>
        }
        .into_any()
    }
}

/// One line of text; a number too, so that a wrong one stays as typed beside its error instead of vanishing.
#[component]
pub(crate) fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
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
    show(node, value);
    let take = move || take(node, value);
    let frame = Frame { id: id.clone(), label, hint, error };
    let input = view! {
        <input
            id=id
            type=kind
            name=(kind == "password").then_some(NEVER_STORED)
            inputmode=inputmode
            autocomplete="off"
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
            class:unset=move || kind == "time" && value.with(String::is_empty)
            node_ref=node
            on:input=move |_| take()
            // A part of a date is typed without an `input`, as the value stays empty.
            on:keyup=move |_| take()
            on:focusout=move |_| take()
        />
        {bounds.map(|kind| characters_left(value, kind))}
    };
    frame.around(input)
}

/// Several lines of text.
#[component]
pub(crate) fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// What is kept of it, where that is bounded.
    #[prop(default = Some(TextKind::Note))]
    bounds: Option<TextKind>,
) -> impl IntoView {
    let node = NodeRef::<html::Textarea>::new();
    show_lines(node, value);
    let frame = Frame { id: id.clone(), label, hint, error };
    let input = view! {
        <textarea
            id=id
            rows="3"
            autocomplete="off"
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
            node_ref=node
            on:input=move |event| value.set(event_target_value(&event))
        ></textarea>
        {bounds.map(|kind| characters_left(value, kind))}
    };
    frame.around(input)
}

/// How long a text is, said once it nears what is kept: from nine tenths of it on.
fn characters_left(value: RwSignal<String>, kind: TextKind) -> AnyView {
    let length = Memo::new(move |_| value.with(|text| text.trim().chars().count()));
    let words = move || {
        let (length, most) = (length.get(), kind.most());
        (length * 10 >= most * 9).then(|| {
            let (is_too_long, length, most) = (length > most, grouped(length), grouped(most));
            let words = match is_too_long {
                true => say!("{length} of {most} characters: it is too long to be kept", length, most),
                false => say!("{length} of {most} characters", length, most),
            };
            view! { <p class="hint">{words}</p> }
        })
    };
    words.into_any()
}

/// A box to tick, with its label behind it.
#[component]
pub(crate) fn Checkbox(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input id=id type="checkbox" autocomplete="off" bind:checked=value />
            <span>{move || label.get()}</span>
        </label>
    }
}

/// Whether the field shows a part of a date or time. Its value is empty then, as if nothing stood there.
fn is_half_typed(input: &web_sys::HtmlInputElement) -> bool {
    input.validity().bad_input()
}

/// Takes what stands in the field into the text. A field that is taken off the page while somebody is in it loses the focus, and is heard
/// once more when the text is gone already: then there is nothing left to take it into.
fn take(input: NodeRef<html::Input>, text: RwSignal<String>) {
    let Some(input) = input.try_get_untracked().flatten() else { return };
    let typed = if is_half_typed(&input) { HALF_TYPED.to_owned() } else { input.value() };
    if text.try_with_untracked(|text| *text != typed) == Some(true) {
        let _ = text.try_set(typed);
    }
}

/// Shows the text in a field of one line.
fn show(input: NodeRef<html::Input>, text: RwSignal<String>) {
    effect(move || {
        let Some(input) = input.get() else { return };
        let now = text.get();
        let is_half = is_half_typed(&input);
        if is_half && now == HALF_TYPED || !is_half && input.value() == now {
            return;
        }
        input.set_value(&now);
        // A field of dates shows nothing for what is no date; then nothing is what it says.
        if matches!(input.type_().as_str(), "date" | "time") && input.value() != now {
            text.set(input.value());
        }
    });
}

/// Shows the text in a field of several lines.
fn show_lines(area: NodeRef<html::Textarea>, text: RwSignal<String>) {
    effect(move || {
        let Some(area) = area.get() else { return };
        let now = text.get();
        if area.value() != now {
            area.set_value(&now);
        }
    });
}
