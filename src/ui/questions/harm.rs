//! Help in a crisis: always in reach, and shown at once where an answer tells of harm; calmly, and without blame.

use crate::self_report::{Contact, CrisisLine};
use crate::ui::once_drawn;
use crate::words::{HarmWords, LANGUAGE_TAG, harm_words, line_words, worded};
use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

/// Whom to call now, while `tells` is so. It stands there empty before, so that it is heard when it comes, after what is being read.
pub(crate) fn harm_notice(tells: Signal<bool>, contact: StoredValue<Contact>, dials: bool) -> AnyView {
    let notice = move || {
        if !tells.get() {
            return ().into_any();
        }
        let HarmWords { first, call, not_at_once } = harm_words();
        view! {
            <div class="harm" lang=LANGUAGE_TAG dir="ltr">
                <p><strong>{first}</strong></p>
                <p>{call}</p>
                {contact.with_value(|contact| whom(contact, dials))}
                <p>{not_at_once}</p>
            </div>
        }
        .into_any()
    };
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |was: Option<bool>| {
        let is_told = tells.get();
        // It is brought into view where an answer calls it up; a page that opens with it is read from its top.
        if was == Some(false) && is_told {
            once_drawn(move || {
                // By then the form may be gone.
                if let Some(notice) = place.try_get_untracked().flatten() {
                    bring_into_view(&notice);
                }
            });
        }
        is_told
    });
    view! { <div role="status" node_ref=place>{notice}</div> }.into_any()
}

/// Brings it into view at once and without a movement; the focus stays. What is higher than the screen begins at its top.
fn bring_into_view(notice: &Element) {
    let place = notice.get_bounding_client_rect();
    let screen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    if place.bottom() > screen {
        notice.scroll_into_view_with_bool(place.height() > screen);
    }
}

/// The same, folded, for whoever needs it at any time.
pub(crate) fn help(contact: StoredValue<Contact>, dials: bool) -> AnyView {
    view! {
        <details class="help">
            <summary>{worded("Help in a crisis")}</summary>
            <p>{harm_words().call}</p>
            {contact.with_value(|contact| whom(contact, dials))}
            <p>{harm_words().not_at_once}</p>
        </details>
    }
    .into_any()
}

/// The clinic's numbers, which must be seen at once also where its own words below them are many. Where it has set no number, those of the United States, and said to be that.
fn whom(contact: &Contact, dials: bool) -> AnyView {
    let is_default = contact.lines().is_empty();
    let lines = if is_default { Contact::united_states() } else { contact.lines().to_vec() };
    let line = move |CrisisLine { kind, number }: CrisisLine| {
        let dialled: String = number.chars().filter(|digit| !digit.is_whitespace()).collect();
        let number = match dials {
            true => view! { <a href=format!("tel:{}", dialled.replace('#', "%23"))>{number}</a> }.into_any(),
            false => view! { <b>{number}</b> }.into_any(),
        };
        view! { <li>{line_words(kind)} ": " {number}</li> }
    };
    let own = contact.words().lines().map(|line| view! { <p dir="auto">{line.to_owned()}</p> }).collect_view();
    view! {
        {is_default.then(|| view! { <p>{worded("In the United States:")}</p> })}
        <ul class="lines">{lines.into_iter().map(line).collect_view()}</ul>
        {own}
    }
    .into_any()
}
