//! The clinic's rules: every setting with its meaning, bounds and default; kept by Save, after showing what it would do.

use super::effect::Consequences;
use super::form::{Draft, field_id, read, z_text};
use crate::desk::Command;
use crate::judge::{Bound, Policy, Z_CHOICES};
use crate::pages::state::use_desk;
use crate::ui::{NumberField, SelectField, focus_id};
use leptos::prelude::*;

/// The form.
#[component]
pub(super) fn Rules() -> impl IntoView {
    let desk = use_desk();
    let kept = Memo::new(move |_| desk.clinic.with(|clinic| clinic.policy.clone()));
    let draft = Draft::of(&kept.get_untracked());
    // Undo, or an import, may change the policy under the form: what is kept is then what the form starts from.
    Effect::watch(move || kept.get(), move |policy, _, _| draft.fill(policy), false);
    let next = Memo::new(move |_| draft.policy());
    let changed = Memo::new(move |_| next.get().is_none_or(|next| next != kept.get()));
    let refused = RwSignal::new(None::<String>);
    // What was refused no longer stands once a value is changed.
    Effect::watch(move || next.get(), move |_, _, _| refused.set(None), false);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.set(None);
        match next.get_untracked() {
            Some(policy) => desk.run(Command::SetPolicy(policy), move |done| {
                let _ = refused.try_set(done.err().map(|failure| failure.to_string()));
            }),
            None => {
                refused.set(Some("Nothing was saved: a value is out of its bounds.".to_owned()));
                if let Some(id) = draft.first_wrong() {
                    focus_id(&id);
                }
            }
        }
    };
    let fields = draft.fields().map(|(bound, text)| field(bound, text)).collect_view();
    let confidences = Signal::stored(
        Z_CHOICES.iter().map(|(z, confidence)| (z_text(*z), format!("{confidence} (z {z})"))).collect::<Vec<_>>(),
    );
    let z_hint = format!(
        "How sure a change must be, one-sided, before it counts as reliable. Default {}.",
        Z_CHOICES.iter().find(|(z, _)| *z == Policy::default().z).map_or("", |(_, confidence)| confidence)
    );
    view! {
        <section aria-labelledby="rules-title">
            <h2 id="rules-title">"When memory counts as worse"</h2>
            <form class="rules" novalidate on:submit=save>
                <div class="rule-fields">
                    {fields} <SelectField id="setting-z" label="Confidence" value=draft.z options=confidences hint=Some(z_hint) />
                </div>
                <Consequences kept next />
                <p class="form-error" role="alert">{move || refused.get()}</p>
                <div class="actions">
                    <button type="submit" class="button primary">
                        "Save"
                    </button>
                    <button
                        type="button"
                        class="button"
                        disabled=move || !changed.get()
                        on:click=move |_| draft.fill(&kept.get_untracked())
                    >
                        "Discard changes"
                    </button>
                    <button type="button" class="button" on:click=move |_| draft.fill(&Policy::default())>
                        "Reset to defaults"
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn field(bound: &'static Bound, text: RwSignal<String>) -> impl IntoView {
    let hint =
        format!("{} From {} to {}, default {}.", bound.meaning, bound.min, bound.max, (bound.get)(&Policy::default()));
    let error = Signal::derive(move || text.with(|text| read(bound, text)).err());
    view! { <NumberField id=field_id(bound) label=bound.label value=text hint=Some(hint) error /> }
}
