//! The plan of one patient: its own, or the clinic's.

use super::open_patient::Open;
use crate::browser::keys::new_key;
use crate::desk::Command;
use crate::pages::form::{FormTexts, OwnDraft};
use crate::pages::plan_fields::PlanFields;
use crate::pages::questionnaires::whole_title;
use crate::pages::state::now;
use crate::record::{Cadence, Plan, SelfReport, SelfReported};
use crate::self_report::PlannedTexts;
use crate::ui::{Dialog, button, effect, start_once, submit};
use crate::words::{retired_in_plan_words, worded};
use leptos::prelude::*;

/// The dialog.
#[component]
pub(super) fn PlanDialog(open: Open, shown: RwSignal<bool>) -> impl IntoView {
    let desk = open.desk;
    let fields = PlanFields::new();
    let refused = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let close = Callback::new(move |()| {
        let _ = shown.try_set(false);
    });
    let began_with = StoredValue::new(FormTexts::new());
    let waiting = StoredValue::new(None::<FormTexts>);
    let again = Trigger::new();
    let named = move || shown.get().then(|| (fields.named(), began_with.get_value()));
    let draft = OwnDraft::keep(desk, ("plan", format!("/patients/{}", open.key)), named, move |draft| {
        waiting.set_value(Some(draft.texts.clone()));
        shown.set(true);
        again.notify();
    });
    // Esc and ✕ may be a slip: what is typed is offered again. Cancel means it.
    let leave = Callback::new(move |()| {
        draft.put_aside();
        close.run(());
    });
    effect(move || {
        again.track();
        if !shown.get() {
            return draft.start_over();
        }
        let clinic = desk.clinic.get_untracked();
        let Some(chart) = clinic.chart(open.key) else { return };
        refused.set(None);
        let (plan, offered) = (clinic.plan_of(chart), clinic.asked_anew());
        let usual = Cadence::usual(clinic.policy.due_every_days);
        let lines = PlannedTexts::of(&plan, offered.iter().map(|one| one.id()), usual);
        fields.fill(lines, |id| whole_title(&clinic, id));
        began_with.set_value(untrack(|| fields.named()));
        if let Some(texts) = waiting.try_update_value(Option::take).flatten() {
            fields.put(&texts);
        }
    });
    let keep = move |plan: Option<Plan>| {
        refused.set(None);
        let record = SelfReport { key: new_key(), what: SelfReported::Planned { plan, at: now() } };
        let command = Command::EnterSelfReport { patient: open.key, record };
        let saved = draft.save(async move |taken_up| desk.run_typed(command, taken_up).await);
        start_once(busy, async move {
            match saved.await {
                Ok(()) => close.run(()),
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
    };
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
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
