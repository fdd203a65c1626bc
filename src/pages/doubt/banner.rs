//! The banner on every page, on paper too, until a person has decided.

use super::DECIDE;
use super::said::Said;
use crate::browser::hosted::app_url;
use crate::pages::state::Desk;
use crate::record::{Mismatch, MismatchKind};
use crate::ui::{Banner, BannerKind};
use crate::words::{break_words, capital, counted, say, worded};
use leptos::prelude::*;

/// How many records are named; the rest is counted, and named where it is decided.
const NAMED: usize = 5;

/// What the banner says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    breaks: Vec<String>,
    unvouched: usize,
    named: Vec<Said>,
    more: usize,
}

/// The banner; nothing where audit and records agree.
#[component]
pub(crate) fn DoubtBanner(desk: Desk) -> impl IntoView {
    // Compared as it reads: an alert that is drawn anew is read aloud once more.
    let told = Memo::new(move |_| {
        let undecided = desk.undecided.get();
        // A keyring of another key is decided with the audit, and is the reason of all the rest: it is named.
        let is_named = |one: &&Mismatch| !one.goes_with_audit() || one.kind == MismatchKind::OtherKey;
        let own = || undecided.records.iter().filter(is_named);
        (!undecided.is_empty()).then(|| Told {
            breaks: undecided.breaks.iter().take(NAMED).map(break_words).collect(),
            unvouched: undecided.records.len() - own().count(),
            named: own().take(NAMED).map(|one| Said::of(desk, one)).collect(),
            more: own().count().saturating_sub(NAMED),
        })
    });
    move || {
        told.get().map(|Told { breaks, unvouched, named, more }| {
            let breaks = breaks.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
            let unvouched = (unvouched > 0).then(|| {
                let records = counted(unvouched, worded("record"), worded("records"));
                view! { <li>{say!("Nothing in the audit vouches for {records}.", records)}</li> }
            });
            let named = named.into_iter().map(|said| view! { <li>{line(said)}</li> }).collect_view();
            let more = (more > 0).then(|| view! { <li>{say!("And {records} more.", records = counted(more, worded("record"), worded("records")))}</li> });
            view! {
                <Banner kind=BannerKind::Error>
                    <p>
                        <b>{worded("What is stored here is not what the audit says was written last.")}</b>
                        {worded(" It was changed outside this app. Nobody concerned is judged and nothing is saved on top of it, until somebody restores \
                        a backup or accepts what is there. ")}
                        <a href=app_url(DECIDE)>{worded("Decide about it")}</a>
                    </p>
                    <ul class="in-doubt-list">{breaks} {unvouched} {named} {more}</ul>
                </Banner>
            }
        })
    }
}

/// A record in a line: whose, and what is known.
fn line(Said { whose, href, state, sentence }: Said) -> AnyView {
    let whose = match href {
        Some(href) => view! { <a href=href>{whose}</a> }.into_any(),
        None => whose.into_any(),
    };
    view! {
        {whose}
        ": "
        <b>{capital(state)}</b>
        ". "
        {sentence}
    }
    .into_any()
}
