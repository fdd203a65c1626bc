//! The app around the desk: the frame that all pages share, and in which part each page is loaded.

use crate::browser::first_page::take_over;
use crate::browser::hosted::base;
use crate::pages::asking::AskingPage;
use crate::pages::audit::AuditPage;
use crate::pages::backup::Restore;
use crate::pages::caseload::BesideList;
use crate::pages::data::DataPage;
use crate::pages::entry::{Entry, OtherWay};
use crate::pages::frame::{Footer, Header, Notices, SkipLink, go_to};
use crate::pages::harm::DealDialog;
use crate::pages::inbox::InboxPage;
use crate::pages::instruments::InstrumentsPage;
use crate::pages::lock::{KeyringMissingPage, Recover, SetUpPage, before_desk, unlock_page};
use crate::pages::look_back::{LookBackBanner, LookBackChoice, of_the_present};
use crate::pages::notices::StorageNotices;
use crate::pages::paper::{CallListPage, FormPaperPage, HandoutPage, MeetingPaper, PrintHead, SheetPage};
use crate::pages::parts::{
    AccessPart, AskingPart, BackgroundPart, BesidePart, CasePart, ChangingPart, ClinicPart, DataPart, FormsPart,
    InboxPart, PaperPart, Parts, PatientPart, SettingsPart, UnlockPart, WritingPart,
};
use crate::pages::patient::{MeetingCase, PatientDialog, PatientPage, ScoreDialog};
use crate::pages::review::ReviewPage;
use crate::pages::rooms::Rooms;
use crate::pages::settings::SettingsPage;
use crate::pages::state::{self, Desk, LateWork, Stage, Works, provide_desk, use_desk};
use crate::pages::viewed::follow_navigation;
use crate::pages::welcome::{OpeningFailed, WelcomePage};
use crate::pages::wrong_clock::{WrongClockLine, WrongClockPage};
use crate::ui::{LockButton, Part, ToastRegion, enter_at_start, once_drawn, use_navigate, use_path};
use crate::words::worded;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::components::Router;

/// The page of a locked clinic.
pub static UNLOCK: UnlockPart = UnlockPart { page: before_desk };

/// The desk and the caseload.
pub static CLINIC: ClinicPart = ClinicPart { before: &UNLOCK, app };

/// What writes.
pub static WRITING: WritingPart = WritingPart { before: &CLINIC, works: &state::WRITING };

/// What changes the record.
pub static CHANGING: ChangingPart = ChangingPart { before: &WRITING, works: &state::CHANGING };

/// What goes on beside the pages.
pub static BACKGROUND: BackgroundPart = BackgroundPart { before: &CHANGING, works: &state::BACKGROUND };

/// What stands beside every page.
pub static BESIDE: BesidePart = BesidePart {
    before: &BACKGROUND,
    deal_dialog: |desk| view! { <DealDialog desk /> }.into_any(),
    look_back: |desk, open| view! { <LookBackChoice desk open /> }.into_any(),
    looks_back: |desk| view! { <LookBackBanner desk /> }.into_any(),
    beside_list: |list| view! { <BesideList list /> }.into_any(),
    notices: |desk| view! { <StorageNotices desk /> }.into_any(),
    wrong_clock: || view! { <WrongClockPage /> }.into_any(),
};

/// How a clinic is begun, and entered where the passphrase doesn't help.
pub static ACCESS: AccessPart = AccessPart {
    before: &BESIDE,
    welcome: || view! { <WelcomePage /> }.into_any(),
    set_up: || view! { <SetUpPage /> }.into_any(),
    keyring_missing: || view! { <KeyringMissingPage /> }.into_any(),
    recover: |back| view! { <Recover back /> }.into_any(),
    restore: || view! { <Restore /> }.into_any(),
};

/// What a patient answers on this device.
pub static ASKING: AskingPart = AskingPart { before: &ACCESS, asking: || view! { <AskingPage /> }.into_any() };

/// The case that the drawer and the meeting show.
pub static CASE: CasePart =
    CasePart { before: &ASKING, case: |patient, keys| view! { <MeetingCase patient entry=keys.entry /> }.into_any() };

/// The forms about a patient.
pub static FORMS: FormsPart = FormsPart {
    before: &CASE,
    score_dialog: |keys| view! { <ScoreDialog target=keys.score /> }.into_any(),
    patient_dialog: |target| view! { <PatientDialog target /> }.into_any(),
};

