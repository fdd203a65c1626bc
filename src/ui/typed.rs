//! A field and its text, kept the same: what is typed goes into the text, and the field shows the text.
//!
//! The field is written to only where the text isn't what stands there. Written back at each key, a date of which one part has just been
//! typed loses it: the browser begins anew with every value that it is given.

use crate::record::HALF_TYPED;
use leptos::html;
use leptos::prelude::*;

/// Whether the field shows a part of a date or time. Its value is empty then, as if nothing stood there.
fn is_half_typed(input: &web_sys::HtmlInputElement) -> bool {
    input.validity().bad_input()
}

/// Takes what stands in the field into the text. A field that is taken off the page while somebody is in it loses the focus, and is heard
/// once more when the text is gone already: then there is nothing left to take it into.
pub(super) fn take(input: NodeRef<html::Input>, text: RwSignal<String>) {
    let Some(input) = input.try_get_untracked().flatten() else { return };
    let typed = if is_half_typed(&input) { HALF_TYPED.to_owned() } else { input.value() };
    if text.try_with_untracked(|text| *text != typed) == Some(true) {
        let _ = text.try_set(typed);
    }
}

/// Shows the text in a field of one line.
pub(super) fn show(input: NodeRef<html::Input>, text: RwSignal<String>) {
    Effect::new(move |_| {
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
pub(super) fn show_lines(area: NodeRef<html::Textarea>, text: RwSignal<String>) {
    Effect::new(move |_| {
        let Some(area) = area.get() else { return };
        let now = text.get();
        if area.value() != now {
            area.set_value(&now);
        }
    });
}
