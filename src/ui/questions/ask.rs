//! What takes answers away, or seals a form that has none, asks once before it does, and says what that means.

use crate::ui::{button, focus_id, once_drawn};
use leptos::prelude::*;

/// The id of the question, which gets the focus when it comes.
const QUESTION: &str = "asked";

/// A question that is asked or not.
#[derive(Clone, Copy)]
pub(crate) struct Ask {
    is_asked: RwSignal<bool>,
    /// What has the focus once it is answered.
    focus: &'static str,
    /// The button that leaves all as it is.
    leave: &'static str,
    /// The button that does it.
    act: &'static str,
    /// Whether that takes something away.
    erases: bool,
}

impl Ask {
    /// Nothing is asked yet.
    pub(crate) fn new(focus: &'static str, leave: &'static str, act: &'static str) -> Self {
        Self { is_asked: RwSignal::new(false), focus, leave, act, erases: false }
    }

    /// The same of what takes something away.
    pub(crate) fn that_erases(self) -> Self {
        Self { erases: true, ..self }
    }

    /// Asks.
    pub(crate) fn ask(self) {
        self.set(true, QUESTION);
    }

    /// `ways` while nothing is asked. Else `what` it means, with the button that does it, and the one that leaves all as it is.
    pub(crate) fn view(
        self,
        ways: impl Fn() -> AnyView + Send + 'static,
        what: impl Fn() -> String + Send + 'static,
        done: Callback<()>,
    ) -> AnyView {
        let view = move || {
            if !self.is_asked.get() {
                return ways();
            }
            let act = button(self.act, move |_| {
                self.set(false, self.focus);
                done.run(());
            });
            view! {
                <p id=QUESTION class="missing" tabindex="-1">{untrack(&what)}</p>
                <p class="actions">
                    {button(self.leave, move |_| self.set(false, self.focus))}
                    {if self.erases { act.danger() } else { act }}
                </p>
            }
            .into_any()
        };
        view.into_any()
    }

    fn set(self, is_asked: bool, focus: &'static str) {
        self.is_asked.set(is_asked);
        once_drawn(move || focus_id(focus));
    }
}
