//! One patient's row.

use super::badges::{marks, state_badge};
use super::list::{List, link_id};
use super::row_texts::{latest, mood, needed, reviewed, sessions};
use super::spark::spark_view;
use crate::caseload::Row;
use crate::judge::Overlay;
use crate::pages::patient::{ReviewButton, ScoreTarget};
use crate::record::{Day, Key};
use leptos::prelude::*;
use std::sync::Arc;

/// The row of a patient; `place` is its number in the whole table, for readers who hear it.
#[component]
pub(super) fn PatientRow(list: List, key: Key, place: Signal<usize>) -> impl IntoView {
    let row = Memo::new_with_compare(
        move |_| list.desk.row(key),
        |a, b| match (a, b) {
            (Some(Some(a)), Some(Some(b))) => !Arc::ptr_eq(a, b),
            _ => true,
        },
    );
    let cells = move || row.get().map(|row| cells(list, &row, list.desk.today.get()));
    // Esc gives the focus back to the row that the drawer was opened from, before it is known that the drawer is closed: who was looked at
    // last stays current.
    let enter = move |_| {
        if !list.look.get_untracked() {
            list.current.set(Some(key));
        }
    };
    view! {
        <tr
            class="patient"
            role="row"
            aria-rowindex=move || place.get()
            class:current=move || list.current.get() == Some(key)
            on:focusin=enter
            on:click=move |_| list.current.set(Some(key))
        >
            {cells}
        </tr>
    }
    .into_any()
}

fn cells(list: List, row: &Row, today: Day) -> impl IntoView + use<> {
    let key = row.key;
    let tab = move || if list.way_in.get() == Some(key) { "0" } else { "-1" };
    let name = row.display_name().to_owned();
    let link = link_id(key);
    // Two people of one name are told apart by number and age, also by those who only hear the button.
    let whom = untrack(|| list.desk.identity(key)).unwrap_or_else(|| name.clone());
    let number = (!row.name.is_empty()).then(|| view! { <span class="sub">{row.number.clone()}</span> });
    // Each begins with the words on its button, so that whoever speaks to the page can say what they see.
    let label_score = format!("New score for {whom}…");
    let label_look = format!("Look… at {whom} beside the list");
    let policy = list.desk.clinic.with_untracked(|clinic| clinic.policy.clone());
    let spark = row.spark.as_ref().map(|spark| spark_view(spark, policy.due_every_days + policy.grace_days));
    view! {
        <th class="who" scope="row" role="rowheader">
            <a id=link.clone() href=format!("/patients/{key}") tabindex=tab>
                {name.clone()}
            </a>
            {number}
        </th>
        <td class="state" role="gridcell">
            {state_badge(row)}
            {marks_line(row)}
            {follow_up(row)}
        </td>
        <td class="trend" role="gridcell">{spark}</td>
        <td class="latest" role="gridcell" data-label="Latest score">{latest(row, today)}</td>
        <td class="mood" role="gridcell" data-label="Mood">{mood(row, today)}</td>
        <td class="session" role="gridcell" data-label="Session">{sessions(row, today)}</td>
        <td class="needed" role="gridcell" data-label="Score needed">{needed(row, today)}</td>
        <td class="reviewed" role="gridcell" data-label="Reviewed">{reviewed(row, today, &list.desk.who())}</td>
        <td class="row-actions" role="gridcell">
            <button
                type="button"
                id=format!("{link}-look")
                class="button quiet"
                tabindex=tab
                aria-label=label_look
                on:click=move |_| look(list, key)
            >
                "Look…"
            </button>
            <button
                type="button"
                id=format!("{link}-score")
                class="button quiet"
                tabindex=tab
                aria-label=label_score
                on:click=move |_| list.hands.score.set(Some(ScoreTarget::new(key)))
            >
                "New score…"
            </button>
            <ReviewButton desk=list.desk patient=key place="row" name=whom tab=Signal::derive(tab) class="button quiet" />
        </td>
    }
}

/// Opens the patient beside the list.
fn look(list: List, key: Key) {
    list.current.set(Some(key));
    list.look.set(true);
}

/// What the log asks of the list: a check that is due or ahead, or until when the patient is put off.
fn follow_up(row: &Row) -> impl IntoView + use<> {
    let check = row.follow_up.check.as_ref().map(|check| check.text.clone());
    let put_off = row.follow_up.put_off.as_ref().map(|put_off| put_off.text.clone());
    check.into_iter().chain(put_off).map(|text| view! { <span class="sub follow-up">{text}</span> }).collect_view()
}

/// Marks that the state's own words in a row already say, with their day.
const SAID_BY_STATE: [Overlay; 3] = [Overlay::Overdue, Overlay::FollowUpDue, Overlay::WindowPassedUnscored];

/// The marks beside the state, as words: a row has no room for badges.
fn marks_line(row: &Row) -> impl IntoView + use<> {
    let others = marks(row).into_iter().filter(|mark| !SAID_BY_STATE.contains(mark));
    let text = others.map(Overlay::label).collect::<Vec<_>>().join(", ");
    (!text.is_empty()).then(|| view! { <span class="sub marks" title=text.clone()>{text.clone()}</span> })
}
