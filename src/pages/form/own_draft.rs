//! What is half typed in a form whose fields are its own and not the driver's: asked for when it is left or the clinic is locked, and taken up
//! again.

use super::place::FormTexts;
use crate::desk::Draft;
use crate::pages::state::{Desk, Typed};
use crate::ui::effect;
use leptos::prelude::*;
use std::rc::Rc;

type Ask = Rc<dyn Fn() -> Option<(FormTexts, FormTexts)>>;

/// What a form saves, and so what of the same is done with by that.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saves {
    /// One more of several, such as a note: what else was half typed stays offered, but for what says the same.
    One,
    /// What there is only one of, such as a plan: it stands in place of all that was half typed of it.
    Whole,
}

/// The draft of such a form. Every part of the form holds a copy.
#[derive(Clone, Copy)]
pub(crate) struct OwnDraft {
    desk: Desk,
    saves: Saves,
    /// Of which form on which page, without texts.
    of: StoredValue<Draft>,
    /// What was taken up: no longer offered once it is saved.
    taken_up: StoredValue<Option<Draft>>,
    /// Whether what is typed is being saved.
    is_saving: StoredValue<bool>,
    ask: StoredValue<Ask, LocalStorage>,
}

impl OwnDraft {
    /// Lets the form of that name on that page be asked for what is half typed in it. `texts` gives what stands in it and what it began with,
    /// while it is open; `put` puts in what a draft has, and opens it where it isn't.
    pub(crate) fn keep(
        desk: Desk,
        (form, page): (&'static str, String),
        saves: Saves,
        texts: impl Fn() -> Option<(FormTexts, FormTexts)> + 'static,
        put: impl Fn(&Draft) + 'static,
    ) -> Self {
        let of = Draft { path: page.clone(), form: form.to_owned(), ..Draft::default() };
        let own = Self {
            desk,
            saves,
            of: StoredValue::new(of),
            taken_up: StoredValue::new(None),
            is_saving: StoredValue::new(false),
            ask: StoredValue::new_local(Rc::new(texts)),
        };
        desk.can_be_asked(move || own.typed());
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

    /// The form as it stands, if it is open.
    fn now(self) -> Option<Draft> {
        let ask = self.ask.try_get_value()?;
        let (texts, began_with) = untrack(|| ask())?;
        Some(Draft { texts, began_with, ..self.of.try_get_value()? })
    }

    /// What is half typed in it.
    fn typed(self) -> Option<Typed> {
        let draft = self.now().filter(|draft| draft.texts != draft.began_with)?;
        let taken_up = self.taken_up.try_get_value().flatten();
        Some(Typed { draft, taken_up, is_saving: self.is_saving.try_get_value() == Some(true) })
    }

    /// What is offered no more once this is saved.
    fn done_with(self) -> Vec<Draft> {
        let taken_up = self.taken_up.try_get_value().flatten();
        let saved = match self.saves {
            Saves::One => self.now().map(|draft| self.desk.said_by(&draft)),
            Saves::Whole => self.of.try_get_value().map(|of| self.desk.offered_beside(&of)),
        };
        taken_up.into_iter().chain(saved.unwrap_or_default()).collect()
    }

    /// Saves what is typed by that work, which is given what is offered no more with it; what is asked for meanwhile is being saved.
    pub(crate) fn save<T>(self, work: impl AsyncFnOnce(Vec<Draft>) -> T) -> impl Future<Output = T> {
        self.is_saving.set_value(true);
        let done_with = self.done_with();
        async move {
            let done = work(done_with).await;
            // The page may be gone by then, and its form with it.
            let _ = self.is_saving.try_set_value(false);
            done
        }
    }

    /// Has what is half typed in it offered again, as it is about to be closed.
    pub(crate) fn put_aside(self) {
        if let Some(typed) = self.typed() {
            self.desk.put_aside(typed);
        }
    }

    /// What was typed is done with, in a way that knows of no drafts: it is offered no more.
    pub(crate) fn is_done(self) {
        self.done_with().iter().for_each(|draft| self.desk.discard_draft(draft));
        self.start_over();
    }

    /// The form begins anew: what is typed from now on is no longer what was taken up.
    pub(crate) fn start_over(self) {
        let _ = self.taken_up.try_set_value(None);
    }
}
