//! Questions before a form's record is kept: asked once, and saved again as it is, it is meant.

use crate::record::Question;
use crate::words::{question_words, say, worded};
use leptos::prelude::*;

/// What a form asks at present. Every part of the form holds a copy.
#[derive(Clone, Copy)]
pub(super) struct Asked(RwSignal<Vec<Question>>);

impl Asked {
    /// Nothing.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// The form starts over.
    pub(super) fn clear(self) {
        self.0.set(Vec::new());
    }

    /// Whether what stands out has been asked about and is meant. If not, it is asked now.
    pub(super) fn is_meant(self, now: Vec<Question>) -> bool {
        let is_meant = now.is_empty() || self.0.with_untracked(|before| *before == now);
        if !is_meant {
            self.0.set(now);
        }
        is_meant
    }

    /// The questions; `save` is what the save button says.
    pub(super) fn view(self, save: &'static str) -> AnyView {
        let body = move || {
            let questions = self.0.get();
            (!questions.is_empty()).then(|| {
                let items = questions.into_iter().map(|q| view! { <li>{question_words(&q)}</li> }).collect_view();
                view! {
                    <div class="ask">
                        <p><b>{worded("Is this right?")}</b></p>
                        <ul>{items}</ul>
                        <p>{say!("Change it, or press “{save}” again to keep it as entered.", save)}</p>
                    </div>
                }
            })
        };
        view! { <div role="alert">{body}</div> }.into_any()
    }
}
