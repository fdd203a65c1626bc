//! The clinic's rules: every setting with its meaning, bounds and default; saved by Save, after showing what it would do.

use super::effect::Consequences;
use super::form::{CONFIDENCE, Form, confidences, field_id, read};
use crate::desk::{Command, Draft};
use crate::judge::{Bound, Policy, Z_CHOICES};
use crate::pages::state::{Typed, use_desk};
use crate::ui::{
    ConflictView, Conflicts, SelectField, TextField, button, effect, focus_conflict, focus_id, refusal, section, start,
    submit,
};
use crate::words::{SettingWords, say, setting_words, worded};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn Rules() -> impl IntoView {
    let desk = use_desk();
    let saved = Memo::new(move |_| desk.clinic.with(|clinic| clinic.policy.clone()));
    let draft = Form::of(&saved.get_untracked());
    // What the form was begun on: another tab, Undo or an import may change the rules under it.
    let edited_from = StoredValue::new(saved.get_untracked());
    // The same from before another tab's rules were shown: what counts until the person has chosen.
    let undecided = StoredValue::new(saved.get_untracked());
    let conflicts = Conflicts::new();
    let taken_up = StoredValue::new(None::<Draft>);
    let saving = StoredValue::new(false);
    let is_typed = move || draft.texts() != Form::of(&edited_from.get_value()).texts();
    let start_over = move |policy: &Policy| {
        draft.fill(policy);
        edited_from.set_value(saved.get_untracked());
        conflicts.clear();
    };
    // Where nothing was typed, the form shows what is in force; what was typed stays, and is held against it at Save.
    Effect::watch(
        move || saved.get(),
        move |policy, before, _| {
            let untouched = before.is_some_and(|before| draft.texts() == Form::of(before).texts());
            if untouched || untrack(|| draft.policy()).as_ref() == Some(policy) {
                start_over(policy);
            }
        },
        false,
    );
    let half_typed = move || {
        let typed = || Draft {
            path: "/settings".to_owned(),
            form: "rules".to_owned(),
            target: String::new(),
            texts: draft.texts(),
            began_with: Form::of(&if conflicts.is_open() { undecided } else { edited_from }.get_value()).texts(),
        };
        is_typed().then(|| Typed { draft: typed(), taken_up: taken_up.get_value(), is_saving: saving.get_value() })
    };
    desk.can_be_asked(half_typed);
    effect(move || {
        if let Some(waiting) = desk.resumed("rules", "/settings") {
            if taken_up.with_value(|before| before.as_ref() == Some(&waiting)) {
                return desk.take_up();
            }
            if let Some(typed) = untrack(half_typed) {
                desk.put_aside(typed);
            }
            draft.put(&waiting.texts);
            let began_with = Form::of(&Policy::default());
            began_with.put(&waiting.began_with);
            if let Some(policy) = untrack(|| began_with.policy()) {
                edited_from.set_value(policy);
            }
            taken_up.set_value(Some(waiting));
            desk.take_up();
        }
    });
    let next = Memo::new(move |_| draft.policy());
    let changed = Memo::new(move |_| next.get().is_none_or(|next| next != saved.get()));
    let refused = RwSignal::new(None::<String>);
    // What was refused no longer stands once a value is changed.
    Effect::watch(move || next.get(), move |_, _, _| refused.set(None), false);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.set(None);
        // What is stored now is what the next try is made on, once both versions were shown.
        let differs = || {
            let (was, now) = (edited_from.get_value(), saved.get_untracked());
            undecided.set_value(was.clone());
            edited_from.set_value(now.clone());
            was != now && conflicts.compare(draft.versions(&was, &now))
        };
        match next.get_untracked() {
            Some(_) if conflicts.is_open() => {
                refused.set(Some(worded("Choose a version of each field first.").to_owned()));
                focus_conflict("rules");
            }
            Some(_) if differs() => focus_conflict("rules"),
            Some(policy) => {
                saving.set_value(true);
                let command = Command::SetPolicy { policy, was: saved.get_untracked() };
                start(async move {
                    let done = desk.run_typed(command, taken_up.get_value()).await;
                    let _ = saving.try_set_value(false);
                    match done {
                        Ok(()) => conflicts.clear(),
                        Err(failure) => desk.say_in(refused, &failure),
                    }
                });
            }
            None => {
                refused.set(Some(worded("Nothing was saved: a value is out of its bounds.").to_owned()));
                if let Some(id) = draft.first_wrong() {
                    focus_id(&id);
                }
            }
        }
    };
    let would_be = Signal::derive(move || {
        let instruments = desk.clinic.with(|clinic| Arc::clone(&clinic.instruments));
        next.get().map(|policy| (instruments, policy))
    });
    let fields = draft.fields().map(|(bound, text)| field(bound, text)).collect_view();
    let z_hint = say!(
        "How sure a change must be, one-sided, before it counts as reliable. Default {confidence}.",
        confidence = Z_CHOICES.iter().find(|(z, _)| *z == Policy::default().z).map_or("", |(_, confidence)| confidence)
    );
    let body = view! {
        <form class="rules" autocomplete="off" novalidate on:submit=save>
            <div class="rule-fields">
                {fields} <SelectField id="setting-z" label=worded(CONFIDENCE) value=draft.z options=Signal::stored(confidences()) hint=Some(z_hint) />
            </div>
            <Consequences next=would_be />
            <ConflictView id="rules" conflicts />
            {refusal(refused)}
            <div class="actions">
                {submit(worded("Save")).primary()}
                {button(worded("Discard changes"), move |_| {
                        taken_up.set_value(None);
                        start_over(&saved.get_untracked());
                    })
                    .off(move || !changed.get())}
                {button(worded("Reset to defaults"), move |_| draft.fill(&Policy::default()))}
            </div>
        </form>
    };
    section("rules-title", "", worded("When memory counts as worse"), body.into_any())
}

fn field(bound: &'static Bound, text: RwSignal<String>) -> impl IntoView {
    let SettingWords { label, meaning } = setting_words(bound);
    let hint = say!(
        "{meaning} From {least} to {most}, default {default}.",
        meaning,
        least = bound.min,
        most = bound.max,
        default = (bound.get)(&Policy::default())
    );
    let error = Signal::derive(move || text.with(|text| read(bound, text)).err());
    view! { <TextField id=field_id(bound) label value=text hint=Some(hint) error inputmode="numeric" /> }
}
