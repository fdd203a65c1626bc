//! One patient's row.

use super::badges::short_badge;
use super::list::List;
use super::row_controls::link_id;
use super::row_texts::{beside, latest, mood, needed, reviewed, sessions};
use crate::browser::hosted::app_url;
use crate::caseload::{Row, Spark};
use crate::chart::{Paint, sparkline, svg_marks};
use crate::pages::doubt::DECIDE;
use crate::pages::look_back::at_present;
use crate::pages::patient::{RecordTarget, review_button};
use crate::record::{Key, shown_number};
use crate::ui::{Button, button, once_drawn};
use crate::words::{
    back_words, check_words, doubt_sentence, put_off_words, row_harm, row_identity, row_marks, say, worded,
};
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
    // The words come first: a drawing is a third of a row's work, and follows once they are on the screen.
    let is_drawn = RwSignal::new(false);
    once_drawn(move || {
        let _ = is_drawn.try_set(true);
    });
    let draws = Signal::derive(move || is_drawn.get() || list.printing.get());
    let cells = move || row.get().map(|row| cells(list, &row, draws));
    // Esc gives the focus back to the row that the drawer was opened from, before it is known that the drawer is closed: who was looked at
    // last stays current.
    let enter = move |_| {
        if list.look.try_get_untracked() == Some(false) {
            let _ = list.current.try_set(Some(key));
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
}

fn cells(list: List, row: &Row, draws: Signal<bool>) -> AnyView {
    if row.doubt.is_some() {
        return untold_cells(list, row);
    }
    let key = row.key;
    // Two people of one name are told apart by number and age, also by those who only hear the button.
    let whom = untrack(|| list.desk.identity(key)).unwrap_or_else(|| row.display_name().into_owned());
    let (badge, more) = short_badge(row);
    // Each begins with the words on its button, so that whoever speaks to the page can say what they see.
    let label_score = say!("New score for {whom}…", whom);
    let policy = list.desk.clinic.with_untracked(|clinic| clinic.policy.clone());
    let (spark, gap_days) = (row.spark.clone(), policy.due_every_days + policy.grace_days);
    let spark = move || spark.as_ref().filter(|_| draws.get()).map(|spark| spark_view(spark, gap_days));
    view! {
        {who(list, row)}
        <td class="state" role="gridcell">
            {badge}
            {beside_badge(row, more)}
        </td>
        <td class="trend" role="gridcell">{spark}</td>
        <td class="latest" role="gridcell" data-label=worded("Latest score")>{latest(row)}</td>
        <td class="mood" role="gridcell" data-label=worded("Mood")>{mood(row)}</td>
        <td class="session" role="gridcell" data-label=worded("Session")>{sessions(row)}</td>
        <td class="needed" role="gridcell" data-label=worded("Score needed")>{needed(row)}</td>
        <td class="reviewed" role="gridcell" data-label=worded("Reviewed")>{reviewed(row, &list.desk.who())}</td>
        <td class="row-actions" role="gridcell">
            {look_button(list, key, &whom)}
            {at_present(list.desk, move || {
                let score = button(worded("New score…"), move |_| list.keys.score.set(Some(RecordTarget::new(key))))
                    .quiet()
                    .id(format!("{}-score", link_id(key)))
                    .tab(move || list.tab_of(key))
                    .label(label_score.clone());
                let review = review_button(list.desk, key, "row", Some(whom.clone())).quiet().tab(move || list.tab_of(key));
                view! { {score} {review} }.into_any()
            })}
        </td>
    }
    .into_any()
}

/// The name, which opens the patient, and the number where it isn't what the patient is named by.
fn who(list: List, row: &Row) -> AnyView {
    let key = row.key;
    let number =
        (!row.name.is_empty()).then(|| shown_number(&row.number).into_owned()).filter(|_| !row.number.is_empty());
    view! {
        <th class="who" scope="row" role="rowheader">
            <a id=link_id(key) href=app_url(format!("/patients/{key}")) tabindex=move || list.tab_of(key)>
                {row.display_name().into_owned()}
            </a>
            {beside("sub", number)}
        </th>
    }
    .into_any()
}

/// The cells of a patient who isn't judged: who it is, what is known of the record, and where it is decided.
fn untold_cells(list: List, row: &Row) -> AnyView {
    let key = row.key;
    let (badge, _) = short_badge(row);
    let label_decide = say!("Decide… about the record of {identity}", identity = row_identity(row));
    view! {
        {who(list, row)}
        <td class="state" role="gridcell">{badge}</td>
        <td class="untold" role="gridcell" colspan="6" aria-colspan="6">{row.doubt.map(doubt_sentence)} {beside("sub marks tells-harm", row_harm(row))}</td>
        <td class="row-actions" role="gridcell">
            {look_button(list, key, &row_identity(row))}
            <a class="button quiet" href=app_url(DECIDE) tabindex=move || list.tab_of(key) aria-label=label_decide>{worded("Decide…")}</a>
        </td>
    }
    .into_any()
}

/// The button that opens the patient beside the list; it begins with the words on it.
fn look_button(list: List, key: Key, whom: &str) -> Button {
    button(worded("Look…"), move |_| list.look_at(key))
        .quiet()
        .id(format!("{}-look", link_id(key)))
        .tab(move || list.tab_of(key))
        .label(say!("Look… at {whom} beside the list", whom))
}

/// What stands beside the state's first words: the rest of them, the marks as words, and what the log asks of the list: a check that is
/// due, until when the patient is put off, or why one who was put off is back. A row has no room for badges. A check ahead is a score
/// that is needed, and said there.
fn beside_badge(row: &Row, more: Option<String>) -> Option<AnyView> {
    let marks = Some(row_marks(row, &[]).join(", ")).filter(|marks| !marks.is_empty());
    let (follow_up, today) = (&row.follow_up, row.judgement.as_of);
    let check = follow_up.check.filter(|check| check.due).map(|check| check_words(&check, today));
    let put_off = follow_up.put_off.map(|until| put_off_words(until, today));
    let back = follow_up.back.map(|back| back_words(back, today));
    let text = [row_harm(row), more, marks, check, put_off, back].into_iter().flatten().collect::<Vec<_>>().join("; ");
    beside(if row.harm.is_some() { "sub marks tells-harm" } else { "sub marks" }, Some(text))
}

/// The sparkline's size in CSS pixels.
const WIDTH_PX: u32 = 136;
const HEIGHT_PX: u32 = 40;

/// The course of a patient's scores against the baseline, with the sessions as ticks. The same numbers stand in words beside it, so
/// readers who hear the page are not read the drawing.
fn spark_view(spark: &Spark, gap_days: i32) -> impl IntoView + use<> {
    view! {
        <svg
            class="spark"
            width=WIDTH_PX
            height=HEIGHT_PX
            viewBox=format!("0 0 {WIDTH_PX} {HEIGHT_PX}")
            aria-hidden="true"
            inner_html=svg_marks(&sparkline(spark, gap_days, WIDTH_PX, HEIGHT_PX), Paint::Classes)
        ></svg>
    }
}
