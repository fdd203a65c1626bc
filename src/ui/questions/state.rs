//! A questionnaire that is being answered: its answers, which question is shown, and where the focus goes.

use super::flow::questions_asked;
use crate::questionnaire::{Answer, Answers, ItemIndex, Questionnaire};
use crate::self_report::Contact;
use crate::ui::{focus_id, once_drawn, show_start};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// How much of a questionnaire is seen at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// All of it.
    OnePage,
    /// One question, with the texts that lead into it.
    OneAtATime,
}

/// How a form is used.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    /// How much is seen at once.
    pub(crate) layout: Signal<Layout>,
    /// Whether numbers to call are links: on a device that is the person's own.
    pub(crate) dials: bool,
    /// Whether a digit that chooses an option goes on to the next question, and the arrow keys go back and on: for typing in from paper. The
    /// digits are shown then, and what is said to a patient whose answer tells of harm isn't.
    pub(crate) digits_advance: bool,
}

/// A questionnaire that is being answered. Nothing of it is kept but the answers.
#[derive(Clone, Copy)]
pub(crate) struct QuestionForm {
    /// The answers so far. Whoever holds them may change them from outside; the form follows.
    pub(crate) answers: RwSignal<Answers>,
    pub(super) contact: StoredValue<Contact>,
    pub(super) manner: Manner,
    /// The fields in which something is typed that is no answer.
    pub(super) wrong: RwSignal<BTreeSet<ItemIndex>>,
    /// The question that is shown, one at a time.
    pub(super) at: RwSignal<ItemIndex>,
    pub(super) asked: Memo<Vec<bool>>,
    /// Whether an answer is being corrected.
    pub(super) is_corrected: RwSignal<bool>,
}

impl QuestionForm {
    /// A form over these answers.
    pub(crate) fn new(answers: RwSignal<Answers>, contact: &Contact, manner: Manner) -> Self {
        Self {
            answers,
            contact: StoredValue::new(contact.clone()),
            manner,
            wrong: RwSignal::new(BTreeSet::new()),
            at: RwSignal::new(0),
            asked: Memo::new(move |_| answers.with(Answers::asked)),
            is_corrected: RwSignal::new(false),
        }
    }

    /// The questionnaire that is answered.
    pub(crate) fn questionnaire(self) -> Arc<Questionnaire> {
        self.answers.with_untracked(|answers| Arc::clone(answers.questionnaire()))
    }

    /// Whether an answer that is part of the response tells of harm.
    pub(crate) fn tells_harm(self) -> Signal<bool> {
        Signal::derive(move || self.answers.with(|answers| !answers.harm().is_empty()))
    }

    /// Whether an answer of one of these forms does.
    pub(crate) fn any_tells_harm(forms: StoredValue<Vec<Self>>) -> Signal<bool> {
        let forms = forms.get_value();
        Signal::derive(move || forms.iter().any(|form| form.tells_harm().get()))
    }

    /// Shows that question and moves the focus to it.
    pub(crate) fn go_to(self, index: ItemIndex) {
        self.at.set(index);
        self.enter_at(index);
    }

    /// The same to correct its answer: from there a button leads back to all answers, past all questions between.
    pub(crate) fn correct(self, index: ItemIndex) {
        self.arrange(index, true);
        self.enter_at(index);
    }

    /// Shows that question, whose answer is corrected or given in its turn.
    pub(crate) fn arrange(self, index: ItemIndex, is_corrected: bool) {
        self.is_corrected.set(is_corrected);
        self.at.set(index);
    }

    /// Whether an answer is being corrected.
    pub(crate) fn is_corrected(self) -> bool {
        self.is_corrected.get_untracked()
    }

    /// Moves the focus to that question, once it is drawn.
    pub(crate) fn enter_at(self, index: ItemIndex) {
        once_drawn(move || self.enter(index, false));
    }

