//! What is half typed in a form whose fields are its own and not the driver's: asked for when it is left or the clinic is locked, and taken up
//! again.

use super::place::FormTexts;
use crate::desk::Draft;
use crate::pages::state::{Desk, Typed};
use crate::ui::effect;
use leptos::prelude::*;
use std::rc::Rc;

type Ask = Rc<dyn Fn() -> Option<Typed>>;

/// The draft of such a form. Every part of the form holds a copy.
#[derive(Clone, Copy)]
pub(crate) struct OwnDraft {
    desk: Desk,
    /// What was taken up: no longer offered once it is saved.
    taken_up: StoredValue<Option<Draft>>,
    /// Whether what is typed is being saved.
    is_saving: StoredValue<bool>,
    ask: StoredValue<Option<Ask>, LocalStorage>,
}

impl OwnDraft {
    /// Lets the form of that name on that page be asked for what is half typed in it. `texts` gives what stands in it and what it began with,
    /// while it is open; `put` puts in what a draft has, and opens it where it isn't.
    pub(crate) fn keep(
        desk: Desk,
        (form, page): (&'static str, String),
        texts: impl Fn() -> Option<(FormTexts, FormTexts)> + 'static,
        put: impl Fn(&Draft) + 'static,
    ) -> Self {
        let own = Self {
            desk,
            taken_up: StoredValue::new(None),
            is_saving: StoredValue::new(false),
            ask: StoredValue::new_local(None),
        };
        let path = page.clone();
        let typed = move || {
            let (texts, began_with) = texts()?;
            let (path, form, target) = (path.clone(), form.to_owned(), String::new());
            (texts != began_with).then(|| Typed {
                draft: Draft { path, form, target, texts, began_with },
                taken_up: own.taken_up.try_get_value().flatten(),
                is_saving: own.is_saving.try_get_value() == Some(true),
            })
        };
        let typed: Ask = Rc::new(typed);
        own.ask.set_value(Some(Rc::clone(&typed)));
        desk.can_be_asked(move || typed());
        effect(move || {
            if let Some(draft) = desk.resumed(form, &page) {
                if own.taken_up.with_value(|before| before.as_ref() != Some(&draft)) {
                    own.put_aside();
                    untrack(|| put(&draft));
                    own.taken_up.set_value(Some(draft));
                }
                desk.take_up();
            }
        });
        own
    }

    /// Saves what is typed by that work, which is given what was taken up; what is asked for meanwhile is being saved.
    pub(crate) fn save<T>(self, work: impl AsyncFnOnce(Option<Draft>) -> T) -> impl Future<Output = T> {
        self.is_saving.set_value(true);
        async move {
            let done = work(self.taken_up.try_get_value().flatten()).await;
            // The page may be gone by then, and its form with it.
            let _ = self.is_saving.try_set_value(false);
            done
        }
    }

    /// Has what is half typed in it offered again, as it is about to be closed.
    pub(crate) fn put_aside(self) {
        let ask = self.ask.try_get_value().flatten();
        if let Some(typed) = ask.and_then(|ask| untrack(|| ask())) {
            self.desk.put_aside(typed);
        }
    }

    /// What was typed is done with, in a way that knows of no drafts: it is offered no more.
    pub(crate) fn is_done(self) {
        if let Some(draft) = self.taken_up.try_get_value().flatten() {
            self.desk.discard_draft(&draft);
        }
        self.start_over();
    }

    /// The form begins anew: what is typed from now on is no longer what was taken up.
    pub(crate) fn start_over(self) {
        let _ = self.taken_up.try_set_value(None);
    }
}