/// What is printed.
pub static PAPER: PaperPart = PaperPart {
    before: &FORMS,
    sheet: || view! { <SheetPage /> }.into_any(),
    handout: || view! { <HandoutPage /> }.into_any(),
    form: || view! { <FormPaperPage /> }.into_any(),
    calls: || view! { <CallListPage /> }.into_any(),
    meeting: || view! { <MeetingPaper /> }.into_any(),
};

/// A patient's page, and the meeting.
pub static PATIENT: PatientPart = PatientPart {
    before: &PAPER,
    patient: || view! { <PatientPage /> }.into_any(),
    review: || view! { <ReviewPage /> }.into_any(),
};

/// What came in, and what was done.
pub static INBOX: InboxPart = InboxPart {
    before: &PATIENT,
    inbox: || at_present_only(worded("Inbox"), || view! { <InboxPage /> }.into_any()),
    audit: || at_present_only(worded("Audit"), || view! { <AuditPage /> }.into_any()),
};

/// Files in and out.
pub static DATA: DataPart = DataPart { before: &INBOX, data: || view! { <DataPage /> }.into_any() };

/// Settings and instruments.
pub static SETTINGS: SettingsPart = SettingsPart {
    before: &DATA,
    settings: || at_present_only(worded("Settings"), || view! { <SettingsPage /> }.into_any()),
    instruments: || view! { <InstrumentsPage /> }.into_any(),
};

fn at_present_only(title: &'static str, page: fn() -> AnyView) -> AnyView {
    of_the_present(use_desk(), title, page, || ().into_any()).into_any()
}

/// The app, once there is more to show than a first visit.
fn app(parts: Parts, entry: Entry) -> AnyView {
    provide_context(parts);
    let desk = provide_desk();
    load_works(desk, parts.writing, |part| part.works, move || parts.changing.ask());
    load_works(desk, parts.changing, |part| part.works, move || parts.background.ask());
    load_works(desk, parts.background, |part| part.works, move || parts.beside.ask());
    provide_context(LockButton {
        shown: Signal::derive(move || desk.can_lock.get()),
        press: Callback::new(move |()| desk.lock()),
    });
    let asked = match entry {
        Entry::Locked(way) => Some(way),
        _ => None,
    };
    match entry {
        Entry::Last | Entry::Locked(OtherWay::Recover | OtherWay::Restore) => desk.open_last(),
        Entry::Locked(OtherWay::Leave) => desk.open_first_page(),
        Entry::Chosen(workspace) => go_to(desk, workspace),
        Entry::Unlocked(unlocked) => spawn_local(async move {
            if desk.enter_unlocked(*unlocked).await {
                enter_at_start();
            }
            // Once it is on the screen.
            once_drawn(move || {
                let _ = parts.is_entering.try_set(false);
            });
        }),
    }
    // Asked for once: the page that is drawn anew is that of any locked clinic.
    let asked = StoredValue::new(asked);
    view! { <Router base=base()><Page desk parts asked /></Router> }.into_any()
}

/// Has a part loaded as soon as somebody waits for what it does. Once it is there, that is done, and `next` follows.
fn load_works<W: LateWork, T: Send + Sync>(
    desk: Desk,
    part: Part<T>,
    works: fn(&T) -> &'static Works<Desk, W>,
    next: impl Fn() + 'static,
) {
    Effect::new(move |_| {
        if desk.waits_for::<W>() {
            part.ask();
        }
    });
    Effect::new(move |_| {
        if let Some(table) = part.get() {
            desk.is_there(works(table));
            next();
        }
    });
}

/// The frame around every page.
#[component]
fn Page(desk: Desk, parts: Parts, asked: StoredValue<Option<OtherWay>>) -> impl IntoView {
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
        Stage::SetUp => parts.access.page(|access| (access.set_up)()),
        Stage::KeyringMissing => parts.access.page(|access| (access.keyring_missing)()),
        Stage::Locked => unlock_page(desk, parts, asked.try_update_value(Option::take).flatten()),
        Stage::FirstVisit => parts.access.page(|access| (access.welcome)()),
        Stage::Failed(why) => view! { <OpeningFailed why /> }.into_any(),
        Stage::Open if is_shown.get() => view! { <Rooms parts /> }.into_any(),
        Stage::Open => parts.beside.page(|beside| (beside.wrong_clock)()),
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
            {parts.beside.once_there(move |beside| (beside.deal_dialog)(desk))}
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
        true => parts.asking.page(|part| (part.asking)()),
        false => frame().into_any(),
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
