//! What takes the answers away asks once before it does, and names what goes.

use crate::ui::{button, focus_id, once_drawn};
use crate::words::worded;
use leptos::prelude::*;

/// The id of the question, which gets the focus when it comes.
const QUESTION: &str = "asked";

/// A question that is asked or not.
#[derive(Clone, Copy)]
pub(super) struct Ask(RwSignal<bool>);

impl Ask {
    /// Nothing is asked yet.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Asks.
    pub(super) fn ask(self) {
        self.set(true, QUESTION);
    }

    /// `ways` while nothing is asked. Else `what` goes, with the button that lets it go, and the one that leaves it; after either the focus is at
    /// `focus`.
    pub(super) fn view(
        self,
        focus: &'static str,
        ways: impl Fn() -> AnyView + Send + 'static,
        what: impl Fn() -> String + Send + 'static,
        erase_words: &'static str,
        erase: Callback<()>,
    ) -> AnyView {
        let view = move || {
            if !self.0.get() {
                return ways();
            }
            let erase = move |_| {
                self.set(false, focus);
                erase.run(());
            };
            view! {
                <p id=QUESTION class="missing" tabindex="-1">{untrack(&what)}</p>
                <p class="actions">
                    {button(worded("Keep them"), move |_| self.set(false, focus))}
                    {button(erase_words, erase).danger()}
                </p>
            }
            .into_any()
        };
        view.into_any()
    }

    fn set(self, asks: bool, focus: &'static str) {
        self.0.set(asks);
        once_drawn(move || focus_id(focus));
    }
}
