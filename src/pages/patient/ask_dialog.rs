//! Handing this device to the patient: which questionnaires, and by which name they are greeted.

use super::open_patient::Open;
use crate::questionnaire::Questionnaire;
use crate::ui::{Checkbox, Dialog, TextField, effect, start_once, submit};
use crate::words::{asking_limits, worded};
use leptos::prelude::*;
use std::sync::Arc;

/// The dialog.
#[component]
pub(super) fn AskDialog(open: Open, shown: RwSignal<bool>) -> impl IntoView {
    let desk = open.desk;
    let choices = RwSignal::new(Vec::<(Arc<Questionnaire>, RwSignal<bool>)>::new());
    let (greeting, refused, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<String>), RwSignal::new(false));
    effect(move || {
        if !shown.get() {
            return;
        }
        let (offered, planned) = desk.clinic.with_untracked(|clinic| {
            let plan = clinic.chart(open.key).map(|chart| clinic.plan_of(chart));
            (clinic.asked_anew(), plan.unwrap_or_default())
        });
        let is_planned = |id: &str| planned.planned().iter().any(|planned| planned.questionnaire == id);
        let choice = |one: Arc<Questionnaire>| {
            let is_chosen = RwSignal::new(is_planned(one.id()));
            (one, is_chosen)
        };
        choices.set(offered.into_iter().map(choice).collect());
        greeting.set(String::new());
        refused.set(None);
    });
    let boxes = move || {
        let one = |(one, is_chosen): (Arc<Questionnaire>, RwSignal<bool>)| {
            view! { <Checkbox id=format!("ask-{}", one.id()) label=one.about().title.clone() value=is_chosen /> }
        };
        choices.get().into_iter().map(one).collect_view()
    };
    let ask = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let chosen: Vec<Arc<Questionnaire>> = choices.with_untracked(|choices| {
            let chosen = choices.iter().filter(|(_, is_chosen)| is_chosen.get_untracked());
            chosen.map(|(one, _)| Arc::clone(one)).collect()
        });
        if chosen.is_empty() {
            return refused.set(Some(worded("Choose at least one questionnaire.").to_owned()));
        }
        let name = greeting.get_untracked().trim().to_owned();
        start_once(busy, async move {
            if let Err(failure) = desk.hand_over(open.key, &chosen, name).await {
                desk.say_in(refused, &failure);
            }
        });
    };
    let limits = asking_limits().map(|text| view! { <li>{text}</li> }).collect_view();
    view! {
        <Dialog
            id="ask-dialog"
            title=Signal::derive(|| worded("Ask on this device").to_owned())
            about=Signal::derive(move || desk.identity(open.key))
            open=shown
            close=Callback::new(move |()| shown.set(false))
            held=busy
        >
            <form class="record-form" autocomplete="off" novalidate on:submit=ask>
                <fieldset class="steps">
                    <legend>{worded("Questionnaires")}</legend>
                    {boxes}
                </fieldset>
                <TextField
                    id="ask-greeting"
                    label=worded("Name in the greeting (may stay empty)")
                    value=greeting
                    hint=Some(worded("It stands on the form until the clinic is unlocked, and is the only thing there that says who is asked.").to_owned())
                />
                <ul class="hint">{limits}</ul>
                <div role="alert">{move || refused.get().map(|why| view! { <p class="error">{why}</p> })}</div>
                <div class="form-buttons">{submit(worded("Lock the clinic and ask")).primary().busy(busy)}</div>
            </form>
        </Dialog>
    }
}
