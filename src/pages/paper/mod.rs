//! On paper: one page about a patient, a hand-out and questionnaires for the patient, a meeting with one page for each of its cases, and whom
//! to call.

mod call_list;
mod form;
mod handout;
mod sheet;

pub(crate) use call_list::CallListPage;
pub(crate) use form::FormPaperPage;
pub(crate) use handout::HandoutPage;
pub(crate) use sheet::{MeetingPaper, SheetPage};

use crate::browser::hosted::app_url;
use crate::caseload::Row;
use crate::judge::PatientJudgement;
use crate::pages::doubt::not_judged;
use crate::pages::look_back::{mark, no_patient_yet};
use crate::pages::state::{Desk, Stage, use_desk};
use crate::record::{Chart, Key, shown_number};
use crate::ui::{KeysOfPage, button, use_patient};
use crate::words::{SayDay, row_identity, say, worded};
use leptos::prelude::*;
use std::sync::Arc;

/// What a page of paper is made from.
struct Facts {
    desk: Desk,
    chart: Arc<Chart>,
    judgement: Arc<PatientJudgement>,
    row: Arc<Row>,
}

/// The patient whose key stands in the URL; `None` where there is none.
fn facts(desk: Desk, key: Option<Key>) -> Option<Facts> {
    let key = key?;
    let chart = desk.clinic.with(|clinic| clinic.chart(key).cloned())?;
    let judgement = desk.judged.with(|all| all.get(&key).cloned())?;
    let row = desk.row(key)?;
    Some(Facts { desk, chart, judgement, row })
}

/// The buttons above the paper; they are not printed.
fn tools(desk: Desk, back: String, words: &'static str) -> impl IntoView {
    view! {
        <div class="actions paper-tools">
            <a class="button" href=app_url(back)>{words}</a>
            {button(worded("Print…"), move |_| drop(window().print())).primary()}
            <KeysOfPage on=desk.shortcuts() />
        </div>
    }
}

/// A page of paper about the patient whose key stands in the URL. `above` stands above it, and is not printed.
fn patient_paper(above: AnyView, sheet: impl Fn(&Facts) -> AnyView + Send + 'static) -> AnyView {
    let (desk, key) = (use_desk(), use_patient());
    let back = move || key.get().map_or_else(|| "/".to_owned(), |key| format!("/patients/{key}"));
    let body = move || facts(desk, key.get()).map_or_else(|| nobody(desk, key.get()), |facts| sheet(&facts));
    view! {
        <div class="paper">
            {move || tools(desk, back(), worded("Back to the patient"))}
            {above}
            {body}
        </div>
    }
    .into_any()
}

/// In the place of a sheet: nobody is there, or what is there can't be relied on.
fn nobody(desk: Desk, key: Option<Key>) -> AnyView {
    if let Some(not_judged) = key.and_then(|key| not_judged(desk, key)) {
        let name = key.and_then(|key| desk.row(key)).map(|row| row_identity(&row));
        return view! {
            <h1>{name}</h1>
            {not_judged}
            <p>{worded("So there is no sheet of it to print or to hand out.")}</p>
        }
        .into_any();
    }
    if let Some(not_yet) = no_patient_yet(desk) {
        return not_yet;
    }
    view! {
        <h1>{worded("No such patient in this browser")}</h1>
        <p>{worded("The patient may have been deleted, or is kept in another browser. Go back to the caseload and look again.")}</p>
    }
    .into_any()
}

/// The line. The screen doesn't show it; on paper it is repeated on each page. `what` is the page's title.
#[component]
pub(crate) fn PrintHead(desk: Desk, path: Memo<String>, what: Signal<&'static str>) -> impl IntoView {
    let whose = move || {
        let key: Key = path.with(|path| path.strip_prefix("/patients/")?.split('/').next()?.parse().ok())?;
        let row = desk.row(key)?;
        let number = if row.name.is_empty() {
            String::new()
        } else {
            say!(", No. {number}", number = shown_number(&row.number))
        };
        Some(format!("{}{number} · ", row.display_name()))
    };
    let made_up = move || desk.is_demo().then_some(worded(" · demo clinic: synthetic data"));
    // Nothing of a clinic stands on a page that only asks for the passphrase.
    let line = move || {
        (desk.stage.get() == Stage::Open).then(|| {
            let day = desk.present_today().long();
            view! { <p>{whose} {move || what.get()} {say!(" · printed on {day}", day)} {mark(desk)} {made_up}</p> }
        })
    };
    view! { <div class="print-head">{line}</div> }
}
