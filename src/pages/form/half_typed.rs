//! What is half typed in a form: asked for when it is left or the clinic is locked, taken up again after, and kept where its record is gone.

use super::driver::{Form, focus_in_form};
use super::place::{Place, Waiting};
use crate::desk::Draft;
use crate::pages::state::Typed;
use crate::record::Key;
use crate::ui::use_path;
use crate::ui::{button, effect};
use crate::words::worded;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

impl Form {
    /// Says that what is edited is gone, and offers to keep what was typed as a new record.
    pub(crate) fn offer_as_new(self, why: &str) {
        self.refused.set(Some(why.to_owned()));
        self.gone.set(true);
    }

    /// The button of that offer; `begin` makes the form one for a new record, with what was typed in it.
    pub(crate) fn as_new_button(self, begin: impl Fn() + Copy + Send + 'static) -> impl IntoView {
        let press = move |_| {
            let (texts, offered) = (self.texts_now(), self.taken_up.get_value());
            self.waiting.set_value(Some(Waiting { texts, began_with: BTreeMap::new(), offered }));
            begin();
        };
        move || {
            self.gone.get().then(|| {
                view! { <p class="actions">{button(worded("Keep it as a new one"), press)}</p> }
            })
        }
    }

    /// Lets the form be asked for what is half typed in it, and opens it again to take that up. It is open while there is a `target`, of which
    /// `place` says where that is; `read` reads one as a place names it, where it is this form's.
    pub(crate) fn keeps_drafts<T: Clone + Send + Sync + 'static>(
        self,
        target: RwSignal<Option<T>>,
        place: impl Fn(T) -> Place + 'static,
        read: impl Fn(&str) -> Option<T> + 'static,
    ) {
        let desk = self.desk;
        let place = Rc::new(place);
        let place_of = Rc::clone(&place);
        self.place.set_value(Some(Rc::new(move || target.get_untracked().map(|target| place_of(target)))));
        desk.can_be_asked(move || self.typed());
        effect(move || {
            let Some(draft) = desk.resumed_by(self.id) else { return };
            // The page that is being left may have such a form too.
            let is_here = |found: &T| place(found.clone()).page == draft.path;
            let Some(found) = read(&draft.target).filter(is_here) else { return };
            let (texts, began_with) = (draft.texts.clone(), draft.began_with.clone());
            self.waiting.set_value(Some(Waiting { texts, began_with, offered: Some(draft) }));
            target.set(Some(found));
            desk.take_up();
        });
    }

    /// Where it is open.
    fn open_at(self) -> Option<Place> {
        let ask = self.place.try_get_value().flatten()?;
        ask()
    }

    /// What is half typed in it, if it is open.
    fn typed(self) -> Option<Typed> {
        let Place { page: path, target, more } = self.open_at()?;
        let mut texts = self.texts_now();
        let began_with = self.base.texts();
        texts.extend(more);
        (texts != began_with).then(|| Typed {
            draft: Draft { path, form: self.id.to_owned(), target, texts, began_with },
            taken_up: self.taken_up.get_value(),
            is_saving: self.saving.get_untracked(),
        })
    }

    /// Has what is half typed in it offered again, as it is about to be closed.
    pub(crate) fn put_aside(self) {
        if let Some(typed) = self.typed() {
            self.desk.put_aside(typed);
        }
    }

    /// What was half typed before about the same.
    pub(crate) fn half_typed_before(self) -> Option<Waiting> {
        let Place { target, .. } = self.open_at()?;
        let draft = self.desk.offered_of(self.id, &target)?;
        Some(Waiting { texts: draft.texts.clone(), began_with: draft.began_with.clone(), offered: Some(draft) })
    }

    /// What is offered no more once this is saved: what was taken up, and what else says nothing about the same that is not said here.
    pub(crate) fn done_with(self) -> Vec<Draft> {
        let saved = self.typed().map(|typed| self.desk.said_by(&typed.draft)).unwrap_or_default();
        self.taken_up.get_value().into_iter().chain(saved).collect()
    }

    /// Says that the form stands as it was half typed before, with the way to an unused one.
    pub(crate) fn continued(self) -> impl IntoView {
        let start_over = move |_| {
            if let Some(draft) = self.taken_up.get_value() {
                self.desk.discard_draft(&draft);
            }
            self.again.notify();
            // The button goes, and the focus would go with it.
            focus_in_form(".record-form :is(input, select, textarea)");
        };
        move || {
            self.is_continued.get().then(|| {
                view! {
                    <div class="continued" role="status">
                        <p>{worded("Half typed before and not saved: it stands here again.")}</p>
                        {button(worded("Throw it away and start over"), start_over).quiet()}
                    </div>
                }
            })
        }
    }

    /// A text that was typed outside the form's fields and is taken up.
    pub(crate) fn taken_up(self, name: &str) -> Option<String> {
        self.taken_up.with_value(|draft| draft.as_ref()?.texts.get(name).cloned())
    }
}

/// The page that is being set up, as a draft names it. Asked when it is left, the browser would name the next one.
pub(crate) fn use_page() -> String {
    use_path().get_untracked()
}

/// Two keys, or one and none, as a draft's target names them.
pub(crate) fn target_text(patient: Option<Key>, record: Option<Key>) -> String {
    let text = |key: Option<Key>| key.map_or_else(|| "-".to_owned(), |key| key.to_string());
    format!("{} {}", text(patient), text(record))
}

/// The two keys of such a target.
pub(crate) fn target_keys(text: &str) -> Option<(Option<Key>, Option<Key>)> {
    let key = |text: &str| if text == "-" { Some(None) } else { text.parse().ok().map(Some) };
    let (patient, record) = text.split_once(' ')?;
    Some((key(patient)?, key(record)?))
}
