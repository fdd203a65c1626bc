//! What a change of the rules or of an instrument would do, before it is saved: who enters and leaves the flag, and whose state changes otherwise.

use crate::browser::clock::now_milliseconds;
use crate::browser::hosted::app_url;
use crate::browser::{breathe, pause};
use crate::caseload::{Clinic, Rules, Trial, WhatIf};
use crate::judge::{Policy, Stand};
use crate::pages::state::use_desk;
use crate::record::{Day, InstrumentSet, Key, grouped};
use crate::ui::{Latest, button, effect};
use crate::words::{identity_words, say, stand_words, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::{Arc, Mutex};

/// How long patients are judged before the browser works again, in milliseconds: less than a frame, so that typing goes on.
const SLICE_MILLISECONDS: f64 = 10.0;
/// How many patients are judged between two looks at the clock.
const AT_ONCE: usize = 128;
/// How many patients of each kind are named before somebody asks for all: a frame has no time for thousands.
const NAMED: usize = 40;

/// What is said under the form.
#[derive(Clone)]
enum Answer {
    /// A value is missing or refused.
    OutOfBounds,
    /// The rules in force.
    Unchanged,
    /// So many of all patients are judged.
    Judging(usize, usize),
    /// Whom it would touch, in the clinic of that day.
    Known(Arc<Clinic>, Day, WhatIf),
}

/// The live answer under the form. `next` is what would be in force; none while a value of the form is refused. Where it can't be found
/// within a frame, it is found a slice after another; what is typed meanwhile begins anew. What no rule decides about is found before anything
/// is typed.
#[component]
pub(crate) fn Consequences(next: Signal<Option<(Arc<InstrumentSet>, Policy)>>) -> impl IntoView {
    let desk = use_desk();
    let answer = RwSignal::new(Answer::Unchanged);
    let (latest, prepared) = (Latest::new(), Latest::new());
    let trial = Memo::new_with_compare(
        move |_| {
            let (clinic, today, judged) = (desk.clinic.get(), desk.today.get(), desk.judged.get());
            Arc::new(Mutex::new(Trial::new(&clinic.charts, &judged, today)))
        },
        |_, _| true,
    );
    effect(move || {
        let (counts, trial) = (prepared.begin(), trial.get());
        spawn_local(async move {
            let mut place = Some(0);
            while let Some(from) = place {
                breathe().await;
                place = trial.lock().ok().and_then(|mut trial| trial.prepare(from, AT_ONCE)).filter(|_| counts());
            }
        });
    });
    effect(move || {
        let counts = latest.begin();
        let (clinic, today, trial) = (desk.clinic.get(), desk.today.get(), trial.get());
        let Some((instruments, policy)) = next.get() else { return answer.set(Answer::OutOfBounds) };
        if (&*clinic.instruments, &clinic.policy) == (&*instruments, &policy) {
            return answer.set(Answer::Unchanged);
        }
        spawn_local(async move {
            let (mut found, mut began) = (WhatIf::default(), now_milliseconds());
            let mut place = Some(0);
            while let Some(from) = place {
                let Some((next, all)) = judge_next(&trial, from, (&instruments, &policy), &mut found) else { return };
                place = next;
                if let Some(done) = place.filter(|_| now_milliseconds() - began > SLICE_MILLISECONDS) {
                    let _ = answer.try_set(Answer::Judging(done, all));
                    pause().await;
                    began = now_milliseconds();
                }
                if !counts() {
                    return;
                }
            }
            let _ = answer.try_set(Answer::Known(clinic, today, found));
        });
    });
    let body = move || {
        match answer.get() {
        Answer::OutOfBounds => {
            view! { <p>{worded("A value is missing or out of its bounds; what this would change shows once all are right.")}</p> }
                .into_any()
        }
        Answer::Unchanged => {
            view! { <p>{worded("Nothing is changed yet. Change a value to see who would enter or leave the flag.")}</p> }
                .into_any()
        }
        Answer::Judging(done, all) => {
            let words = say!("Judging: {done} of {all} patients…", done = grouped(done), all = grouped(all));
            view! { <p aria-hidden="true">{words}</p> }.into_any()
        }
        Answer::Known(clinic, today, found) => {
            let left_out = (!desk.doubts.with(|doubts| doubts.is_empty()))
                .then(|| view! { <p>{worded("Patients whose record is in doubt are not among them.")}</p> });
            view! {
                <Found clinic today found />
                {left_out}
            }
            .into_any()
        }
    }
    };
    view! {
        <section class="consequences" aria-labelledby="consequences-title">
            <h3 id="consequences-title">{worded("What this would change")}</h3>
            <div role="status">{body}</div>
        </section>
    }
}

/// Adds what becomes of the patients from that place on; gives the place of the next, and how many there are in all.
fn judge_next(
    trial: &Mutex<Trial>,
    from: usize,
    rules: Rules<'_>,
    found: &mut WhatIf,
) -> Option<(Option<usize>, usize)> {
    let mut trial = trial.lock().ok()?;
    Some((trial.judge((from, AT_ONCE), rules, found), trial.len()))
}

/// Who would enter the flag, leave it, or change otherwise.
#[component]
pub(crate) fn Found(clinic: Arc<Clinic>, today: Day, found: WhatIf) -> impl IntoView {
    let WhatIf { enter, leave, other } = found;
    if enter.is_empty() && leave.is_empty() && other.is_empty() {
        return view! { <p>{worded("With today’s records nobody would stand elsewhere.")}</p> }.into_any();
    }
    let plain = |keys: Vec<Key>| keys.into_iter().map(|key| (key, None)).collect::<Vec<_>>();
    let other = other.into_iter().map(|(key, before, after)| (key, Some((before, after)))).collect::<Vec<_>>();
    view! {
        <People clinic=clinic.clone() today title=worded("Would enter the flag") mark="▲" people=plain(enter) />
        <People clinic=clinic.clone() today title=worded("Would leave the flag") mark="▼" people=plain(leave) />
        <People clinic today title=worded("Would change otherwise") mark="→" people=other />
    }
    .into_any()
}

/// One patient of a list, with the states before and after where they are worth saying.
type Person = (Key, Option<(Stand, Stand)>);

#[component]
fn People(
    clinic: Arc<Clinic>,
    today: Day,
    title: &'static str,
    mark: &'static str,
    people: Vec<Person>,
) -> impl IntoView {
    let count = people.len();
    let one = move |(key, states): Person| {
        let whom = clinic.chart(key).map(|chart| identity_words(&chart.patient, today)).unwrap_or_default();
        let states = states.map(|(before, after)| format!(", {} → {}", stand_words(before), stand_words(after)));
        view! {
            <li>
                <a href=app_url(format!("/patients/{key}"))>{whom}</a>
                {states}
            </li>
        }
    };
    let mut first = people;
    let rest = first.split_off(NAMED.min(count));
    let (more, is_whole) = (rest.len(), RwSignal::new(false));
    let label = say!("Show {more} more: {title}", more = grouped(more), title);
    view! {
        <div class="people">
            <h4>
                <span aria-hidden="true">{mark}</span>
                {format!(" {title} ({count})")}
            </h4>
            <ul>
                {first.into_iter().map(one.clone()).collect_view()}
                {move || is_whole.get().then(|| rest.iter().copied().map(one.clone()).collect_view())}
            </ul>
            {move || (more > 0 && !is_whole.get()).then(|| {
                button(say!("Show {more} more", more = grouped(more)), move |_| is_whole.set(true)).quiet().label(label.clone()).view()
            })}
        </div>
    }
}
