//! The plan of one patient: its own, or the clinic's.

use super::open_patient::Open;
use crate::browser::keys::new_key;
use crate::desk::{Command, Draft};
use crate::pages::form::{OwnDraft, Saves};
use crate::pages::plan_fields::{PlanFields, plan_texts};
use crate::pages::state::now;
use crate::record::{Plan, SelfReport, SelfReported};
use crate::ui::{Dialog, button, effect, start_once, submit};
use crate::words::{retired_in_plan_words, worded};
use leptos::prelude::*;

/// The dialog.
#[component]
pub(super) fn PlanDialog(open: Open, shown: RwSignal<bool>) -> impl IntoView {
    let desk = open.desk;
    let fields = PlanFields::new("plan");
    let refused = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let close = Callback::new(move |()| {
        let _ = shown.try_set(false);
    });
    let waiting = StoredValue::new(None::<Draft>);
    let again = Trigger::new();
    let typed = move || shown.get().then(|| fields.typed());
    let place = ("plan", format!("/patients/{}", open.key));
    let draft = OwnDraft::keep(desk, place, Saves::Whole, typed, move |draft| {
        waiting.set_value(Some(draft.clone()));
        shown.set(true);
        again.notify();
    });
    // Esc and ✕ may be a slip: what is typed is offered again. Cancel means it.
    let leave = Callback::new(move |()| {
        draft.put_aside();
        close.run(());
    });
    let stored = move || {
        let clinic = desk.clinic.get_untracked();
        Some(plan_texts(&clinic, &clinic.plan_of(clinic.chart(open.key)?)))
    };
    effect(move || {
        again.track();
        if !shown.get() {
            return draft.start_over();
        }
        let Some(stored) = stored() else { return };
        refused.set(None);
        fields.fill(stored);
        if let Some(draft) = waiting.try_update_value(Option::take).flatten() {
            fields.take_up(&draft);
        }
    });
    let keep = move |plan: Option<Plan>| {
        refused.set(None);
        let record = SelfReport { key: new_key(), what: SelfReported::Planned { plan, at: now() } };
        let command = Command::EnterSelfReport { patient: open.key, record };
        let saved = draft.save(async move |done_with| desk.run_typed(command, done_with).await);
        start_once(busy, async move {
            match saved.await {
                // The page may have been left meanwhile.
                Ok(()) => drop(close.try_run(())),
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
    };
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.set(None);
        // Erased elsewhere, the patient has no plan any more: the command says so.
        if stored().is_some_and(|stored| !fields.is_current(stored, refused)) {
            return;
        }
        if let Some(plan) = fields.read() {
            keep(Some(plan));
        }
    };
    let retired = move || {
        let names = open.draw(|facts| facts.clinic.retired_in_plan(&facts.clinic.whole_plan_of(&facts.chart)))?;
        retired_in_plan_words(&names).map(|words| view! { <p class="note">{words}</p> })
    };
    let has_own = move || open.draw(|facts| facts.chart.own_plan().is_some()).unwrap_or_default();
    view! {
        <Dialog
            id="plan-dialog"
            title=Signal::stored(worded("Which questionnaires, and how often").to_owned())
            about=Signal::derive(move || desk.identity(open.key))
            open=shown
            close=leave
            held=busy
        >
            <form class="record-form" autocomplete="off" novalidate on:submit=save>
                <p class="hint">
                    {worded("Counted from the sessions. It says by when a score is needed, whom to call, and on which days a calendar reminds. With nothing ticked nothing is asked.")}
                </p>
                {retired}
                {fields.view()}
                <div role="alert">{move || refused.get().map(|why| view! { <p class="error">{why}</p> })}</div>
                <div class="form-buttons">
                    {submit(worded("Save plan")).primary().busy(busy)}
                    <Show when=has_own>{button(worded("Use the clinic’s plan"), move |_| keep(None))}</Show>
                    {button(worded("Cancel"), move |_| close.run(()))}
                </div>
            </form>
        </Dialog>
    }
}
