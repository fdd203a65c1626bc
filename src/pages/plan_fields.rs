//! A plan as it is typed: a group of fields a questionnaire, the same for one patient and for the clinic.

use crate::pages::form::FormTexts;
use crate::record::{CollectOrdered, Plan};
use crate::self_report::{BEFORE_SESSION, PlannedTexts};
use crate::ui::{Checkbox, SelectField, TextField, focus_id, once_drawn, options_of};
use crate::words::{before_session_words, plan_fault_words, worded};
use leptos::prelude::*;

/// What the fields of a questionnaire are called in a draft.
const NAMES: [&str; 5] = ["asked", "before", "every", "for", "then"];
/// The text of one that is asked.
const ASKED: &str = "yes";

/// The texts of one questionnaire.
#[derive(Clone, Copy)]
struct Line {
    /// Its short name, and what it is called.
    id: StoredValue<(String, String)>,
    is_asked: RwSignal<bool>,
    before: RwSignal<String>,
    every_days: RwSignal<String>,
    for_days: RwSignal<String>,
    then_every_days: RwSignal<String>,
}

/// The texts of a whole plan, and what was wrong with them at the last try. Every part of a form holds a copy.
#[derive(Clone, Copy)]
pub(crate) struct PlanFields {
    lines: RwSignal<Vec<Line>>,
    /// Whose the texts of the lines are: what fills them is an effect, which takes its own signals along before the form is asked a last time
    /// for what is half typed.
    owner: StoredValue<Owner>,
    error: RwSignal<Option<(String, String)>>,
}

impl PlanFields {
    /// No questionnaire yet.
    pub(crate) fn new() -> Self {
        Self { lines: RwSignal::new(Vec::new()), owner: StoredValue::new(Owner::default()), error: RwSignal::new(None) }
    }

    /// Starts over with those lines. `title` gives what a questionnaire is called.
    pub(crate) fn fill(self, lines: Vec<PlannedTexts>, title: impl Fn(&str) -> String) {
        let line = |one: PlannedTexts| Line {
            is_asked: RwSignal::new(one.is_asked),
            before: RwSignal::new(one.before),
            every_days: RwSignal::new(one.every_days),
            for_days: RwSignal::new(one.for_days),
            then_every_days: RwSignal::new(one.then_every_days),
            id: StoredValue::new((one.questionnaire.clone(), title(&one.questionnaire))),
        };
        self.error.set(None);
        let lines = self.owner.get_value().with(|| lines.into_iter().map(line).collect());
        self.lines.set(lines);
    }

    /// What stands in the fields.
    fn texts(self) -> Vec<PlannedTexts> {
        let text = |line: &Line| PlannedTexts {
            questionnaire: line.id.with_value(|(id, _)| id.clone()),
            is_asked: line.is_asked.get(),
            before: line.before.get(),
            every_days: line.every_days.get(),
            for_days: line.for_days.get(),
            then_every_days: line.then_every_days.get(),
        };
        self.lines.with(|lines| lines.iter().map(text).collect())
    }

    /// What stands in the fields, by questionnaire and field, for a draft.
    pub(crate) fn named(self) -> FormTexts {
        let lines = self.texts().into_iter().flat_map(|one| {
            let asked = if one.is_asked { ASKED } else { "" }.to_owned();
            let texts = [asked, one.before, one.every_days, one.for_days, one.then_every_days];
            let name = move |name: &str| format!("{} {name}", one.questionnaire);
            NAMES.into_iter().map(name).zip(texts).collect::<Vec<_>>()
        });
        lines.collect_map()
    }

    /// Puts in what a draft has by questionnaire and field; of a questionnaire that is not asked any more nothing.
    pub(crate) fn put(self, texts: &FormTexts) {
        for line in self.lines.get_untracked() {
            let id = line.id.with_value(|(id, _)| id.clone());
            let text = |name: &str| texts.get(&format!("{id} {name}")).cloned();
            let [asked, before, every, for_days, then] = NAMES.map(text);
            if let Some(asked) = asked {
                line.is_asked.set(asked == ASKED);
            }
            let fields = [line.before, line.every_days, line.for_days, line.then_every_days];
            for (field, typed) in fields.into_iter().zip([before, every, for_days, then]) {
                typed.into_iter().for_each(|typed| field.set(typed));
            }
        }
    }

    /// The plan that the fields amount to; where they don't, that is said at the questionnaire, and the focus goes there.
    pub(crate) fn read(self) -> Option<Plan> {
        match PlannedTexts::read(&untrack(|| self.texts())) {
            Ok(plan) => {
                self.error.set(None);
                Some(plan)
            }
            Err(at) => {
                let id = at.questionnaire.unwrap_or_default();
                self.error.set(Some((id.clone(), plan_fault_words(&at.fault, |id| self.title(id)))));
                once_drawn(move || focus_id(&field_id(&id, "asked")));
                None
            }
        }
    }

    /// What a questionnaire of these is called.
    fn title(self, id: &str) -> String {
        let titles = self.lines.get_untracked().into_iter().map(|line| line.id.get_value());
        titles.into_iter().find(|(known, _)| known == id).map_or_else(|| id.to_owned(), |(_, title)| title)
    }

    /// The fields.
    pub(crate) fn view(self) -> AnyView {
        let lines = move || self.lines.get().into_iter().map(|line| self.line(line)).collect_view();
        let whole = move || self.error.get().filter(|(id, _)| id.is_empty()).map(|(_, why)| why);
        view! {
            {lines}
            <p class="form-error" role="alert">{whole}</p>
        }
        .into_any()
    }

    fn line(self, line: Line) -> AnyView {
        let (id, title) = line.id.get_value();
        let befores = || options_of(BEFORE_SESSION.map(|(before, name)| (name, before_session_words(before))));
        let own = id.clone();
        let error = Signal::derive(move || self.error.get().filter(|(at, _)| *at == own).map(|(_, why)| why));
        let number = {
            let id = id.clone();
            move |name: &str, label: &'static str, value| {
                view! { <TextField id=field_id(&id, name) label value inputmode="numeric" /> }.into_any()
            }
        };
        let (select, asked) = (field_id(&id, "before"), field_id(&id, "asked"));
        let more = move || {
            line.is_asked.get().then(|| {
                view! {
                    <div class="plan-fields">
                        <SelectField id=select.clone() label=worded("Before") value=line.before options=befores() />
                        {number("every", worded("After a session, every … days"), line.every_days)}
                        {number("for", worded("for … days"), line.for_days)}
                        {number("then", worded("then every … days (empty: it ends)"), line.then_every_days)}
                    </div>
                }
            })
        };
        let label = Signal::stored(title.clone());
        view! {
            <div class="plan-line" role="group" aria-label=title>
                <Checkbox id=asked label value=line.is_asked />
                {more}
                <p class="form-error" role="alert">{move || error.get()}</p>
            </div>
        }
        .into_any()
    }
}

fn field_id(questionnaire: &str, name: &str) -> String {
    format!("plan-{questionnaire}-{name}")
}
