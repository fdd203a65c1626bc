//! The clinic's rules: every setting with its meaning, bounds and default; saved by Save, after showing what it would do.

use super::effect::Consequences;
use super::form::{CONFIDENCE, Form, confidences, field_id, read};
use crate::desk::Command;
use crate::judge::{Bound, Policy, Z_CHOICES};
use crate::pages::form::{Base, OwnDraft, Saves};
use crate::pages::state::use_desk;
use crate::ui::{SelectField, TextField, button, focus_id, refusal, section, start, submit};
use crate::words::{SettingWords, say, setting_words, worded};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn Rules() -> impl IntoView {
    let desk = use_desk();
    let saved = Memo::new(move |_| desk.clinic.with(|clinic| clinic.policy.clone()));
    let draft = Form::of(&saved.get_untracked());
    // What the form was begun on: another tab, Undo or an import may change the rules under it.
    let base = Base::new("rules");
    let texts_of = |policy: &Policy| Form::of(policy).texts();
    base.begin(texts_of(&saved.get_untracked()));
    let start_over = move |policy: &Policy| {
        draft.fill(policy);
        base.begin(texts_of(&saved.get_untracked()));
    };
    // Where nothing was typed, the form shows what is in force; what was typed stays, and is held against it at Save.
    Effect::watch(
        move || saved.get(),
        move |policy, before, _| {
            let untouched = before.is_some_and(|before| draft.texts() == texts_of(before));
            if untouched || untrack(|| draft.policy()).as_ref() == Some(policy) {
                start_over(policy);
            }
        },
        false,
    );
    let place = ("rules", "/settings".to_owned());
    let typed = move || Some((draft.texts(), base.texts()));
    let half_typed = OwnDraft::keep(desk, place, Saves::Whole, typed, move |waiting| {
        draft.put(&waiting.texts);
        base.begin(waiting.began_with.clone());
    });
    let next = Memo::new(move |_| draft.policy());
    let changed = Memo::new(move |_| next.get().is_none_or(|next| next != saved.get()));
    let refused = RwSignal::new(None::<String>);
    // What was refused no longer stands once a value is changed.
    Effect::watch(move || next.get(), move |_, _, _| refused.set(None), false);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.set(None);
        match next.get_untracked() {
            Some(policy) => {
                let stored = saved.get_untracked();
                if !base.is_current(texts_of(&stored), refused, || draft.compared()) {
                    return;
                }
                let command = Command::SetPolicy { policy, was: stored };
                let saved = half_typed.save(async move |done_with| desk.run_typed(command, done_with).await);
                start(async move {
                    match saved.await {
                        Ok(()) => {
                            base.is_saved();
                            half_typed.start_over();
                        }
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
            {base.view()}
            {refusal(refused)}
            <div class="actions">
                {submit(worded("Save")).primary()}
                {button(worded("Discard changes"), move |_| {
                        half_typed.start_over();
                        start_over(&saved.get_untracked());
                    })
                    .label(worded("Discard changes to when memory counts as worse"))
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
