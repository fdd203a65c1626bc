//! The whole form: its title, its items, and the way through it.

use super::flow::{on_page, questions_asked};
use super::item::item;
use crate::questionnaire::{Answer, Answers, ItemIndex, Questionnaire};
use crate::self_report::Contact;
use crate::ui::{button, focus_id, once_drawn};
use crate::words::{question_of_words, worded};
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
    /// Whether a digit that chooses an option goes on to the next question: for typing in from paper. The digits are shown then.
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
    at: RwSignal<ItemIndex>,
    asked: Memo<Vec<bool>>,
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

    /// Shows that question and moves the focus to it.
    pub(crate) fn go_to(self, index: ItemIndex) {
        self.at.set(index);
        once_drawn(move || self.enter(index, false));
    }

    /// Moves the focus to the form's title.
    pub(crate) fn enter_at_title(self) {
        let title = format!("q-{}", self.questionnaire().id());
        once_drawn(move || focus_id(&title));
    }

    /// What the item's element is called, and what the ids in it begin with.
    pub(super) fn id_of(self, index: ItemIndex) -> String {
        self.answers.with_untracked(|answers| format!("q-{}-{index}", answers.questionnaire().id()))
    }

    /// The answer to an item.
    pub(super) fn given(self, index: ItemIndex) -> Memo<Option<Answer>> {
        Memo::new(move |_| self.answers.with(|answers| answers.given(index).cloned()))
    }

    /// Goes on to the question after that one, into what is chosen or typed there.
    pub(super) fn go_after(self, index: ItemIndex) {
        let Some(next) = self.questions().into_iter().find(|question| *question > index) else { return };
        self.at.set(next);
        once_drawn(move || self.enter(next, true));
    }

    fn questions(self) -> Vec<ItemIndex> {
        self.asked.with(|asked| questions_asked(&self.questionnaire(), asked))
    }

    /// Moves the focus to a question, so that it is read; or into its options too, for whoever answers by keys.
    fn enter(self, index: ItemIndex, into_options: bool) {
        let Some(element) = document().get_element_by_id(&self.id_of(index)) else { return };
        let within = |selector| element.query_selector(selector).ok().flatten();
        let field = || within("input:not([type=radio], [type=checkbox]), textarea");
        let option = || within("input:checked").or_else(|| within("input"));
        let target = field().or_else(|| if into_options { option() } else { None }).unwrap_or_else(|| element.clone());
        if let Ok(target) = target.dyn_into::<web_sys::HtmlElement>() {
            // What can't take the focus leaves it where it is.
            let _ = target.focus();
        }
    }
}

/// The form. `back` leads out of it before its first question, where there is something before it; `done` leads on when all questions were
/// seen, answered or not.
pub(crate) fn questions(
    form: QuestionForm,
    back: Option<Callback<()>>,
    done_words: &'static str,
    done: Callback<()>,
) -> AnyView {
    let questionnaire = form.questionnaire();
    let is_one = Memo::new(move |_| form.manner.layout.get() == Layout::OneAtATime);
    let place = Memo::new(move |_| {
        let (all, at) = (form.questions(), form.at.get());
        let place = all.iter().position(|question| *question >= at);
        (place.unwrap_or_else(|| all.len().saturating_sub(1)), all)
    });
    let here = move || place.with(|(place, all)| all.get(*place).copied());
    let shown = Memo::new(move |_| {
        let asked = form.asked.get();
        match here().filter(|_| is_one.get()) {
            Some(question) => on_page(&form.questionnaire(), &asked, question),
            None => asked,
        }
    });
    let step = move |forward: bool| {
        let seen = shown.with_untracked(|shown| {
            let is_shown = |index: &&ItemIndex| shown.get(**index) == Some(&true);
            form.wrong.with_untracked(|wrong| wrong.iter().find(is_shown).copied())
        });
        let next = place.with_untracked(|(place, all)| {
            let next = if forward { place.checked_add(1) } else { place.checked_sub(1) };
            next.filter(|_| is_one.get_untracked()).and_then(|next| all.get(next).copied())
        });
        match (seen.filter(|_| forward), next) {
            (Some(wrong), _) => form.go_to(wrong),
            (None, Some(next)) => form.go_to(next),
            (None, None) if forward => done.run(()),
            (None, None) => back.iter().for_each(|back| back.run(())),
        }
    };
    let is_last = move || !is_one.get() || place.with(|(place, all)| place + 1 >= all.len());
    let has_back = move || back.is_some() || is_one.get() && place.with(|(place, _)| *place > 0);
    let progress = move || {
        let of = |(place, all): &(usize, Vec<ItemIndex>)| question_of_words(place + 1, all.len());
        is_one.get().then(|| view! { <p class="sub">{place.with(of)}</p> })
    };
    let items = questionnaire.children(None).map(|(index, _)| item(form, index, shown, 3)).collect_view();
    let about = questionnaire.about();
    view! {
        <section class="questions" aria-labelledby=format!("q-{}", questionnaire.id())>
            <h2 id=format!("q-{}", questionnaire.id()) tabindex="-1">{about.title.clone()}</h2>
            {progress}
            {items}
            <p class="actions">
                {move || has_back().then(|| button(worded("Back"), move |_| step(false)).view())}
                {button(move || if is_last() { done_words } else { worded("Next") }, move |_| step(true)).primary()}
            </p>
            {about.copyright.clone().map(|text| view! { <p class="sub">{text}</p> })}
        </section>
    }
    .into_any()
}
