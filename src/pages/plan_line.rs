//! A questionnaire of a plan, as it is typed.

use crate::pages::form::{Compared, FormTexts};
use crate::record::CollectOrdered;
use crate::self_report::{BEFORE_SESSION, PlannedTexts};
use crate::ui::{SelectField, TextField, options_of};
use crate::words::{before_session_words, say, worded};
use leptos::prelude::*;

/// What the fields of a questionnaire are called in a draft.
const NAMES: [&str; 5] = ["asked", "before", "every", "for", "then"];
/// The text of one that is asked.
const ASKED: &str = "yes";

/// The labels of the fields of one that is asked.
const BEFORE: &str = "Before";
const EVERY: &str = "After a session, every … days";
const FOR: &str = "for … days";
const THEN: &str = "then every … days (empty: it ends)";

/// The texts of one questionnaire. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct PlanLine {
    /// Its short name, and what it is called.
    about: StoredValue<(String, String)>,
    asked: RwSignal<String>,
    before: RwSignal<String>,
    every_days: RwSignal<String>,
    for_days: RwSignal<String>,
    then_every_days: RwSignal<String>,
}

impl PlanLine {
    /// With those texts; `title` is what the questionnaire is called.
    pub(super) fn new(one: PlannedTexts, title: String) -> Self {
        Self {
            asked: RwSignal::new(asked_text(one.is_asked)),
            before: RwSignal::new(one.before),
            every_days: RwSignal::new(one.every_days),
            for_days: RwSignal::new(one.for_days),
            then_every_days: RwSignal::new(one.then_every_days),
            about: StoredValue::new((one.questionnaire, title)),
        }
    }

    /// Its short name, and what it is called.
    pub(super) fn about(self) -> (String, String) {
        self.about.get_value()
    }

    /// Whether it is asked at all, as the form has it. Follows that.
    pub(super) fn is_asked(self) -> bool {
        self.asked.with(|text| text == ASKED)
    }

    /// What stands in it. Follows that.
    pub(super) fn texts(self) -> PlannedTexts {
        PlannedTexts {
            questionnaire: self.about().0,
            is_asked: self.is_asked(),
            before: self.before.get(),
            every_days: self.every_days.get(),
            for_days: self.for_days.get(),
            then_every_days: self.then_every_days.get(),
        }
    }

    fn fields(self) -> [RwSignal<String>; NAMES.len()] {
        [self.asked, self.before, self.every_days, self.for_days, self.then_every_days]
    }

    /// Puts in what those texts have of it.
    pub(super) fn put(self, texts: &FormTexts) {
        let (id, _) = self.about();
        for (name, field) in NAMES.into_iter().zip(self.fields()) {
            if let Some(text) = texts.get(&name_of(&id, name)) {
                field.set(text.clone());
            }
        }
    }

    /// Its fields as they are compared with `stored`. What is asked neither here nor there is as it is there.
    pub(super) fn compared(self, stored: &FormTexts) -> Vec<Compared> {
        let (id, title) = self.about();
        let is_asked = |text: Option<&String>| text.is_some_and(|text| text == ASKED);
        if !is_asked(Some(&self.asked.get_untracked())) && !is_asked(stored.get(&name_of(&id, "asked"))) {
            self.put(stored);
            return Vec::new();
        }
        let labels = [worded("asked"), worded(BEFORE), worded(EVERY), worded(FOR), worded(THEN)];
        let asked = [(asked_text(true), worded("yes")), (asked_text(false), worded("no"))];
        let befores = BEFORE_SESSION.map(|(before, name)| (name.to_owned(), before_session_words(before).to_owned()));
        let words = [
            asked.map(|(text, words)| (text, words.to_owned())).into_iter().collect_map(),
            befores.into_iter().collect_map(),
        ];
        let words = words.into_iter().map(Some).chain(std::iter::repeat(None));
        let fields = NAMES.into_iter().zip(self.fields()).zip(labels).zip(words);
        let one = |(((name, text), label), words): (((&str, _), &str), Option<_>)| Compared {
            name: name_of(&id, name),
            label: say!("{title}: {label}", title, label),
            text,
            words: words.unwrap_or_default(),
        };
        fields.map(one).collect()
    }

    /// The fields; `error` is what is wrong with them.
    pub(super) fn view(self, error: Signal<Option<String>>) -> AnyView {
        let (id, title) = self.about();
        let is_asked = move || self.is_asked();
        let befores = || options_of(BEFORE_SESSION.map(|(before, name)| (name, before_session_words(before))));
        let number = {
            let id = id.clone();
            move |name: &str, label: &'static str, value| {
                view! { <TextField id=field_id(&id, name) label value inputmode="numeric" /> }.into_any()
            }
        };
        let select = field_id(&id, "before");
        let more = move || {
            is_asked().then(|| {
                view! {
                    <div class="plan-fields">
                        <SelectField id=select.clone() label=worded(BEFORE) value=self.before options=befores() />
                        {number("every", worded(EVERY), self.every_days)}
                        {number("for", worded(FOR), self.for_days)}
                        {number("then", worded(THEN), self.then_every_days)}
                    </div>
                }
            })
        };
        let tick = move |event| self.asked.set(asked_text(event_target_checked(&event)));
        let label = title.clone();
        view! {
            <div class="plan-line" role="group" aria-label=title>
                <label class="check">
                    <input id=asked_id(&id) type="checkbox" autocomplete="off" prop:checked=is_asked on:change=tick />
                    <span>{label}</span>
                </label>
                {more}
                <p class="form-error" role="alert">{move || error.get()}</p>
            </div>
        }
        .into_any()
    }
}

/// What those texts are by questionnaire and field, for a draft.
pub(super) fn named(one: PlannedTexts) -> impl Iterator<Item = (String, String)> {
    let id = one.questionnaire;
    let texts = [asked_text(one.is_asked), one.before, one.every_days, one.for_days, one.then_every_days];
    NAMES.into_iter().map(move |name| name_of(&id, name)).zip(texts)
}

/// The id of the box that says whether a questionnaire is asked.
pub(super) fn asked_id(questionnaire: &str) -> String {
    field_id(questionnaire, "asked")
}

fn asked_text(is_asked: bool) -> String {
    if is_asked { ASKED } else { "" }.to_owned()
}

fn name_of(questionnaire: &str, field: &str) -> String {
    format!("{questionnaire} {field}")
}

fn field_id(questionnaire: &str, name: &str) -> String {
    format!("plan-{questionnaire}-{name}")
}
