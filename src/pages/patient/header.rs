//! Who, in which state, and what can be done: the head of the patient's page.

use super::invite::InviteTarget;
use super::open_patient::Open;
use super::record_dialog::RecordTarget;
use super::review::mark_reviewed;
use crate::browser::hosted::app_url;
use crate::pages::caseload::{mark_badge, state_badge, way_back};
use crate::pages::look_back::at_present;
use crate::record::shown_alone;
use crate::ui::button;
use crate::words::{course_words, number_and_age, worded};
use leptos::prelude::*;

/// The dialogs that the page can open, each with what it is to show.
#[derive(Clone, Copy)]
pub(super) struct Dialogs {
    /// New or edited score.
    pub(super) score: RwSignal<Option<RecordTarget>>,
    /// New or edited session.
    pub(super) session: RwSignal<Option<RecordTarget>>,
    /// A new invitation, one that is shown again or withdrawn.
    pub(super) invite: RwSignal<Option<InviteTarget>>,
    /// The patient's own fields.
    pub(super) patient: RwSignal<Option<RecordTarget>>,
    /// Answers from paper.
    pub(super) paper: RwSignal<Option<RecordTarget>>,
    /// Handing this device to the patient.
    pub(super) ask: RwSignal<bool>,
}

/// Name, number and age in a line that stays in view, however far the page is scrolled; then state, badges, course and actions.
#[component]
pub(super) fn PatientHeader(open: Open, dialogs: Dialogs) -> impl IntoView {
    let who = move || {
        open.draw(|facts| {
            let known = course_words(&facts.chart, &facts.judgement);
            view! { <p class="who-facts">{known.join(" · ")}</p> }
        })
    };
    let note = move || {
        open.draw(|facts| {
            let note = shown_alone(&facts.chart.patient.note).into_owned();
            (!note.is_empty()).then(|| {
                view! { <details class="who-note"><summary>{note}</summary></details> }
            })
        })
    };
    let state = move || {
        let row = open.desk.row(open.key)?;
        let badges = row.marks().into_iter().map(|mark| view! { <li>{mark_badge(&row, mark)}</li> }).collect_view();
        Some(view! {
            <ul class="badges" aria-label=worded("State and marks")>
                <li>{state_badge(&row)}</li>
                {badges}
            </ul>
        })
    };
    let name = move || open.draw(|facts| facts.chart.patient.display_name().into_owned());
    let more = move || open.draw(|facts| number_and_age(&facts.chart.patient, facts.judgement.as_of));
    view! {
        <div class="who-line">
            <nav class="back" aria-label=worded("Back")><a href=app_url(way_back())>{worded("Caseload")}</a></nav>
            <h1 tabindex="-1" id="patient-heading">{name}</h1>
            <p>{more}</p>
            {who}
        </div>
        <header class="patient-head">
            {state}
            {note}
            <div class="actions" role="group" aria-label=worded("Actions")>
                {at_present(open.desk, move || changes(open, dialogs))}
                <a class="button" href=app_url(format!("/patients/{}/sheet", open.key))>{worded("One page to print")}</a>
                <a class="button" href=app_url(format!("/patients/{}/handout", open.key))>{worded("Hand-out for the patient")}</a>
                <a class="button" href=app_url(format!("/patients/{}/form", open.key))>{worded("Questionnaire on paper")}</a>
            </div>
        </header>
    }
}

/// The buttons that change something.
fn changes(open: Open, dialogs: Dialogs) -> AnyView {
    view! {
        {button(worded("Add score…"), move |_| open.enter(|| dialogs.score.set(Some(RecordTarget::new(open.key))))).primary()}
        {button(worded("Type in answers…"), move |_| open.enter(|| dialogs.paper.set(Some(RecordTarget::new(open.key)))))}
        // The demo has no passphrase to lead back with.
        {move || (!open.desk.is_demo()).then(|| button(worded("Ask on this device…"), move |_| open.enter(|| dialogs.ask.set(true))).view())}
        {button(worded("Add session…"), move |_| open.enter(|| dialogs.session.set(Some(RecordTarget::new(open.key)))))}
        {button(worded("Invite…"), move |_| open.enter(|| dialogs.invite.set(Some(InviteTarget::New))))}
        {button(worded("Edit patient…"), move |_| open.enter(|| dialogs.patient.set(Some(RecordTarget::edit(open.key, open.key)))))}
        {button(worded("Mark reviewed"), move |_| mark_reviewed(open.desk, open.key))}
    }
    .into_any()
}
