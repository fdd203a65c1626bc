//! The way through the page: from place to place, by its own buttons and by the browser's Back and Forward.

use super::place::{Entry, Page, Place};
use super::state::{HEADING, Report};
use crate::questionnaire::ItemIndex;
use crate::ui::questions::QuestionForm;
use crate::ui::{focus_id, once_drawn};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

impl Report {
    /// Goes to a place, which the browser's Back leads out of again. Where that is the one before, it is gone back to, so that Back never leads
    /// to what the person has just left by going back.
    pub(super) fn go(self, place: Place) {
        let is_before = self.here.get_value().before == Some(place);
        if !is_before || window().history().and_then(|history| history.back()).is_err() {
            self.go_on(place);
        }
    }

    /// Goes to a place anew, also where it is the one before: what is changed is sealed again there, and gone back to it would be not sealed yet.
    pub(super) fn go_on(self, place: Place) {
        let (here, history) = (self.here.get_value(), window().history());
        let is_all = self.is_all.get_untracked();
        let next = Entry { place, before: Some(here.place), depth: here.depth + 1, is_all };
        let is_kept = history.and_then(|history| history.push_state_with_url(&next.to_state(), "", None)).is_ok();
        // Where the browser takes no more entries, Back leads farther than it should.
        self.here.set_value(if is_kept { next } else { Entry { before: None, depth: here.depth, ..next } });
        self.show(place);
    }

    /// Shows what the browser's history has come to.
    pub(super) fn follow(self, state: &JsValue) {
        let entry = Entry::read(state);
        if self.page.get_untracked() == Page::Sent {
            // Of what was sent nothing stays, in none of the addresses that it was answered at.
            if entry.is_some() {
                leave_address();
            }
            return;
        }
        let place = match entry.map(|entry| self.known(entry)) {
            // The first one was there before the box was ticked.
            Some(Entry { depth: 0, place, .. }) => place,
            Some(Entry { is_all, place, .. }) => {
                self.is_all.set(is_all);
                place
            }
            // The same link was opened once more.
            None => {
                self.replace(Entry::START);
                Place::Start
            }
        };
        self.show(place);
    }

    /// Where a page that is loaded again was; where a link opens, it begins.
    pub(super) fn resume(self) {
        let state = window().history().and_then(|history| history.state()).unwrap_or_default();
        match Entry::read(&state) {
            Some(entry) => {
                let entry = self.known(entry);
                self.is_all.set(entry.is_all);
                self.arrange(entry.place);
            }
            None => self.replace(Entry::START),
        }
    }

    /// The first question of that form.
    pub(super) fn first_of(self, form: usize) -> Place {
        self.question_of(form, <[ItemIndex]>::first)
    }

    /// The last one.
    pub(super) fn last_of(self, form: usize) -> Place {
        self.question_of(form, <[ItemIndex]>::last)
    }

    fn question_of(self, form: usize, which: fn(&[ItemIndex]) -> Option<&ItemIndex>) -> Place {
        let questions = untrack(move || self.form(form).map(QuestionForm::questions));
        let question = questions.and_then(|questions| which(&questions).copied());
        Place::Question { form, question: question.unwrap_or_default(), is_corrected: false }
    }

    /// Begins with the first question.
    pub(super) fn begin(self) {
        self.go(if self.is_all.get_untracked() { Place::All } else { self.first_of(0) });
    }

    /// What stands before all answers.
    pub(super) fn before_answers(self) -> Place {
        let last = self.forms.with_value(Vec::len).saturating_sub(1);
        if self.is_all.get_untracked() { Place::All } else { self.last_of(last) }
    }

    /// Goes to a question.
    pub(super) fn go_to_question(self, form: usize, question: ItemIndex) {
        self.go_to(Place::Question { form, question, is_corrected: false });
    }

    /// Goes to a question whose answer is to be corrected, and that leads back to all answers.
    pub(super) fn correct(self, form: usize, question: ItemIndex) {
        self.go_to(Place::Question { form, question, is_corrected: true });
    }

    fn go_to(self, place: Place) {
        match place {
            Place::Question { form, question, .. } if self.is_all.get_untracked() => {
                self.go_on(Place::All);
                self.form(form).into_iter().for_each(|form| form.go_to(question));
            }
            place => self.go(place),
        }
    }

    /// Sent: nothing of it stays, neither in this browser nor in the address.
    pub(super) fn end(self) {
        self.forget();
        self.page.set(Page::Sent);
        leave_address();
        // Out of all questions: Back leads on from here to where the person came from.
        let depth = self.here.get_value().depth;
        if depth > 0 {
            let _ = window().history().and_then(|history| history.go_with_delta(-depth));
        }
        once_drawn(|| focus_id(HEADING));
    }

    /// The entry, or where there is no such place the nearest: another one that the browser kept, or answers that were never sealed.
    fn known(self, entry: Entry) -> Entry {
        let place = match entry.place {
            Place::Question { form, question, .. } if !self.has(form, question) => Place::Start,
            Place::Send if !self.is_sealed() => Place::Summary,
            place => place,
        };
        let known = Entry { place, ..entry };
        if known == entry {
            self.here.set_value(known);
        } else {
            self.replace(known);
        }
        known
    }

    fn has(self, form: usize, question: ItemIndex) -> bool {
        self.form(form).is_some_and(|form| form.questionnaire().item(question).is_some())
    }

    fn replace(self, entry: Entry) {
        self.here.set_value(entry);
        // Where the browser keeps nothing, Back leads out of the page.
        let _ = window().history().and_then(|history| history.replace_state_with_url(&entry.to_state(), "", None));
    }

    /// Draws a place, and moves the focus there.
    fn show(self, place: Place) {
        let is_new = self.page.get_untracked() != place.page();
        self.arrange(place);
        match place {
            Place::Question { form, question, is_corrected } if !is_new || is_corrected => {
                self.form(form).into_iter().for_each(|form| form.enter_at(question));
            }
            Place::Question { form, .. } => self.form(form).into_iter().for_each(QuestionForm::enter_at_title),
            Place::All => self.form(0).into_iter().for_each(QuestionForm::enter_at_title),
            Place::Start | Place::Summary | Place::Send => once_drawn(|| focus_id(HEADING)),
        }
        if is_new {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// Draws a place.
    fn arrange(self, place: Place) {
        if let Place::Question { form, question, is_corrected } = place {
            self.form(form).into_iter().for_each(|form| form.arrange(question, is_corrected));
        }
        if self.page.get_untracked() != place.page() {
            self.page.set(place.page());
        }
    }
}

/// Takes the link out of the address.
fn leave_address() {
    let path = window().location().pathname().unwrap_or_default();
    let _ = window().history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&path)));
}
