//! Settings of self-report beside the contact: the plan of all patients without one of their own, the key pair, how the clinic's device asks.

use crate::browser::local_time::when_words;
use crate::pages::confirmation::Confirmation;
use crate::pages::form::{OwnDraft, Saves};
use crate::pages::plan_fields::{PlanFields, plan_texts};
use crate::pages::state::use_desk;
use crate::record::{Choice as _, Plan};
use crate::self_report::KioskLayout;
use crate::ui::{Dialog, SelectField, button, effect, options_of, start, start_once, submit};
use crate::words::{retired_in_plan_words, say, worded};
use leptos::prelude::*;

/// The clinic's plan.
#[component]
pub(super) fn PlanOfAll() -> impl IntoView {
    let desk = use_desk();
    let fields = PlanFields::new("clinic-plan");
    let refused = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    // Whether a plan was set here, and the one that holds.
    let kept = Memo::new(move |_| {
        desk.clinic.with(|clinic| {
            let settings = &clinic.self_report;
            (settings.plan.is_some(), settings.default_plan(clinic.policy.due_every_days))
        })
    });
    let stored = Memo::new(move |_| {
        desk.clinic.with(|clinic| plan_texts(clinic, &kept.get().1.without(|id| clinic.is_retired(id))))
    });
    fields.fill(stored.get_untracked());
    // Where nothing was typed, what is kept is shown; what was typed stays, and is held against it when it is saved.
    Effect::watch(
        move || stored.get(),
        move |stored, _, _| {
            if fields.is_done(stored) {
                fields.fill(stored.clone());
            }
        },
        false,
    );
    let place = ("clinic-plan", "/settings".to_owned());
    let typed = move || Some(fields.typed());
    let draft = OwnDraft::keep(desk, place, Saves::Whole, typed, move |draft| fields.take_up(draft));
    let keep = move |plan: Option<Plan>| {
        refused.set(None);
        let is_reset = plan.is_none();
        let saved = draft.save(async move |done_with| {
            desk.change_self_report_typed(done_with, |settings| settings.plan = plan).await
        });
        start_once(busy, async move {
            match saved.await {
                Ok(()) => {
                    // What was typed goes with what was set here; the page may be gone by then.
                    match stored.try_get_untracked().filter(|_| is_reset) {
                        Some(stored) => fields.fill(stored),
                        None => fields.is_saved(),
                    }
                    draft.start_over();
                }
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
    };
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.set(None);
        if !fields.is_current(stored.get_untracked(), refused) {
            return;
        }
        if let Some(plan) = fields.read() {
            keep(Some(plan));
        }
    };
    let retired = move || {
        let names = desk.clinic.with(|clinic| kept.with(|(_, plan)| clinic.retired_in_plan(plan)));
        retired_in_plan_words(&names).map(|words| view! { <p class="note">{words}</p> })
    };
    let about = move || match kept.with(|(is_set, _)| *is_set) {
        true => worded(
            "It holds for every patient who has no plan of their own. It says by when a score is needed, whom to call and on which days a calendar reminds.",
        ),
        false => worded(
            "Nothing was set here, so this is the usual plan, at the cadence of the rules above. It holds for every patient who has no plan of their own, and says by when a score is needed, whom to call and on which days a calendar reminds.",
        ),
    };
    view! {
        <section aria-labelledby="plan-title">
            <h2 id="plan-title">{worded("Which questionnaires, and how often")}</h2>
            <p class="hint">{about}</p>
            <form class="plan-form" autocomplete="off" novalidate on:submit=save>
                {retired}
                {fields.view()}
                <p class="form-error" role="alert">{move || refused.get()}</p>
                <div class="actions">
                    {submit(worded("Save plan")).primary().busy(busy)}
                    {button(worded("Back to the usual plan"), move |_| keep(None)).off(move || kept.with(|(is_set, _)| !is_set))}
                </div>
            </form>
        </section>
    }
}

/// The key pair that patients' answers are sealed to, and how the clinic's device asks.
#[component]
pub(super) fn SealingOfAnswers() -> impl IntoView {
    let desk = use_desk();
    let asking = RwSignal::new(false);
    let confirmation = Confirmation::new(desk, move || {
        let _ = asking.try_set(false);
    });
    let keys = Memo::new(move |_| {
        desk.clinic.with(|clinic| clinic.self_report.keys.iter().map(|key| key.made).collect::<Vec<_>>())
    });
    let made = move || {
        let keys = keys.get();
        match keys.split_last() {
            None => worded("There is none yet. It is made with the first invitation.").to_owned(),
            Some((last, [])) => say!("Made on {when}.", when = when_words(*last)),
            Some((last, [.., _])) => {
                say!(
                    "Made on {when}. Earlier ones that are kept for reading: {count}.",
                    when = when_words(*last),
                    count = keys.len() - 1
                )
            }
        }
    };
    let rotate = move |_| confirmation.carry_out(desk.add_report_key(), || ());
    let kept = Memo::new(move |_| desk.clinic.with(|clinic| clinic.self_report.layout.word().to_owned()));
    let layout = RwSignal::new(kept.get_untracked());
    // Of two choices in quick succession the last one holds: what the first has saved doesn't put the field back.
    let saving = StoredValue::new(0_usize);
    effect(move || {
        let kept = kept.get();
        if saving.get_value() == 0 {
            layout.set(kept);
        }
    });
    Effect::watch(
        move || layout.get(),
        move |chosen, _, _| {
            let all = [KioskLayout::OneByOne, KioskLayout::OnePage];
            let is_saved = saving.get_value() == 0 && *chosen == kept.get_untracked();
            let Some(chosen) = all.into_iter().find(|one| one.word() == *chosen).filter(|_| !is_saved) else { return };
            saving.update_value(|count| *count += 1);
            start(async move {
                let _ = desk.told(desk.change_self_report(|settings| settings.layout = chosen).await);
                // The page may be left meanwhile.
                let is_last = saving.try_update_value(|count| {
                    *count -= 1;
                    *count == 0
                });
                if let (Some(true), Some(kept)) = (is_last, kept.try_get_untracked()) {
                    let _ = layout.try_set(kept);
                }
            });
        },
        false,
    );
    let layouts = options_of([
        (KioskLayout::OneByOne.word(), worded("One question at a time")),
        (KioskLayout::OnePage.word(), worded("All questions on one page")),
    ]);
    view! {
        <section aria-labelledby="sealing-title">
            <h2 id="sealing-title">{worded("How patients’ answers reach you")}</h2>
            <SelectField id="kiosk-layout" label=worded("On the clinic’s own device") value=layout options=layouts />
            <h3>{worded("The key pair that answers are sealed to")}</h3>
            <p>{made}</p>
            <p class="actions">
                {button(worded("Make another…"), move |_| asking.set(true)).off(move || keys.with(Vec::is_empty))}
            </p>
            <Dialog id="report-key-dialog" title=Signal::stored(worded("Make another key pair").to_owned()) open=asking close=confirmation.close held=confirmation.busy>
                <p>
                    {worded("Links and hand-outs from now on carry the new one. Invitations that are out keep working: the old private half is kept, and their answers can be read. Do it when somebody may have copied the private half, such as from an unlocked computer.")}
                </p>
                {confirmation.refusal()}
                <p class="actions">
                    {button(worded("Make it"), rotate).primary().busy(confirmation.busy)}
                    {button(worded("Cancel"), move |_| confirmation.close.run(()))}
                </p>
            </Dialog>
        </section>
    }
}
