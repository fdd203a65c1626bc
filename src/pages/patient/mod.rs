//! One patient: where memory stands, why, what would change it, and the record behind it.

mod ask_dialog;
mod decisions;
mod entry_dialog;
mod entry_target;
mod exposure_card;
mod figure;
mod figure_view;
mod header;
mod invite;
mod open_patient;
mod paper_answers;
mod paper_dialog;
mod patient_dialog;
mod patient_keys;
mod plan_dialog;
mod questions;
mod record_dialog;
mod records;
mod report_dialog;
mod review;
mod score_dialog;
mod scores;
mod session_dialog;
mod sessions;
mod steps;
mod versions;
mod why;

use crate::browser::hosted::app_url;
use entry_target::EntryTarget;
pub(crate) use patient_dialog::PatientDialog;
pub(crate) use patient_keys::{FIGURE_KEYS, PatientKeys, keys_with};
pub(crate) use record_dialog::RecordTarget;
pub(crate) use review::review_button;
pub(crate) use score_dialog::ScoreDialog;
pub(crate) use versions::VERSIONS;

use crate::caseload::Doubt;
use crate::pages::doubt::not_judged;
use crate::pages::harm::patient_harm;
use crate::pages::look_back::no_patient_yet;
use crate::pages::state::use_desk;
use crate::record::Key;
use crate::ui::{Banner, BannerKind, KeyPlace, ShortcutHelp, empty_page, listen_keys, use_patient, way};
use crate::words::{capital, doubt_state, row_identity, worded};
use ask_dialog::AskDialog;
use decisions::DecisionsCard;
use exposure_card::ExposureCard;
use figure::TimelineFigure;
use header::{Dialogs, PatientHeader};
use invite::AnsweringCard;
use leptos::prelude::*;
use open_patient::Open;
use paper_dialog::PaperDialog;
use report_dialog::ReportDialog;
use review::ReviewsCard;
use scores::scores_table;
use session_dialog::SessionDialog;
use sessions::sessions_table;
use versions::VersionsCard;
use why::WhyCard;

/// The page of the patient whose key stands in the URL.
#[component]
pub fn PatientPage() -> impl IntoView {
    let desk = use_desk();
    let named = use_patient();
    // The page is drawn anew for another patient and when the patient comes or goes, and for nothing else. A patient whom another tab
    // deletes stays while something about them is half typed here.
    let shown = Memo::new(move |before: Option<&Option<Key>>| {
        let key = named.get()?;
        let page = format!("/patients/{key}");
        let is_there = desk.clinic.with(|clinic| clinic.chart(key).is_some());
        if desk.looks_back.get().is_some() {
            return is_there.then_some(key);
        }
        let is_resumed = desk.is_resumed_on(&page);
        let is_typed = || before == Some(&Some(key)) && desk.is_typed_for(&page);
        (is_there || is_resumed || is_typed()).then_some(key)
    });
    move || match shown.get() {
        Some(key) => view! { <Patient patient=key /> }.into_any(),
        None => match named.get().filter(|key| matches!(desk.doubt(*key), Some(Doubt::Record(_)))) {
            Some(key) => view! { <RecordGone patient=key /> }.into_any(),
            None => no_patient_yet(desk).unwrap_or_else(no_such_patient),
        },
    }
}

#[component]
fn Patient(patient: Key) -> impl IntoView {
    let open = Open::new(patient, true);
    open.take_up();
    open.draw_rest();
    let hands = PatientKeys::new(open.desk);
    let help = RwSignal::new(false);
    listen_keys(open.desk.shortcuts(), KeyPlace::Page, help, move |key| hands.press(key, patient));
    let gone = move || {
        let is_gone = open.desk.clinic.with(|clinic| clinic.chart(patient).is_none());
        is_gone.then(|| {
            view! {
                <Banner kind=BannerKind::Warning>
                    {worded("This patient was deleted in another tab. What you typed stays here until you leave the page.")}
                </Banner>
            }
        })
    };
    let report = RwSignal::new(None);
    let dialogs = Dialogs {
        score: hands.score,
        session: RwSignal::new(None),
        invite: RwSignal::new(None),
        patient: RwSignal::new(None),
        paper: RwSignal::new(None),
        ask: RwSignal::new(false),
    };
    // What lies below the figure, or opens over it, is drawn after what is seen first.
    let has_rest = Memo::new(move |_| open.drawn.get() > 0);
    let below_figure = move || {
        view! {
            <DecisionsCard open target=hands.entry />
            <ExposureCard open />
            <AnsweringCard open target=dialogs.invite paper=dialogs.paper items=report />
            <ReviewsCard open />
        }
    };
    let rest = move || {
        view! {
            {sessions_table(open, dialogs.session)}
            {scores_table(open, dialogs.score, dialogs.paper, report)}
            <ScoreDialog target=dialogs.score />
            <ReportDialog open shown=report />
            <SessionDialog target=dialogs.session />
            <PatientDialog target=dialogs.patient />
            <PaperDialog open target=dialogs.paper />
            <AskDialog open shown=dialogs.ask />
            <ShortcutHelp open=help on=open.desk.shortcuts() shortcuts=keys_with(&[]) always=FIGURE_KEYS.to_vec() />
        }
    };
    view! {
        <div class="patient-page">
            {gone} <PatientHeader open dialogs /> {patient_harm(open.desk, patient)} <VersionsCard open />
            <div class="patient-main">
                <TimelineFigure open />
                <WhyCard open />
                <div class="patient-side">{move || has_rest.get().then(below_figure)}</div>
            </div>
            {move || has_rest.get().then(rest)}
        </div>
    }
}

/// What a meeting looks at of a patient: the figure, why, and what was decided.
#[component]
pub(crate) fn MeetingCase(patient: Key, entry: RwSignal<Option<EntryTarget>>) -> impl IntoView {
    let open = Open::new(patient, false);
    open.draw_rest();
    view! {
        <div class="case-parts">
            <TimelineFigure open />
            <WhyCard open />
            <DecisionsCard open target=entry />
        </div>
    }
}

/// A patient whose record is not there or can't be read, though nobody removed it.
#[component]
fn RecordGone(patient: Key) -> impl IntoView {
    let desk = use_desk();
    let state = move || desk.doubt(patient).map(|doubt| capital(doubt_state(doubt)));
    let name = move || desk.row(patient).map(|row| row.display_name().into_owned());
    let known = move || desk.row(patient).map(|row| row_identity(&row));
    view! {
        <div class="empty-page">
            <h1>{state} ": " {name}</h1>
            {move || not_judged(desk, patient)}
            <p>{worded("The audit knows the patient by this key alone: ")} {known}</p>
            <p><a class="button" href=app_url("/")>{worded("Back to the caseload")}</a></p>
        </div>
    }
}

/// A patient whom nothing here is known of.
fn no_such_patient() -> AnyView {
    let about = worded(
        "The link may be from another browser or clinic, or the patient was deleted here. Records never leave the browser they were entered in, so a link opens a patient only there.",
    );
    empty_page(worded("No such patient in this browser"), about, way("/", worded("Back to the caseload")))
}
