//! One response: whose, what, when, how it stands, and what it would become.

use super::foreseen::Outlook;
use super::open_inbox::Inbox;
use super::said::{Said, day_choice, second_choice};
use super::take_in::{actions, made};
use super::thrown::was_thrown;
use super::versions::{is_of_one_minute, other_versions_view};
use crate::browser::hosted::app_url;
use crate::browser::local_time::when_words;
use crate::caseload::{HarmDealt, Made, Response, harm_of, other_versions};
use crate::pages::answers::{answers_table, came_when, comment};
use crate::questionnaire::Answers;
use crate::record::{Key, ReportWay};
use crate::self_report::AnswersResult;
use crate::words::{
    came_words, harm_answer_words, harm_dealt_words, no_score_words, placing_words, response_notes, response_state,
    say, there_already_words, unknown_sender, unread_sender, worded,
};
use leptos::prelude::*;

#[component]
pub(super) fn ResponseCard(inbox: Inbox, key: Key) -> impl IntoView {
    let said = Said::new();
    let response = Memo::new(move |_| inbox.response(key));
    let title = format!("response-{key}");
    let labelled = title.clone();
    let versions = Memo::new(move |_| {
        let clinic = inbox.desk.clinic.get();
        let Some(response) = response.get() else { return Vec::new() };
        let day = said.day(&response, inbox.desk.today.get()).ok().flatten();
        inbox.desk.responses.with(|all| other_versions(&response, day, all, &clinic))
    });
    let head = move || {
        let response = response.get()?;
        let patient = response.invited.map(|(patient, _)| patient);
        let whose = patient.and_then(|patient| Some((patient, inbox.desk.identity(patient)?)));
        let whose = match whose {
            Some((patient, whose)) => view! { <a href=app_url(format!("/patients/{patient}"))>{whose}</a> }.into_any(),
            None if response.opened().is_some() => unknown_sender().into_any(),
            None => unread_sender().into_any(),
        };
        Some(view! {
            <header class="card-head">
                <h3 id=title.clone()>{whose}</h3>
                <span class=format!("state {}", if response.can_be_taken_in() { "open" } else { "stuck" })>{response_state(&response)}</span>
            </header>
            {facts(&response, versions.with(|all| is_of_one_minute(&response, all)))}
        })
    };
    let notes = move || {
        let clinic = inbox.desk.clinic.get();
        let title = |id: &str| clinic.self_report.title_of(id);
        let notes = response.with(|response| Some(response_notes(response.as_ref()?, title))).unwrap_or_default();
        notes.into_iter().map(|note| view! { <p class="note">{note}</p> }).collect_view()
    };
    let dealt = move || {
        let dealt = response.with(|response| response.as_ref()?.dealt.clone())?;
        let when = when_words(dealt.at);
        Some(
            view! { <p class="note">{harm_dealt_words(&HarmDealt { dealt, told: None, is_corrected: false }, &when)}</p> },
        )
    };
    view! {
        <article class="card response" aria-labelledby=labelled>
            {head}
            {notes}
            {was_thrown(inbox, key)}
            {dealt}
            {move || versions.with(|all| other_versions_view(all))}
            {day_choice(inbox, said, response, key)}
            {move || response.get().map(|response| answered(inbox, said, &response))}
            {move || response.get().map(|response| actions(inbox, said, response))}
        </article>
    }
}

/// When it was answered and received, and on which way it came.
fn facts(response: &Response, to_the_second: bool) -> AnyView {
    let way = came_words(response);
    let words = match response.opened() {
        Some(opened) => {
            let is_kiosk = response.invited.is_some_and(|(_, way)| way == ReportWay::Kiosk);
            came_when(opened.sending.authored, (to_the_second, is_kiosk), response.received, &way)
        }
        None => say!("Received {received}, {way}.", received = when_words(response.received), way),
    };
    view! { <p class="sub">{words}</p> }.into_any()
}

/// What was answered, questionnaire by questionnaire, and the comment.
fn answered(inbox: Inbox, said: Said, response: &Response) -> AnyView {
    let Some(opened) = response.opened() else { return ().into_any() };
    let made = made(inbox, said, response, opened);
    let makes_scores = |made: &&Vec<Made>| made.iter().any(|made| matches!(made, Made::Score { .. }));
    let outlook = made.as_ref().filter(makes_scores).zip(response.invited);
    let outlook = outlook.map(|(made, (patient, _))| Outlook::of(inbox, said, patient, made.clone()));
    let parts = opened.sending.answers.iter().zip(&opened.results).enumerate().map(|(at, (answers, result))| {
        let made = made.as_ref().and_then(|made| made.get(at));
        one_answered(inbox, outlook, (answers, result), made)
    });
    let second = made.as_ref().map(|made| second_choice(said, response.arrival, made));
    view! {
        <div class="parts">{parts.collect_view()}</div>
        {comment(&opened.sending.comment)}
        {second}
        {outlook.map(Outlook::state)}
    }
    .into_any()
}

/// The answers to one questionnaire: the score and what it means, why there is none, what tells of harm, and the items.
fn one_answered(
    inbox: Inbox,
    outlook: Option<Outlook>,
    (answers, result): (&Answers, &AnswersResult),
    made: Option<&Made>,
) -> AnyView {
    let questionnaire = answers.questionnaire();
    let title = questionnaire.about().title.clone();
    let scored = result.score.as_ref().and_then(|score| score.as_ref().ok());
    let becomes = match made {
        Some(Made::Score { score, placing, there, .. }) => {
            let clinic = inbox.desk.clinic.get();
            let value = clinic.instruments.get(score.instrument.as_str()).map(|i| i.format_score(score.value.get()));
            let would_be = outlook.map(|outlook| outlook.score(score.clone()));
            let there = (!there.is_empty()).then(|| view! { <p class="note">{there_already_words(there.len())}</p> });
            view! {
                <p><b class="score">{value}</b> " · " {placing_words(placing)} ". " {would_be}</p>
                {there}
            }
            .into_any()
        }
        Some(made) => view! { <p class="note">{no_score_words(made, questionnaire)}</p> }.into_any(),
        None => scored.map(|scored| view! { <p><b class="score">{scored.value.to_string()}</b></p> }).into_any(),
    };
    let told = harm_of(answers);
    let harm = told.iter().map(|answer| view! { <p class="tells-harm">{harm_answer_words(answer)}</p> }).collect_view();
    view! {
        <section class="answered">
            <h4>{title}</h4>
            {harm}
            {becomes}
            <details>
                <summary>{worded("Items and sum")}</summary>
                {answers_table(answers, scored)}
            </details>
        </section>
    }
    .into_any()
}
