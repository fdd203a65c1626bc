//! The root: sets the desk up, shows the frame that all pages share, and says so when the app breaks.

use crate::browser::first_page::take_over;
use crate::browser::hosted::base;
use crate::browser::settings::speak_as_set;
use crate::browser::tasks::provide_tasks;
use crate::pages::asking::AskingPage;
use crate::pages::audit::AuditPage;
use crate::pages::caseload::CaseloadPage;
use crate::pages::data::DataPage;
use crate::pages::frame::{Footer, Header, MissingPage, Notices, SkipLink, enter_at_start};
use crate::pages::harm::DealDialog;
use crate::pages::inbox::InboxPage;
use crate::pages::instruments::InstrumentsPage;
use crate::pages::lock::{KeyringMissingPage, SetUpPage, UnlockPage};
use crate::pages::look_back::of_the_present;
use crate::pages::paper::{CallListPage, FormPaperPage, HandoutPage, MeetingPaper, PrintHead, SheetPage};
use crate::pages::patient::PatientPage;
use crate::pages::review::ReviewPage;
use crate::pages::settings::SettingsPage;
use crate::pages::state::{Desk, Stage, provide_desk};
use crate::pages::viewed::follow_navigation;
use crate::pages::welcome::{OpeningFailed, WelcomePage};
use crate::pages::wrong_clock::{WrongClockLine, WrongClockPage};
use crate::ui::{LockButton, ToastRegion, guard_focus, use_navigate, use_path, watch_for_crashes};
use crate::words::worded;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

/// Mounts the app into the page.
pub fn mount() {
    provide_tasks();
    watch_for_crashes();
    guard_focus();
    speak_as_set();
    leptos::mount::mount_to_body(App);
}

/// Everything.
#[component]
fn App() -> impl IntoView {
    let desk = provide_desk();
    provide_context(LockButton {
        shown: Signal::derive(move || desk.can_lock.get()),
        press: Callback::new(move |()| desk.lock()),
    });
    view! { <Router base=base()><Page desk /></Router> }
}

/// The frame around every page.
#[component]
fn Page(desk: Desk) -> impl IntoView {
    let path = use_path();
    follow_navigation(desk);
    let what = Signal::derive(move || path.with(|path| desk.stage.with(|stage| title(path, stage))));
    Effect::new(move |_| document().set_title(what.get()));
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        // The first page keeps the browser's own focus; after that a new page is entered at its start, and the caseload where it was
        // left for a patient.
        if let Some(before) = before.filter(|before| *before != now) {
            match before.strip_prefix("/patients/").and_then(|key| key.parse().ok()) {
                Some(patient) if now == "/" => desk.came_from.set(Some(patient)),
                _ => enter_at_start(),
            }
        }
        now
    });
    Effect::new(move |_| {
        // These two do so themselves, once they stand as the one before did.
        if !desk.stage.with(|stage| matches!(stage, Stage::Starting | Stage::FirstVisit | Stage::Locked)) {
            take_over();
        }
    });
    let is_shown = Memo::new(move |_| desk.is_shown());
    let body = move || match desk.stage.get() {
        Stage::Starting | Stage::Locking { .. } | Stage::Reloading | Stage::Asking { .. } => {
            view! { <p class="loading" role="status">{worded("Opening…")}</p> }.into_any()
        }
        Stage::SetUp => view! { <SetUpPage /> }.into_any(),
        Stage::KeyringMissing => view! { <KeyringMissingPage /> }.into_any(),
        Stage::Locked => view! { <UnlockPage /> }.into_any(),
        Stage::FirstVisit => view! { <WelcomePage /> }.into_any(),
        Stage::Failed(why) => view! { <OpeningFailed why /> }.into_any(),
        Stage::Open if is_shown.get() => view! { <Rooms desk /> }.into_any(),
        Stage::Open => view! { <WrongClockPage /> }.into_any(),
    };
    let frame = move || {
        view! {
            <PrintHead desk path what />
            <SkipLink />
            <WrongClockLine desk />
            <Header desk />
            <Notices desk />
            <main id="main" tabindex="-1">{body}</main>
            <Footer />
            <DealDialog desk />
            <ToastRegion toasts=desk.toasts />
        }
    };
    // Nothing of the frame leads anywhere while the device is in a patient's hands.
    let is_asked = Memo::new(move |_| desk.stage.with(Stage::is_asking));
    let navigate = use_navigate();
    Effect::new(move |was: Option<bool>| {
        let is = is_asked.get();
        if was == Some(true) && !is {
            // What was answered waits there.
            navigate("/inbox", NavigateOptions::default());
        }
        is
    });
    move || match is_asked.get() {
        true => view! { <AskingPage /> }.into_any(),
        false => frame().into_any(),
    }
}

/// One page a route.
#[component]
fn Rooms(desk: Desk) -> impl IntoView {
    view! {
        <FlatRoutes fallback=|| view! { <MissingPage /> }>
            <Route path=path!("/") view=CaseloadPage />
            <Route path=path!("/patients/:id") view=PatientPage />
            <Route path=path!("/patients/:id/sheet") view=SheetPage />
            <Route path=path!("/patients/:id/handout") view=HandoutPage />
            <Route path=path!("/patients/:id/form") view=FormPaperPage />
            <Route path=path!("/settings/form") view=FormPaperPage />
            <Route path=path!("/calls") view=CallListPage />
            <Route path=path!("/review") view=ReviewPage />
            <Route path=path!("/review/sheets") view=MeetingPaper />
            <Route path=path!("/inbox") view=move || of_the_present(desk, worded("Inbox"), || view! { <InboxPage /> }.into_any(), || ().into_any()) />
            <Route path=path!("/data") view=DataPage />
            <Route path=path!("/audit") view=move || of_the_present(desk, worded("Audit"), || view! { <AuditPage /> }.into_any(), || ().into_any()) />
            <Route path=path!("/settings") view=move || of_the_present(desk, worded("Settings"), || view! { <SettingsPage /> }.into_any(), || ().into_any()) />
            <Route path=path!("/settings/instruments") view=InstrumentsPage />
        </FlatRoutes>
    }
}

/// The document's title. It goes into the browser's history, so it never names a patient.
fn title(path: &str, stage: &Stage) -> &'static str {
    match path {
        _ if *stage != Stage::Open => "Anamnesis",
        "/" => worded("Caseload · Anamnesis"),
        "/calls" => worded("Call list · Anamnesis"),
        "/review" | "/review/sheets" => worded("Review · Anamnesis"),
        "/inbox" => worded("Inbox · Anamnesis"),
        "/data" => worded("Data · Anamnesis"),
        "/audit" => worded("Audit · Anamnesis"),
        "/settings" | "/settings/form" => worded("Settings · Anamnesis"),
        "/settings/instruments" => worded("Instruments · Anamnesis"),
        path if path.starts_with("/patients/") => worded("Patient · Anamnesis"),
        _ => worded("Page not found · Anamnesis"),
    }
}
