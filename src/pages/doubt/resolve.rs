//! Where it is decided: each record by itself, and the audit with all that nothing vouches for.

use super::accept::{AcceptDialog, Accepting, accepting_audit, accepting_record};
use super::said::Said;
use crate::pages::state::{Desk, use_desk};
use crate::record::{Mismatch, MismatchKind, Undecided};
use crate::ui::button;
use crate::words::{break_words, capital, counted, say, worded};
use leptos::prelude::*;

/// How many patients are named whom nothing vouches for; the caseload lists all of them.
const NAMED: usize = 20;

/// The section of the data page; nothing where audit and records agree.
#[component]
pub(crate) fn DecideSection() -> impl IntoView {
    let desk = use_desk();
    let asked = RwSignal::new(None::<Accepting>);
    let body = move || {
        let undecided = desk.undecided.get();
        if undecided.is_empty() {
            return ().into_any();
        }
        let audit = undecided.of_audit();
        let audit = (!audit.is_empty()).then(|| audit_item(desk, audit, asked));
        let own = undecided.records.iter().filter(|one| !one.goes_with_audit());
        let own = own.map(|one| record_item(desk, one, &undecided, asked)).collect_view();
        let restore = (!desk.is_demo()).then(|| {
            view! {
                <li>
                    <b>{worded("Restore.")}</b>
                    " "
                    <a href="#backup">{worded("Choose a backup below.")}</a>
                    {worded(" Where it holds the very record that the audit names, that one alone can be put back. Otherwise the whole backup can be put in \
                    place; or accept first what is there, and then merge the backup, which adds what it has more.")}
                </li>
            }
        });
        view! {
            <section id="decide" class="decide" aria-labelledby="decide-title">
                <h2 id="decide-title">{worded("Records to decide on")}</h2>
                <p>
                    {worded("What is stored is not what the audit says was written last. This app didn’t do that: somebody or something changed the browser’s \
                    storage, such as a copy of the profile that was put back. Nobody concerned is judged and nothing is saved on top of it, until you \
                    decide in one of these ways. The audit keeps who decided what.")}
                </p>
                <ul>
                    {restore}
                    <li>
                        <b>{worded("Accept what is there.")}</b>
                        {worded(" It is the record from then on. You are shown first what that means.")}
                    </li>
                    <li>
                        <b>{worded("Accept that it can’t be read.")}</b>
                        {worded(" Its bytes are kept aside, and the patient can be entered, imported or merged again. Before that they would be there twice.")}
                    </li>
                </ul>
                <ul class="to-decide">{audit} {own}</ul>
            </section>
        }
        .into_any()
    };
    view! {
        {body}
        <AcceptDialog asked />
    }
}

/// The audit, with the records that it doesn't vouch for.
fn audit_item(desk: Desk, audit: Undecided, asked: RwSignal<Option<Accepting>>) -> AnyView {
    let breaks = audit.breaks.iter().map(|one| view! { <li>{break_words(one)}</li> }).collect_view();
    let named: Vec<Said> = audit.records.iter().take(NAMED).map(|one| untrack(|| Said::of(desk, one))).collect();
    let named = named.into_iter().map(|said| view! { <li>{whose(&said)} ": " {said.sentence}</li> }).collect_view();
    let more = audit.records.len().saturating_sub(NAMED);
    let records = (!audit.records.is_empty()).then(|| {
        view! {
            <details>
                <summary>{say!("{records} that it does not vouch for", records = counted(audit.records.len(), worded("record"), worded("records")))}</summary>
                <ul>{named} {(more > 0).then(|| view! { <li>{say!("And {more} more; the caseload lists every patient.", more)}</li> })}</ul>
            </details>
        }
    });
    let ask = move |_| asked.set(Some(untrack(|| accepting_audit(desk, &audit))));
    view! {
        <li>
            <h3>{worded("The audit")}</h3>
            <ul>{breaks}</ul>
            {records}
            <p class="actions">{button(worded("Accept the audit and these records as they are…"), ask)}</p>
        </li>
    }
    .into_any()
}

/// One record by itself.
fn record_item(desk: Desk, one: &Mismatch, undecided: &Undecided, asked: RwSignal<Option<Accepting>>) -> AnyView {
    let said = untrack(|| Said::of(desk, one));
    let (one, decided) = (one.clone(), undecided.of_record(&one.name));
    let what = match one.kind {
        MismatchKind::Unreadable => worded("Accept that it can’t be read…"),
        _ => worded("Accept what is there…"),
    };
    let label = format!("{what} {}, {}", said.whose, said.state);
    let ask = move |_| asked.set(Some(untrack(|| accepting_record(desk, &one, decided.clone()))));
    view! {
        <li>
            <h3>{whose(&said)} ": " {capital(said.state)}</h3>
            <p>{said.sentence.clone()}</p>
            <p class="actions">{button(what, ask).label(label)}</p>
        </li>
    }
    .into_any()
}

/// Whose it is, with the way to the patient's page.
fn whose(said: &Said) -> AnyView {
    match said.href.clone() {
        Some(href) => view! { <a href=href>{said.whose.clone()}</a> }.into_any(),
        None => said.whose.clone().into_any(),
    }
}
