//! One response: whose, what, when, how it stands, what it would become, and what can be done with it.

use super::open_inbox::{Inbox, Refusing};
use crate::browser::local_time::{day_at, when_words};
use crate::caseload::{Made, Response, harm_of, made_of};
use crate::desk::Command;
use crate::pages::answers::answers_table;
use crate::pages::patient::preview;
use crate::questionnaire::Answers;
use crate::record::{Day, Key};
use crate::self_report::{AnswersResult, Opened};
use crate::ui::{SelectField, TextField, button, options_of, start_once};
use crate::words::{
    SayDay, came_words, harm_answer_words, no_score_words, placing_words, response_notes, response_state, say,
    there_already_words, unknown_sender, unread_sender, worded,
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What a person says of a response before it is taken in.
#[derive(Clone, Copy)]
struct Said {
    /// Which day counts: by whose clock.
    whose_day: RwSignal<String>,
    /// Another day.
    other_day: RwSignal<String>,
    /// What becomes of scores of which there is one already.
    both: RwSignal<String>,
    /// What isn't said yet.
    lacks: RwSignal<Option<String>>,
}

/// Values of the choices.
const PATIENTS: &str = "patient";
const RECEIVED: &str = "received";
const OTHER: &str = "other";
const BOTH: &str = "both";
const ONE: &str = "one";

impl Said {
    /// The day that counts, where the clock is doubted; none while that isn't said.
    fn day(self, response: &Response, opened: &Opened) -> Option<Day> {
        match self.whose_day.get().as_str() {
            PATIENTS => Some(opened.sending.authored.day()),
            RECEIVED => Some(day_at(response.received)),
            OTHER => Day::parse_iso(&self.other_day.get()).ok(),
            _ => None,
        }
    }
}

#[component]
pub(super) fn ResponseCard(inbox: Inbox, key: Key) -> impl IntoView {
    let said = Said {
        whose_day: RwSignal::new(String::new()),
        other_day: RwSignal::new(String::new()),
        both: RwSignal::new(String::new()),
        lacks: RwSignal::new(None),
    };
    let response = Memo::new(move |_| inbox.response(key));
    let title = format!("response-{key}");
    let labelled = title.clone();
    let head = move || {
        let response = response.get()?;
        let patient = response.invited.map(|(patient, _)| patient);
        let whose = patient.and_then(|patient| Some((patient, inbox.desk.identity(patient)?)));
        let whose = match whose {
            Some((patient, whose)) => view! { <a href=format!("/patients/{patient}")>{whose}</a> }.into_any(),
            None if response.opened().is_some() => unknown_sender().into_any(),
            None => unread_sender().into_any(),
        };
        Some(view! {
            <header class="card-head">
                <h3 id=title.clone()>{whose}</h3>
                <span class=format!("state {}", if response.can_be_taken_in() { "open" } else { "stuck" })>{response_state(&response)}</span>
            </header>
            {facts(&response)}
        })
    };
    let notes = move || {
        let notes = response.with(|response| response.as_ref().map(response_notes)).unwrap_or_default();
        notes.into_iter().map(|note| view! { <p class="note">{note}</p> }).collect_view()
    };
    view! {
        <article class="card response" aria-labelledby=labelled>
            {head}
            {notes}
            {day_choice(said, response, key)}
            {move || response.get().map(|response| answered(inbox, said, &response))}
            {move || response.get().map(|response| actions(inbox, said, response))}
        </article>
    }
}

/// When it was answered and received, and on which way it came.
fn facts(response: &Response) -> AnyView {
    let received = when_words(response.received);
    let way = came_words(response);
    let words = match response.opened() {
        Some(opened) => {
            let authored = opened.sending.authored;
            let (day, time) = (authored.day().long(), authored.time());
            say!(
                "Answered {day}, {time}, by the patient’s clock; received {received}, {way}.",
                day,
                time,
                received,
                way
            )
        }
        None => say!("Received {received}, {way}.", received, way),
    };
    view! { <p class="sub">{words}</p> }.into_any()
}

/// Which day counts, where the patient's clock can't be right.
fn day_choice(said: Said, response: Memo<Option<Response>>, key: Key) -> AnyView {
    let is_asked = Memo::new(move |_| {
        response.with(|response| {
            let response = response.as_ref().filter(|response| response.can_be_taken_in());
            response.and_then(Response::opened).is_some_and(|opened| opened.doubt.is_some())
        })
    });
    let options = move || {
        let days = response.with(|response| {
            let response = response.as_ref()?;
            Some((response.opened()?.sending.authored.day(), day_at(response.received)))
        });
        let own = days.map(|(own, _)| say!("{day}, by the patient’s clock", day = own.long())).unwrap_or_default();
        let here = days.map(|(_, here)| say!("{day}, when it was received", day = here.long())).unwrap_or_default();
        [(PATIENTS, own), (RECEIVED, here), (OTHER, worded("another day").to_owned())]
            .map(|(value, words)| (value.to_owned(), words))
            .to_vec()
    };
    let other = move || {
        (said.whose_day.with(|whose| whose == OTHER)).then(|| {
            view! { <TextField id=format!("other-day-{key}") kind="date" label=worded("Answered on") value=said.other_day /> }
        })
    };
    (move || {
        is_asked.get().then(|| {
            view! {
                <div class="row-fields">
                    <SelectField id=format!("day-{key}") label=worded("Which day counts") value=said.whose_day options=Signal::derive(options) />
                    {other}
                </div>
            }
        })
    })
    .into_any()
}

/// What was answered, questionnaire by questionnaire, and the comment.
fn answered(inbox: Inbox, said: Said, response: &Response) -> AnyView {
    let Some(opened) = response.opened() else { return ().into_any() };
    let made = made(inbox, said, response, opened);
    let comment = opened.sending.comment.clone();
    let comment = (!comment.is_empty()).then(|| {
        view! {
            <p><b>{worded("In the patient’s own words")}</b></p>
            <blockquote class="comment">{comment}</blockquote>
        }
    });
    let parts = opened.sending.answers.iter().zip(&opened.results).enumerate().map(|(at, (answers, result))| {
        let made = made.as_ref().and_then(|made| made.get(at));
        one_answered(inbox, response, (answers, result), made)
    });
    let is_there = made.iter().flatten().any(|made| matches!(made, Made::Score { there, .. } if !there.is_empty()));
    let both = is_there.then(|| {
        let options = [
            (BOTH, worded("keep both scores")),
            (ONE, worded("keep the score that is there, and these answers without one")),
        ];
        view! {
            <SelectField id=format!("both-{}", response.arrival) label=worded("What becomes of the second score") value=said.both options=options_of(options) />
        }
    });
    view! { <div class="parts">{parts.collect_view()}</div> {comment} {both} }.into_any()
}

/// What the answers would become; none where nobody knows whose they are, or the patient isn't judged.
fn made(inbox: Inbox, said: Said, response: &Response, opened: &Opened) -> Option<Vec<Made>> {
    let desk = inbox.desk;
    let (patient, _) = response.invited.filter(|_| response.can_be_taken_in())?;
    let clinic = desk.clinic.get();
    let judgement = desk.judged.with(|all| all.get(&patient).cloned())?;
    let day = opened.doubt.and_then(|_| said.day(response, opened));
    Some(made_of(opened, &clinic, (clinic.chart(patient)?, &judgement), day))
}

/// The answers to one questionnaire: the score and what it means, why there is none, what tells of harm, and the items.
fn one_answered(
    inbox: Inbox,
    response: &Response,
    (answers, result): (&Answers, &AnswersResult),
    made: Option<&Made>,
) -> AnyView {
    let questionnaire = answers.questionnaire();
    let title = questionnaire.about().title.clone();
    let scored = result.score.as_ref().and_then(|score| score.as_ref().ok());
    let becomes = match made {
        Some(Made::Score { score, placing, there }) => {
            let clinic = inbox.desk.clinic.get();
            let value = clinic.instruments.get(score.instrument.as_str()).map(|i| i.format_score(score.value.get()));
            let chart = response.invited.and_then(|(patient, _)| clinic.chart(patient).cloned());
            let preview = chart.map(|chart| preview(&clinic, &chart, score.clone(), inbox.desk.today.get()));
            let there = (!there.is_empty()).then(|| view! { <p class="note">{there_already_words(there.len())}</p> });
            view! {
                <p><b class="score">{value}</b> " · " {placing_words(placing)} ". " {preview}</p>
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

/// What can be done with it.
fn actions(inbox: Inbox, said: Said, response: Response) -> AnyView {
    let desk = inbox.desk;
    let patient = response.invited.map(|(patient, _)| patient);
    let whose = patient.and_then(|patient| desk.identity(patient));
    let can_be_taken_in = response.can_be_taken_in();
    let refusing = Refusing { arrival: response.arrival, whose: whose.clone(), is_kept: can_be_taken_in };
    let words = if can_be_taken_in { worded("Refuse…") } else { worded("Throw away…") };
    let of = whose.unwrap_or_else(|| unknown_sender().to_owned());
    let label_refuse = format!("{words} {of}");
    let label_deal = say!("Dealt with… the answers of {whose}", whose = of);
    let refuse = move || {
        let refusing = refusing.clone();
        button(words, move |_| inbox.refusing.set(Some(refusing.clone()))).label(label_refuse.clone()).view()
    };
    // What can't be taken in and tells of harm is dealt with; before that it can't be thrown away.
    let arrival = response.arrival;
    let alert = move || desk.harm_alerts().iter().find(|alert| alert.arrival == Some(arrival)).cloned();
    let alert = Memo::new(move |_| alert().filter(|_| !can_be_taken_in));
    let refuse_or_deal = move || match alert.get() {
        None => refuse().into_any(),
        Some(alert) => {
            let deal = button(worded("Dealt with…"), move |_| desk.dealing.set(Some(alert.clone())));
            view! {
                {deal.primary().label(label_deal.clone()).view()}
                <p class="hint">{worded("It tells of harm, so it can’t be thrown away until somebody has said what was done.")}</p>
            }
            .into_any()
        }
    };
    let label_take = say!("Take in the answers of {of}", of);
    let take = can_be_taken_in.then(|| {
        let press = move |_| take_in(inbox, said, &response);
        button(worded("Take in"), press).primary().label(label_take).busy(inbox.busy).view()
    });
    view! {
        <p class="form-error" role="alert">{move || said.lacks.get()}</p>
        <div class="actions">{take} {refuse_or_deal}</div>
    }
    .into_any()
}

/// Takes it in, once all is said that has to be.
fn take_in(inbox: Inbox, said: Said, response: &Response) {
    let desk = inbox.desk;
    said.lacks.set(None);
    let Some(opened) = response.opened() else { return };
    let made = untrack(|| made(inbox, said, response, opened));
    let Some(made) = made else {
        return said.lacks.set(Some(
            worded("This patient’s record is in doubt. Decide about it on the data page first; the answers stay here.")
                .to_owned(),
        ));
    };
    let day = opened.doubt.and_then(|_| untrack(|| said.day(response, opened)));
    if opened.doubt.is_some() && day.is_none() {
        return said.lacks.set(Some(worded("Say which day counts.").to_owned()));
    }
    let keeps_both = match said.both.get_untracked().as_str() {
        BOTH => Some(true),
        ONE => Some(false),
        _ => None,
    };
    let mut kept = BTreeSet::new();
    for one in &made {
        let Made::Score { score, there, .. } = one else { continue };
        match keeps_both {
            None if !there.is_empty() => {
                return said.lacks.set(Some(worded("Say what becomes of the second score.").to_owned()));
            }
            Some(false) if !there.is_empty() => {}
            _ => {
                kept.insert(score.key);
            }
        }
    }
    let clinic = desk.clinic.get_untracked();
    let Some(taken) = desk.taken(&clinic, response, day, |score| kept.contains(&score)) else { return };
    start_once(inbox.busy, async move {
        match desk.run(Command::TakeIn(vec![taken])).await {
            Ok(()) => Inbox::go_on(),
            Err(failure) => desk.say_in(said.lacks, &failure),
        }
    });
}
