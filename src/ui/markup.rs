//! Markup that pages share, as plain functions: each differently typed tree is compiled anew.

use crate::browser::hosted::app_url;
use crate::words::LANGUAGE_TAG;
use leptos::prelude::*;

/// What helps, in small letters.
pub fn hint_text(words: impl Into<String>) -> AnyView {
    view! { <p class="hint">{words.into()}</p> }.into_any()
}

/// The app's own words among those of a questionnaire, which may be in another language and direction.
pub fn own_words(words: impl Into<String>) -> AnyView {
    view! { <bdi lang=LANGUAGE_TAG>{words.into()}</bdi> }.into_any()
}

/// Why something was refused, said as it appears.
pub fn refusal(said: RwSignal<Option<String>>) -> AnyView {
    view! { <p class="form-error" role="alert">{move || said.get()}</p> }.into_any()
}

/// A page in whose place there is nothing to show: what that means, and below it the ways on.
pub fn empty_page(title: impl Into<String>, about: impl Into<String>, ways: AnyView) -> AnyView {
    view! {
        <div class="empty-page">
            <h1>{title.into()}</h1>
            <p>{about.into()}</p>
            <p class="actions">{ways}</p>
        </div>
    }
    .into_any()
}

/// A link that looks like the button to press first.
pub fn way(href: &'static str, words: &'static str) -> AnyView {
    view! { <a class="button primary" href=app_url(href)>{words}</a> }.into_any()
}

/// A section of a page under its heading, whose id is given.
pub fn section(id: &'static str, class: &'static str, heading: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class=class aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            {body}
        </section>
    }
    .into_any()
}
