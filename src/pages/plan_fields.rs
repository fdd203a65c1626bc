//! A plan as it is typed: a group of fields a questionnaire, the same for one patient and for the clinic.

use crate::record::Plan;
use crate::self_report::{BEFORE_SESSION, PlannedTexts};
use crate::ui::{Checkbox, SelectField, TextField, focus_id, once_drawn, options_of};
use crate::words::{before_session_words, plan_fault_words, worded};
use leptos::prelude::*;

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
    error: RwSignal<Option<(String, String)>>,
}

impl PlanFields {
    /// No questionnaire yet.
    pub(crate) fn new() -> Self {
        Self { lines: RwSignal::new(Vec::new()), error: RwSignal::new(None) }
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
        self.lines.set(lines.into_iter().map(line).collect());
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

    /// The plan that the fields amount to; where they don't, that is said at the questionnaire, and the focus goes there.
    pub(crate) fn read(self) -> Option<Plan> {
        match PlannedTexts::read(&untrack(|| self.texts())) {
            Ok(plan) => {
                self.error.set(None);
                Some(plan)
            }
            Err(at) => {
                let id = at.questionnaire.unwrap_or_default();
                self.error.set(Some((id.clone(), plan_fault_words(&at.fault))));
                once_drawn(move || focus_id(&field_id(&id, "asked")));
                None
            }
        }
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
