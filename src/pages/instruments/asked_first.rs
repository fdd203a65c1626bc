//! What is said of a questionnaire before it is kept, where something of the one that it replaces is lost, or its sum is off the instrument's
//! scale: it is kept only by a second, other press.

use crate::ui::{button, focus_id, once_drawn};
use crate::words::worded;
use leptos::prelude::*;

/// The id of the button that does no harm.
const BACK: &str = "questionnaire-go-on";

/// What is said at present; nothing where nothing was asked.
#[derive(Clone, Copy)]
pub(super) struct AskedFirst(RwSignal<Vec<String>>);

impl AskedFirst {
    /// Nothing is said yet. What is said goes as soon as something of what `follows` reads is changed.
    pub(super) fn new<T: 'static>(follows: impl Fn() -> T + 'static) -> Self {
        let said = RwSignal::new(Vec::new());
        Effect::watch(follows, move |_, _, _| said.set(Vec::new()), false);
        Self(said)
    }

    /// Says that, one sentence or two each, and leads to the button that does no harm.
    pub(super) fn say(self, concerns: Vec<String>) {
        self.0.set(concerns);
        once_drawn(|| focus_id(BACK));
    }

    /// What is said, with what can be done; `keep` keeps it all the same.
    pub(super) fn view(self, keep: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
        let asked = move || {
            let said = self.0.get();
            (!said.is_empty()).then(|| {
                let lines = said.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
                let keep = move |_| {
                    self.0.set(Vec::new());
                    keep();
                };
                view! {
                    <p><b>{worded("It is not kept yet:")}</b></p>
                    <ul>{lines}</ul>
                    <p class="actions">
                        {button(worded("Keep it so"), keep).danger()}
                        {button(worded("Go on editing"), move |_| self.0.set(Vec::new())).id(BACK)}
                    </p>
                }
            })
        };
        view! { <div role="alert">{asked}</div> }.into_any()
    }
}
