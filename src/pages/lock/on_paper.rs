//! What is shown once goes on only when somebody says that it is on paper.

use crate::ui::{Checkbox, button};
use crate::words::worded;
use leptos::prelude::*;

/// Prints the page; a box to tick once all is on paper; and the button that goes on then, before `children`.
#[component]
pub(crate) fn OnPaper(
    id: &'static str,
    label: &'static str,
    /// What is said where it isn't ticked.
    missing: &'static str,
    done: Callback<()>,
    #[prop(into)] go_on: Signal<&'static str>,
    /// Whether it is already being done.
    #[prop(optional, into)]
    busy: Signal<bool>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (is_ticked, is_missing) = (RwSignal::new(false), RwSignal::new(false));
    let print = move |_| {
        // Where the browser doesn't print, all of it is still there to be written down.
        let _ = window().print();
    };
    let finish = move |_| {
        if is_ticked.get_untracked() {
            done.run(());
        } else {
            is_missing.set(true);
        }
    };
    view! {
        <div class="no-print">
            <p class="actions">{button(worded("Print…"), print)}</p>
            <Checkbox id=id label=Signal::stored(label.to_owned()) value=is_ticked />
            <p class="form-error" role="alert">{move || (is_missing.get() && !is_ticked.get()).then_some(missing)}</p>
            <p class="actions">
                {button(move || go_on.get(), finish).primary().busy(busy)}
                {children.map(|children| children())}
            </p>
        </div>
    }
}
