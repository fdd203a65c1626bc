//! A plan as it is typed: a group of fields a questionnaire, the same for one patient and for the clinic.

use super::plan_line::{PlanLine, asked_id, named};
use super::questionnaires::whole_title;
use crate::caseload::Clinic;
use crate::desk::Draft;
use crate::pages::form::{Base, FormTexts};
use crate::record::{Cadence, CollectOrdered, Plan};
use crate::self_report::PlannedTexts;
use crate::ui::{focus_id, once_drawn};
use crate::words::{plan_fault_words, worded};
use leptos::prelude::*;

/// The texts of a questionnaire, and what it is called.
pub(crate) type TitledTexts = (PlannedTexts, String);

/// The texts of a whole plan, what it was begun on, and what was wrong with them at the last try. Every part of a form holds a copy.
#[derive(Clone, Copy)]
pub(crate) struct PlanFields {
    lines: RwSignal<Vec<PlanLine>>,
    /// Whose the texts of the lines are: what fills them is an effect, which takes its own signals along before the form is asked a last time
    /// for what is half typed.
    owner: StoredValue<Owner>,
    base: Base,
    error: RwSignal<Option<(String, String)>>,
}

/// What a form has of that plan in that clinic.
pub(crate) fn plan_texts(clinic: &Clinic, plan: &Plan) -> Vec<TitledTexts> {
    let offered = clinic.asked_anew();
    let usual = Cadence::usual(clinic.policy.due_every_days);
    let lines = PlannedTexts::of(plan, offered.iter().map(|one| one.id()), usual).into_iter();
    lines.map(|one| (whole_title(clinic, &one.questionnaire), one)).map(|(title, one)| (one, title)).collect()
}

impl PlanFields {
    /// No questionnaire yet. `id` is unique on the page.
    pub(crate) fn new(id: &'static str) -> Self {
        Self {
            lines: RwSignal::new(Vec::new()),
            owner: StoredValue::new(Owner::default()),
            base: Base::new(id),
            error: RwSignal::new(None),
        }
    }

    /// Starts over with those texts.
    pub(crate) fn fill(self, texts: Vec<TitledTexts>) {
        self.error.set(None);
        self.lines.set(self.new_lines(texts));
        self.base.begin(untrack(|| self.named()));
    }

    fn new_lines(self, texts: Vec<TitledTexts>) -> Vec<PlanLine> {
        self.owner.get_value().with(|| texts.into_iter().map(|(one, title)| PlanLine::new(one, title)).collect())
    }

    /// What stands in the fields.
    fn texts(self) -> Vec<PlannedTexts> {
        self.lines.with(|lines| lines.iter().map(|line| line.texts()).collect())
    }

    /// What stands in the fields, by questionnaire and field.
    fn named(self) -> FormTexts {
        self.texts().into_iter().flat_map(named).collect_map()
    }

    /// The same, and what the form began with, for a draft.
    pub(crate) fn typed(self) -> (FormTexts, FormTexts) {
        (self.named(), self.base.texts())
    }

    /// Whether nothing is typed that isn't in that, too: it can be filled anew.
    pub(crate) fn is_done(self, stored: &[TitledTexts]) -> bool {
        let stored: Vec<PlannedTexts> = stored.iter().map(|(one, _)| one.clone()).collect();
        let is_untouched = untrack(|| self.named()) == self.base.texts();
        is_untouched || PlannedTexts::read(&untrack(|| self.texts())) == PlannedTexts::read(&stored)
    }

    /// Takes a draft up: what it has by questionnaire and field; of a questionnaire that is not asked any more nothing.
    pub(crate) fn take_up(self, draft: &Draft) {
        self.lines.get_untracked().into_iter().for_each(|line| line.put(&draft.texts));
        self.base.begin(draft.began_with.clone());
    }

    /// Whether the plan still is as it was when the form began. Where it isn't, both versions are shown; a questionnaire that came meanwhile is
    /// added.
    pub(crate) fn is_current(self, stored: Vec<TitledTexts>, refused: RwSignal<Option<String>>) -> bool {
        let texts: FormTexts = stored.iter().flat_map(|(one, _)| named(one.clone())).collect_map();
        self.base.is_current(texts.clone(), refused, || {
            self.add(stored);
            self.lines.get_untracked().into_iter().flat_map(|line| line.compared(&texts)).collect()
        })
    }

    /// Adds the questionnaires that have no line yet. One that is asked there stands without texts, and takes those over as it is compared.
    fn add(self, stored: Vec<TitledTexts>) {
        let known: Vec<String> = self.lines.get_untracked().into_iter().map(|line| line.about().0).collect();
        let missing = stored.into_iter().filter(|(one, _)| !known.contains(&one.questionnaire));
        let missing = missing.map(|(one, title)| {
            let bare = PlannedTexts { questionnaire: one.questionnaire.clone(), ..PlannedTexts::default() };
            (if one.is_asked { bare } else { one }, title)
        });
        let missing = self.new_lines(missing.collect());
        if !missing.is_empty() {
            self.lines.update(|lines| lines.extend(missing));
        }
    }

    /// It is saved: nothing is to be chosen any more.
    pub(crate) fn is_saved(self) {
        self.base.is_saved();
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
                once_drawn(move || focus_id(&asked_id(&id)));
                None
            }
        }
    }

    /// What a questionnaire of these is called.
    fn title(self, id: &str) -> String {
        let mut titles = self.lines.get_untracked().into_iter().map(PlanLine::about);
        titles.find(|(known, _)| known == id).map_or_else(|| id.to_owned(), |(_, title)| title)
    }

    /// The fields, and both versions where there are two.
    pub(crate) fn view(self) -> AnyView {
        let line = move |line: PlanLine| {
            let (id, _) = line.about();
            let error = move || self.error.get().filter(|(at, _)| *at == id).map(|(_, why)| why);
            line.view(Signal::derive(error))
        };
        let lines = move || self.lines.get().into_iter().map(line).collect_view();
        let whole = move || self.error.get().filter(|(id, _)| id.is_empty()).map(|(_, why)| why);
        let is_empty =
            Memo::new(move |_| self.lines.with(|lines| !lines.is_empty() && lines.iter().all(|line| !line.is_asked())));
        let nothing = move || {
            is_empty
                .get()
                .then_some(worded("Nothing is ticked: nobody is asked for an answer then, and nobody is due for one."))
        };
        view! {
            {lines}
            <p class="note" role="status">{nothing}</p>
            <p class="form-error" role="alert">{whole}</p>
            {self.base.view()}
        }
        .into_any()
    }
}
