//! Adding and editing a score, with what it would change shown before it is kept.

use super::record_dialog::{Entered, FormWords, Parts, Read, RecordTarget, preview_of, record_dialog, record_form};
use crate::caseload::{Clinic, Foreseen};
use crate::desk::Command;
use crate::pages::form::{FieldParts, FormTexts, hint};
use crate::pages::state::use_desk;
use crate::record::{
    Chart, Day, EntryOptions, Key, Question, Role, Score, Texts, read_score, score_questions, sort_by_key,
};
use crate::ui::{focus_id, once_drawn};
use crate::words::{preview_words, scale_words, worded};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Why it matters on which side of a session a score lies.
const TIMING_HINT: &str = "A score from before that day’s session is not counted as after it.";

/// The form’s first field, and the one that is typed into first where the instrument is known.
const INSTRUMENT: &str = "score-instrument";
const VALUE: &str = "score-value";

impl Entered for Score {
    const NAME: &'static str = "score";
    const DIALOG: &'static str = "score-dialog";
    const WORDS: FormWords = FormWords {
        add: "Add score",
        edit: "Edit score",
        save: "Save score",
        gone: "This score was deleted in another tab meanwhile. What you typed is still here.",
    };

    fn stored(clinic: &Clinic, target: RecordTarget) -> Option<Self> {
        clinic.chart(target.patient()?)?.score(target.record()?).cloned()
    }

    /// Today and the memory instrument that was used last.
    fn begin(clinic: &Clinic, target: RecordTarget, today: Day) -> Texts {
        let chart = target.patient().and_then(|patient| clinic.chart(patient));
        let is_memory =
            |s: &&Score| clinic.instruments.get(&s.instrument).is_some_and(|i| i.role == Role::Memory && !i.retired);
        let latest = chart.and_then(|c| c.scores.iter().filter(is_memory).max_by_key(|s| s.day));
        let mut initial = Texts::from([("date", today.to_string())]);
        initial.extend(latest.map(|s| ("instrument", s.instrument.to_string())));
        initial
    }

    fn read(texts: &FormTexts, options: EntryOptions, clinic: &Clinic, key: Key) -> Read<Self> {
        read_score(texts, options, &clinic.instruments, key)
    }

    fn questions(&self, _: &Clinic, _: Option<Key>, was: Option<&Self>, today: Option<Day>) -> Vec<Question> {
        // Of a day that stays as it is, nothing is asked again.
        score_questions(self, today.filter(|_| was.is_none_or(|was| was.day != self.day)))
    }

    fn command(self, patient: Option<Key>, was: Option<Self>) -> Option<Command> {
        let (patient, score) = (patient?, self);
        Some(match was {
            Some(was) => Command::EditScore { patient, score, was },
            None => Command::AddScore { patient, score },
        })
    }
}

/// The dialog, open while there is a target.
#[component]
pub(crate) fn ScoreDialog(target: RwSignal<Option<RecordTarget>>) -> impl IntoView {
    let desk = use_desk();
    let form = record_form::<Score>(desk);
    let opened = move |clinic: &Clinic, target: RecordTarget| {
        let is_known = Score::begin(clinic, target, desk.today.get_untracked()).contains_key("instrument");
        if is_known || Score::stored(clinic, target).is_some() {
            // Once the dialog has the focus where every other begins, on its first field, which is filled already.
            once_drawn(|| once_drawn(start_at_value));
        }
    };
    let instruments = move || {
        let chosen = form.text("instrument").get();
        desk.clinic.with(|clinic| instrument_choices(clinic, &chosen))
    };
    let scale = move || {
        let id = form.text("instrument").get();
        desk.clinic.with(|clinic| clinic.instruments.get(&id).map(|i| scale_words(i)))
    };
    let parts = Parts {
        fields: FieldParts {
            hints: vec![("instrument", Signal::derive(scale)), ("timing", hint(worded(TIMING_HINT)))],
            choices: vec![("instrument", Signal::derive(instruments))],
        },
        opened: Box::new(opened),
        saved: Callback::new(|_| ()),
        below: preview_of(form, target, preview),
    };
    record_dialog::<Score>(form, target, parts)
}

/// Moves the focus on from the instrument, unless the person was faster.
fn start_at_value() {
    if document().active_element().is_some_and(|on| on.id() == INSTRUMENT) {
        focus_id(VALUE);
        let field = document().get_element_by_id(VALUE).and_then(|e| e.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(field) = field {
            // As by Tab: what was half typed before is typed over.
            field.select();
        }
    }
}

/// Memory first, as that is what is judged; within a role by name. A retired one stands there only where it is chosen already.
fn instrument_choices(clinic: &Clinic, chosen: &str) -> Vec<(String, String)> {
    let mut all: Vec<_> = clinic.instruments.iter().filter(|i| !i.retired || i.id.as_str() == chosen).collect();
    sort_by_key(&mut all, |i| (i.role, i.name.clone()));
    std::iter::once((String::new(), worded("Choose an instrument").to_owned()))
        .chain(all.into_iter().map(|i| (i.id.to_string(), i.name.to_string())))
        .collect()
}

/// What the score would change, in words.
fn preview(clinic: &Clinic, chart: &Chart, score: &Score, today: Day) -> Option<String> {
    let foreseen = Foreseen::with(chart, (&clinic.instruments, &clinic.policy), [(score, score.key)], today);
    let of = (&score.instrument, foreseen.place(score.key)?);
    Some(preview_words(&foreseen.now, &foreseen.then, &clinic.instruments, of))
}
