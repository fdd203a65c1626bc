//! Adding and editing a score, with what it would change shown before it is kept.

use super::asked::Asked;
use super::fields::{FormDialog, Kind, choice_field, hint, no_hint, note_field, text_field, words_or_none};
use super::form::Form;
use super::half_typed::{target_keys, target_text, use_page};
use super::waiting::Place;
use super::words::{format_change, format_scale};
use crate::browser::keys::new_key;
use crate::caseload::Clinic;
use crate::desk::Command;
use crate::judge::judge;
use crate::pages::state::use_desk;
use crate::record::{Chart, Key, Record, Role, Score, Source, Texts, Timing, read_score, texts};
use crate::record::{score_questions, sort_by_key};
use crate::ui::{focus_id, once_drawn};
use crate::words::{doubt_sentence, set_aside_words, stand_words};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Whose score is entered, and which one if it is there already.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ScoreTarget {
    patient: Key,
    score: Option<Key>,
}

impl ScoreTarget {
    /// A new score of that patient.
    pub(crate) const fn new(patient: Key) -> Self {
        Self { patient, score: None }
    }

    /// Whose score it is.
    pub(crate) const fn patient(self) -> Key {
        self.patient
    }

    /// A score of that patient, to be edited.
    pub(super) const fn edit(patient: Key, score: Key) -> Self {
        Self { patient, score: Some(score) }
    }
}

/// Why it matters on which side of a session a score lies.
const TIMING_HINT: &str = "A score from before that day’s session is not counted as after it.";

/// The form’s first field, and the one that is typed into first where the instrument is known.
const INSTRUMENT: &str = "score-instrument";
const VALUE: &str = "score-value";

