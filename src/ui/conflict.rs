//! Two versions of what a form edits: what the person typed, and what another tab has stored meanwhile. Field by field, and the person
//! chooses; nothing is preselected that would lose either. Knows fields by label and text only.

use super::filled;
use super::focus::focus_id;
use crate::words::worded;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A field that both have changed, each otherwise.
#[derive(Clone)]
struct Both {
    label: String,
    mine: String,
    theirs: String,
    was: String,
    words: BTreeMap<String, String>,
    text: RwSignal<String>,
    /// Whether the typed text was chosen; none before anything was.
    takes_mine: RwSignal<Option<bool>>,
}

/// The fields of a form that are to be chosen from, and those that were taken over. Every part of the form holds a copy.
#[derive(Clone, Copy)]
pub struct Conflicts {
    both: RwSignal<Vec<Both>>,
    /// Label and text of fields that only the other tab has changed.
    taken: RwSignal<Vec<(String, String)>>,
}

/// A field as a form has it, beside what it began with and what is stored now.
pub struct Versions {
    /// As the form labels it.
    pub label: String,
    /// The text in the form.
    pub text: RwSignal<String>,
    /// The text that the form began with.
    pub was: String,
    /// The text of what is stored now.
    pub theirs: String,
    /// The words that the form shows for texts, where they differ from them: those of a choice.
    pub words: BTreeMap<String, String>,
}

impl Conflicts {
    /// Nothing to choose.
    pub fn new() -> Self {
        Self { both: RwSignal::new(Vec::new()), taken: RwSignal::new(Vec::new()) }
    }

    /// Forgets what was to be chosen. The form may be gone by then.
    pub fn clear(self) {
        let _ = self.both.try_set(Vec::new());
        let _ = self.taken.try_set(Vec::new());
    }

    /// Holds the versions against each other: a field that only the other tab has changed takes the stored text, one that only the person
    /// has changed keeps theirs, and of one that both have changed the person chooses. False where no field needs any of that, since what
    /// was changed there was typed here too.
    pub fn compare(self, fields: impl IntoIterator<Item = Versions>) -> bool {
        let (mut both, mut taken) = (Vec::new(), Vec::new());
        for Versions { label, text, was, theirs, words } in fields {
            let mine = text.get_untracked();
            if mine == theirs || was == theirs {
                continue;
            }
            if mine == was {
                text.set(theirs.clone());
                taken.push((label, shown(&words, &theirs)));
            } else {
                both.push(Both { label, mine, theirs, was, words, text, takes_mine: RwSignal::new(None) });
            }
        }
        let differs = !both.is_empty() || !taken.is_empty();
        self.both.set(both);
        self.taken.set(taken);
        differs
    }

    /// Whether a field is still to be chosen.
    pub fn is_open(self) -> bool {
        self.both.with_untracked(|all| all.iter().any(|field| field.takes_mine.get_untracked().is_none()))
    }

    fn is_shown(self) -> bool {
        self.both.with(|all| !all.is_empty()) || self.taken.with(|all| !all.is_empty())
    }
}

impl Default for Conflicts {
    fn default() -> Self {
        Self::new()
    }
}

/// What a text looks like where it is chosen from.
fn shown(words: &BTreeMap<String, String>, text: &str) -> String {
    match words.get(text) {
        Some(words) => words.clone(),
        None if text.is_empty() => worded("(empty)").to_owned(),
        None => text.to_owned(),
    }
}

/// Moves the focus to the choices of that name, once they are drawn: they may lie out of view.
pub fn focus_conflict(id: &'static str) {
    request_animation_frame(move || focus_id(&section_id(id)));
}

fn section_id(id: &str) -> String {
    format!("{id}-conflict")
}

#[component]
pub(crate) fn ConflictView(
    /// Unique on the page; the names of the radio buttons are made from it.
    id: &'static str,
    conflicts: Conflicts,
) -> impl IntoView {
    let one = move |(place, field): (usize, Both)| {
        let Both { label, mine, theirs, was, words: of, text, takes_mine } = field;
        let name = format!("{id}-conflict-{place}");
        let option = |takes: bool, words: &'static str, version: String| {
            let chosen = version.clone();
            let choose = move |_| {
                takes_mine.set(Some(takes));
                text.set(chosen.clone());
            };
            view! {
                <label class="check">
                    <input type="radio" autocomplete="off" name=name.clone() prop:checked=move || takes_mine.get() == Some(takes) on:change=choose />
                    <span>{words} " " <b>{shown(&of, &version)}</b></span>
                </label>
            }
        };
        let before = view! { <bdi>{shown(&of, &was)}</bdi> }.into_any();
        view! {
            <fieldset class="conflict-field">
                <legend>{label}</legend>
                {option(true, worded("What you typed"), mine)}
                {option(false, worded("What is stored now"), theirs)}
                <p class="hint">{filled(worded("Before both it was {text}"), [("text", before)])}</p>
            </fieldset>
        }
    };
    let body = move || {
        let fields = conflicts.both.get();
        let count = fields.len();
        let fields = fields.into_iter().enumerate().map(one).collect_view();
        let taken = conflicts.taken.get();
        let taken = (!taken.is_empty()).then(|| {
            let items =
                taken.into_iter().map(|(label, text)| view! { <li>{label} " " <b>{text}</b></li> }).collect_view();
            view! {
                <p>{worded("Changed there only, and taken over into this form")}</p>
                <ul>{items}</ul>
            }
        });
        view! {
            <section class="conflict" id=section_id(id) tabindex="-1" aria-label=worded("Changed meanwhile")>
                <p>
                    <b>{worded("This was changed in another tab while you were typing. Nothing is saved yet.")}</b>
                    {(count > 0).then(|| worded(" Choose a version of each field, then save again."))}
                </p>
                {fields}
                {taken}
            </section>
        }
    };
    move || conflicts.is_shown().then(body)
}
