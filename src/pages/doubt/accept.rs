//! The question before anything is accepted: it says exactly what is accepted, and what is lost by it as far as the audit knows.

use super::said::Said;
use crate::browser::local_time::instant_words;
use crate::caseload::Clinic;
use crate::desk::{AuditEntry, Line, lost_with};
use crate::pages::state::{Desk, use_desk};
use crate::record::{Holding, Mismatch, MismatchKind, RecordState, TextKind, Undecided, shown_names};
use crate::ui::{Dialog, button, refusal, start_once};
use crate::words::{
    accepting_words, beginning_words, break_words, by_words, capital, counted, deed_words, say, value_words,
    what_words, worded,
};
use leptos::prelude::*;

/// How many lines of the audit are shown that would be lost; the rest is counted.
const LINES: usize = 8;

/// What a person is asked to accept.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Accepting {
    decided: Undecided,
    /// Whose record it is, or that it is the audit.
    about: String,
    sentences: Vec<String>,
    /// What was done since and is no longer there.
    lost: Vec<String>,
    more: usize,
}

/// One record.
pub(super) fn accepting_record(desk: Desk, one: &Mismatch, decided: Undecided) -> Accepting {
    let said = Said::of(desk, one);
    let clinic = desk.clinic.get_untracked();
    let (lost, more) = desk.audit.with(|view| {
        let words = |(entry, line): (&AuditEntry, Line)| line_words(entry, &line, &clinic);
        let all: Vec<String> = lost_with(one, &view.entries).map(words).collect();
        let more = all.len().saturating_sub(LINES);
        (all.into_iter().rev().take(LINES).collect(), more)
    });
    let state = |of: Option<RecordState>| {
        of.map_or_else(
            || worded("nothing").to_owned(),
            |of| say!("the one that was written as number {revision}", revision = of.revision),
        )
    };
    let there = match one.kind {
        MismatchKind::Unreadable => worded("what can’t be read").to_owned(),
        _ => state(one.found),
    };
    let found = say!("The audit names {said}; there is {there}.", said = state(one.said), there);
    let mut sentences =
        vec![format!("{}. {}", capital(said.state), said.sentence), found, accepting_words(one.kind).to_owned()];
    if one.holding == Holding::Keyring {
        sentences.push(who_opens(desk));
    }
    Accepting { decided, about: said.whose, sentences, lost, more }
}

/// Who can open the clinic by the list that is accepted.
fn who_opens(desk: Desk) -> String {
    let people = desk.people.get();
    let names =
        if people.is_empty() { worded("nobody whose name can be read").to_owned() } else { shown_names(&people) };
    say!(
        "By this list these can open the clinic: {names}. Who was removed since it was written may get in again, and who was added since is shut out.",
        names
    )
}

/// The audit, with all that nothing vouches for.
pub(super) fn accepting_audit(desk: Desk, audit: &Undecided) -> Accepting {
    let mut sentences: Vec<String> = audit.breaks.iter().map(break_words).collect();
    sentences.push(say!("The audit goes on with an entry that says so and lists what is there: {records}. What is missing of it stays missing, and nobody can tell \
         whether one of these records is an earlier state.", records = counted(audit.records.len(), worded("record"), worded("records"))));
    if let Some(keyring) = audit.records.iter().find(|one| one.holding == Holding::Keyring) {
        let another = (keyring.kind == MismatchKind::OtherKey).then(|| accepting_words(keyring.kind).to_owned());
        sentences.extend(another);
        sentences.push(who_opens(desk));
    }
    Accepting { decided: audit.clone(), about: worded("The audit").to_owned(), sentences, lost: Vec::new(), more: 0 }
}

#[component]
pub(super) fn AcceptDialog(asked: RwSignal<Option<Accepting>>) -> impl IntoView {
    let desk = use_desk();
    let refused = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let close = move || {
        refused.set(None);
        asked.set(None);
    };
    let accept = move |_| {
        let Some(what) = asked.get_untracked() else { return };
        refused.set(None);
        let work = desk.accept(what.decided);
        start_once(busy, async move {
            match work.await {
                Ok(()) => {
                    desk.toasts.say(worded("Accepted as it is"));
                    let _ = asked.try_set(None);
                }
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
    };
    let about = move || asked.with(|asked| asked.as_ref().map(|asked| asked.about.clone()));
    let body = move || asked.get().map(|asked| what_it_means(&asked));
    view! {
        <Dialog
            id="accept-dialog"
            title=worded("Accept what is there?")
            about=Signal::derive(about)
            open=Signal::derive(move || asked.with(Option::is_some))
            close=close
            held=busy
            to_read=true
        >
            {body}
            {refusal(refused)}
            <div class="actions">
                {button(worded("Don’t accept it"), move |_| close())}
                {button(worded("Accept it, and note that I did"), accept).danger().busy_saying(busy, worded("Accepting…"))}
            </div>
        </Dialog>
    }
}

fn what_it_means(asked: &Accepting) -> AnyView {
    let sentences = asked.sentences.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
    let lost = (!asked.lost.is_empty()).then(|| {
        let lines = asked.lost.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
        let more = (asked.more > 0)
            .then(|| view! { <li>{say!("And {lines} more, in the audit.", lines = counted(asked.more, worded("line"), worded("lines")))}</li> });
        view! {
            <p><b>{worded("By the audit this was done since and is not in what is there, the latest first:")}</b></p>
            <ul>{lines} {more}</ul>
        }
    });
    view! {
        {sentences}
        {lost}
    }
    .into_any()
}

/// A line of the audit in one sentence.
fn line_words(entry: &AuditEntry, line: &Line, clinic: &Clinic) -> String {
    let text = |text: &str| beginning_words(text, TextKind::Note.most());
    let before = line.before.as_ref().map(|value| say!("before {value}", value = text(&value_words(value, clinic))));
    let values = [before, line.after.as_ref().map(|value| text(&value_words(value, clinic)))];
    let values = values.into_iter().flatten().collect::<Vec<_>>().join(" → ");
    let colon = if values.is_empty() { "" } else { ": " };
    let (when, by) = (instant_words(&entry.at), by_words(&entry.by));
    format!("{when}{by}, {} {}{colon}{values}", deed_words(line.deed), text(&what_words(line, clinic)))
}