/// The dialog, open while there is a target.
#[component]
pub(crate) fn ScoreDialog(target: RwSignal<Option<ScoreTarget>>) -> impl IntoView {
    let desk = use_desk();
    let form = Form::new(desk, "score", Score::about().map(|about| about.name));
    let asked = Asked::new();
    Effect::new(move |_| {
        if let Some(target) = target.get() {
            let begun = untrack(|| start(&desk.clinic.get(), target, desk.today.get()));
            form.fill(&begun);
            asked.clear();
            if begun.contains_key("instrument") {
                // Once the dialog has the focus where every other begins, on its first field, which is filled already.
                once_drawn(|| once_drawn(start_at_value));
            }
        }
    });
    let page = use_page();
    form.keeps_drafts(
        move || {
            let ScoreTarget { patient, score } = target.get_untracked()?;
            Some(Place { page: page.clone(), target: target_text(Some(patient), score), more: Vec::new() })
        },
        move |text| match target_keys(text) {
            Some((Some(patient), score)) => {
                target.set(Some(ScoreTarget { patient, score }));
                true
            }
            _ => false,
        },
    );
    let read = move |key: Key| {
        desk.clinic.with(|clinic| read_score(&form.texts(), desk.entry_options(), &clinic.instruments, key))
    };
    let submit = move || {
        let Some(ScoreTarget { patient, score: existing }) = target.get_untracked() else { return };
        let score = match untrack(|| read(existing.unwrap_or_else(new_key))) {
            Ok(score) => score,
            Err(errors) => return form.fail(errors),
        };
        let stored = existing.and_then(|key| desk.clinic.with_untracked(|c| c.chart(patient)?.score(key).cloned()));
        let was = match (existing, stored) {
            (Some(_), Some(was)) if form.is_current(&texts(&was)) => Some(was),
            (Some(_), Some(_)) => return,
            // Gone meanwhile: what was typed is not.
            (Some(_), None) => return form.offer_as_new("This score was deleted in another tab meanwhile."),
            (None, _) => None,
        };
        // Of a day that stays as it is, nothing is asked again.
        let is_kept = was.as_ref().is_some_and(|was| was.day == score.day);
        let latest = desk.entry_options().latest.filter(|_| !is_kept);
        if !asked.is_meant(score_questions(&score, latest)) {
            return;
        }
        let command = match was {
            Some(was) => Command::EditScore { patient, score, was },
            None => Command::AddScore { patient, score },
        };
        form.run(command, move || {
            let _ = target.try_set(None);
        });
    };
    let title = move || match target.get() {
        Some(ScoreTarget { score: Some(_), .. }) => "Edit score",
        _ => "Add score",
    };
    let instruments = move || desk.clinic.with(|clinic| instrument_choices(clinic));
    let scale = move || {
        let id = form.text("instrument").get();
        desk.clinic.with(|clinic| clinic.instruments.get(&id).map(|i| format_scale(i)))
    };
    let (timings, sources) = (words_or_none(&Timing::ALL), words_or_none(&Source::ALL));
    let preview = move || {
        let target = target.get()?;
        if let Some(doubt) = desk.doubt(target.patient) {
            return Some(format!(
                "{} Decide about it first, on the data page; before that nothing can be saved here.",
                doubt_sentence(doubt)
            ));
        }
        let score = read(target.score.unwrap_or(Key::from_bits(0))).ok()?;
        let clinic = desk.clinic.get();
        let chart = clinic.chart(target.patient)?;
        Some(preview(&clinic, chart, score, desk.today.get()).join(" "))
    };
    view! {
        <FormDialog
            id="score-dialog"
            title=Signal::derive(title)
            about=Signal::derive(move || desk.identity(target.get()?.patient))
            open=Signal::derive(move || target.get().is_some())
            close=Callback::new(move |()| target.set(None))
            form=form
            submit=Callback::new(move |()| submit())
            save="Save score"
        >
            {choice_field(form, "instrument", "Instrument", Signal::derive(instruments), Signal::derive(scale))}
            {text_field(form, "value", "Score", Kind::Decimal, no_hint())}
            {text_field(form, "date", "Day", Kind::Date, no_hint())}
            {choice_field(form, "timing", "On a session’s day", Signal::stored(timings), hint(TIMING_HINT))}
            {text_field(form, "time", "Time (may stay empty)", Kind::Time, no_hint())}
            {choice_field(form, "source", "By", Signal::stored(sources), no_hint())}
            {note_field(form)}
            {form.as_new_button(move || {
                target.update(|target| {
                    if let Some(target) = target {
                        target.score = None;
                    }
                });
            })}
            {asked.view("Save score")}
            <p class="preview" role="status">{preview}</p>
        </FormDialog>
    }
    .into_any()
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

/// What the form starts from: the score as it stands, or today and the instrument that was used last.
fn start(clinic: &Clinic, target: ScoreTarget, today: crate::record::Day) -> Texts {
    let chart = clinic.chart(target.patient);
    if let Some(score) = target.score.and_then(|key| chart.and_then(|c| c.score(key))) {
        return texts(score);
    }
    let is_memory = |s: &&Score| clinic.instruments.get(s.instrument.as_str()).is_some_and(|i| i.role == Role::Memory);
    let latest = chart.and_then(|c| c.scores.iter().filter(is_memory).max_by_key(|s| s.day));
    let mut begun = Texts::from([("date", today.to_string())]);
    begun.extend(latest.map(|s| ("instrument", s.instrument.to_string())));
    begun
}

/// Memory first, as that is what is judged; within a role by name.
fn instrument_choices(clinic: &Clinic) -> Vec<(String, String)> {
    let mut all: Vec<_> = clinic.instruments.iter().collect();
    sort_by_key(&mut all, |i| (i.role, i.name.clone()));
    std::iter::once((String::new(), "Choose an instrument".to_owned()))
        .chain(all.into_iter().map(|i| (i.id.to_string(), i.name.to_string())))
        .collect()
}

/// What the score would change, in words: its worsening, and the state before and after.
fn preview(clinic: &Clinic, chart: &Chart, score: Score, today: crate::record::Day) -> Vec<String> {
    let place = chart.scores.iter().position(|s| s.key == score.key);
    let instrument = score.instrument.clone();
    let mut with = chart.clone();
    let place = match place {
        Some(place) => {
            with.scores.splice(place..=place, [score]);
            place
        }
        None => {
            with.scores.push(score);
            with.scores.len() - 1
        }
    };
    let before = judge(chart, &clinic.instruments, &clinic.policy, today);
    let after = judge(&with, &clinic.instruments, &clinic.policy, today);
    let track = after.tracks.iter().find(|t| t.instrument == instrument);
    let mut words = Vec::new();
    if let Some(track) = track {
        let judged = track.judged.iter().find(|j| j.score as usize == place);
        let aside = track.set_aside.iter().find(|a| a.score as usize == place);
        if let Some(judged) = judged {
            words.push(format!("Against the baseline this is {}.", format_change(judged.worsening)));
        } else if let Some(aside) = aside {
            words.push(format!("This score would be kept and not judged: {}.", set_aside_words(aside.reason)));
        } else {
            words.push("This score would be part of the baseline.".to_owned());
        }
    }
    let (before, after) = (before.stand(), after.stand());
    words.push(if before == after {
        format!("The patient’s state stays “{}”.", stand_words(after))
    } else {
        format!("The patient’s state changes from “{}” to “{}”.", stand_words(before), stand_words(after))
    });
    words
}
