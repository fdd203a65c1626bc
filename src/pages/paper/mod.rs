//! On paper: one page about a patient, a hand-out for the patient, and a meeting with one page for each of its cases.

#![allow(unreachable_pub, reason = "the component macro makes a component's properties public")]

mod handout;
mod head;
mod meeting;
mod sheet;

pub(crate) use handout::HandoutPage;
pub(crate) use head::PrintHead;
pub(crate) use meeting::MeetingPaper;
pub(crate) use sheet::SheetPage;

use crate::caseload::Row;
use crate::desk::{Deed, Line};
use crate::judge::PatientJudgement;
use crate::pages::state::{Desk, use_desk};
use crate::record::{Chart, Key};
use crate::ui::KeysOfPage;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::sync::Arc;

/// What a page of paper is made from.
struct Facts {
    desk: Desk,
    chart: Arc<Chart>,
    judgement: Arc<PatientJudgement>,
    row: Arc<Row>,
}

/// The patient whose key stands in the URL; `None` where there is none.
fn facts(key: Option<Key>) -> Option<Facts> {
    let (desk, key) = (use_desk(), key?);
    let chart = desk.clinic.with(|clinic| clinic.chart(key).cloned())?;
    let judgement = desk.judged.with(|all| all.get(&key).cloned())?;
    let row = desk.row(key)?;
    Some(Facts { desk, chart, judgement, row })
}

fn key_of_page() -> impl Fn() -> Option<Key> + Copy {
    let params = use_params_map();
    move || params.with(|p| p.get("id"))?.parse().ok()
}

/// The buttons above the paper; they are not printed.
fn tools(back: String, words: &'static str) -> impl IntoView {
    view! {
        <div class="actions paper-tools">
            <a class="button" href=back>
                {words}
            </a>
            <button type="button" class="button primary" on:click=move |_| drop(window().print())>
                "Print…"
            </button>
            <KeysOfPage on=use_desk().shortcuts() />
        </div>
    }
}

/// The buttons above the paper about a patient.
fn patient_tools(key: Option<Key>) -> impl IntoView {
    tools(key.map_or_else(|| "/".to_owned(), |key| format!("/patients/{key}")), "Back to the patient")
}

/// Has the audit say that a patient's record was shown on paper.
fn note_viewed(key: Option<Key>, what: &str) {
    if let Some(key) = key {
        use_desk().note(vec![Line::of(Deed::Viewed, key, what)]);
    }
}

fn nobody() -> impl IntoView {
    view! {
        <h1>"No such patient in this browser"</h1>
        <p>"The patient may have been deleted, or is kept in another browser. Go back to the caseload and look again."</p>
    }
}