    /// Moves the focus to the form's title, once it is drawn.
    pub(crate) fn enter_at_title(self) {
        let title = format!("q-{}", self.questionnaire().id());
        once_drawn(move || focus_id(&title));
    }

    /// What the item's element is called, and what the ids in it begin with.
    pub(crate) fn id_of(self, index: ItemIndex) -> String {
        // Asked once something is drawn, the form may be gone.
        let id = self.answers.try_with_untracked(|answers| format!("q-{}-{index}", answers.questionnaire().id()));
        id.unwrap_or_default()
    }

    /// Goes to the first of what is asked that is typed and no answer; says whether there is one.
    pub(crate) fn go_to_wrong(self) -> bool {
        self.go_to_wrong_of(|index| self.asked.with_untracked(|asked| asked.get(index) == Some(&true)))
    }

    /// The same of those items.
    pub(super) fn go_to_wrong_of(self, is_meant: impl Fn(ItemIndex) -> bool) -> bool {
        let wrong = self.wrong.with_untracked(|wrong| wrong.iter().copied().find(|index| is_meant(*index)));
        wrong.into_iter().for_each(|wrong| self.go_to(wrong));
        wrong.is_some()
    }

    /// Moves the focus to the first question.
    pub(crate) fn enter_first(self) {
        if let Some((first, _)) = self.questionnaire().questions().next() {
            self.go_to(first);
        }
    }

    /// The answer to an item.
    pub(super) fn given(self, index: ItemIndex) -> Memo<Option<Answer>> {
        Memo::new(move |_| self.answers.with(|answers| answers.given(index).cloned()))
    }

    /// Goes on to the question after that one, into what is chosen or typed there.
    pub(super) fn go_after(self, index: ItemIndex) {
        match self.questions().into_iter().find(|question| *question > index) {
            Some(next) => self.go_into(next),
            None if self.manner.digits_advance => self.go_to_submit(index),
            None => {}
        }
    }

    /// Goes back to the question before that one, in the same way.
    pub(super) fn go_before(self, index: ItemIndex) {
        if let Some(before) = self.questions().into_iter().rfind(|question| *question < index) {
            self.go_into(before);
        }
    }

    fn go_into(self, index: ItemIndex) {
        self.at.set(index);
        match self.manner.layout.get_untracked() {
            // It is drawn already: the next digit, which may come at once, is for that question.
            Layout::OnePage => self.enter(index, true),
            Layout::OneAtATime => once_drawn(move || self.enter(index, true)),
        }
    }

    /// After the last answer that was typed in: to the button of the form that it stands in, which saves.
    fn go_to_submit(self, index: ItemIndex) {
        let of = |element: web_sys::Element| element.closest("form").ok()??.query_selector("[type=submit]").ok()?;
        let button = document().get_element_by_id(&self.id_of(index)).and_then(of);
        if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
            // What can't take the focus leaves it where it is.
            let _ = button.focus();
        }
    }

    /// The questions that are asked, in their order.
    pub(crate) fn questions(self) -> Vec<ItemIndex> {
        self.asked.with(|asked| questions_asked(&self.questionnaire(), asked))
    }

    /// Moves the focus to a question, so that it is read; or into its options too, for whoever answers by keys.
    fn enter(self, index: ItemIndex, into_options: bool) {
        let Some(element) = document().get_element_by_id(&self.id_of(index)) else { return };
        let field = element.query_selector("input:not([type=radio], [type=checkbox]), textarea");
        let chosen = || element.query_selector("input:checked").ok().flatten();
        let option = || chosen().or_else(|| element.query_selector("input").ok().flatten()).filter(|_| into_options);
        let target = field.ok().flatten().or_else(option).unwrap_or_else(|| element.clone());
        if let Ok(target) = target.dyn_into::<web_sys::HtmlElement>() {
            // What can't take the focus leaves it where it is.
            let _ = target.focus();
        }
        show_start(&element);
    }
}
