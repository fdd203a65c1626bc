//! The desk: the open clinic, and everything that follows from it. What can be derived is derived.

use super::answer_folder::AnswerFolder;
use super::book::{against_the_clock, books, shared};
use super::dealing::Dealing;
use super::draft_desk::DraftDesk;
use super::health::StorageHealth;
use super::keys::Keys;
use super::late::{Background, Changing, Late, Writing};
use super::pending_key::Drawn;
use super::tickets::Tickets;
use crate::browser::clock;
use crate::browser::settings::{Preferences, SavedFilter};
use crate::browser::workspace::Workspace;
use crate::caseload::{Book, Clinic, Doubts, HarmAlert, Judged, LookBack, Response, Row};
use crate::desk::session::{Held, KeyChange, Session, Stage};
use crate::desk::{AuditView, Change, ClockDoubt, SeenFlags};
use crate::record::{Arrivals, Day, Key, Undecided};
use crate::self_report::{Asking, SelfReportSettings};
use crate::ui::{ThemeWatch, Toasts};
use crate::vault::settings::IdleMinutes;
use crate::vault::{Attempts, Damaged};
use leptos::prelude::*;
use std::sync::Arc;

/// The desk that a provider works at: the open clinic, and everything that follows from it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The clinic as it is shown: as it is kept, or as it stood on the day that the pages look back to.
    pub clinic: Memo<Arc<Clinic>>,
    /// The day as of which it is judged: today in this browser's calendar, which moves on when the day does, or the one that the pages look
    /// back to.
    pub today: Memo<Day>,
    /// The day that the pages look back to; none at the present. Nothing of the record is changed then.
    pub looks_back: Memo<Option<Day>>,
    /// How many journals are left to read, and of how many, while a look back is prepared.
    pub looking: RwSignal<Option<(usize, usize)>>,
    /// Where audit and records don't agree, until a person decides.
    pub undecided: Memo<Arc<Undecided>>,
    /// Who isn't judged because of that.
    pub doubts: Memo<Arc<Doubts>>,
    /// The judgement of every patient but those in doubt.
    pub judged: Signal<Judged>,
    /// What would be said of those in doubt: only to draw a record that is looked at.
    pub in_doubt: Signal<Judged>,
    /// The caseload's row of every patient.
    pub rows: Signal<Arc<Vec<Arc<Row>>>>,
    /// Whose records are held; nobody's before one is opened.
    pub workspace: Memo<Option<Workspace>>,
    /// Where records are kept and how well.
    pub storage: RwSignal<StorageHealth>,
    /// Theme, rows and keys of the person at this browser.
    pub preferences: RwSignal<Preferences>,
    /// Where the session stands: from the first visit to the open clinic.
    pub stage: Memo<Stage>,
    /// The open clinic's audit, as it was verified at opening and went on since.
    pub audit: RwSignal<Arc<AuditView>>,
    /// The saved filters of the caseload.
    pub filters: RwSignal<Vec<SavedFilter>>,
    /// After how many idle minutes the open clinic locks itself.
    pub idle_minutes: Memo<IdleMinutes>,
    /// Who may open the clinic, by name.
    pub people: RwSignal<Vec<String>>,
    /// Who opened it.
    pub unlocked_by: RwSignal<Option<String>>,
    /// How soon their passphrase falls, where that is too soon.
    pub weak_passphrase: RwSignal<Option<String>>,
    /// The patient whose page was left for the caseload, until the caseload has taken up there.
    pub came_from: RwSignal<Option<Key>>,
    /// The case that the meeting was at last.
    pub discussed: RwSignal<Option<Key>>,
    /// The session or score that a link led to: its row stands out.
    pub sent_to: RwSignal<Option<Key>>,
    /// Messages in the corner.
    pub toasts: Toasts,
    /// Whether there is something to lock: the clinic is open. The demo has no secret.
    pub can_lock: Memo<bool>,
    /// What a patient is asked on this device; none while nobody is.
    pub asking: RwSignal<Option<Asking>>,
    /// Whether a change is being saved right now.
    pub is_saving: Memo<bool>,
    /// What speaks against this computer's clock.
    pub clock_doubt: Memo<Option<Arc<ClockDoubt>>>,
    /// How far a change of the clinic's key is.
    pub key_change: RwSignal<KeyChange>,
    /// How much waits in the inbox, opened or not.
    pub waiting: Memo<usize>,
    /// What waits in the inbox and was opened by now: what tells of harm first, then in the order in which it was received.
    pub responses: RwSignal<Arc<Vec<Response>>>,
    /// Records of what was answered on this device while the clinic was locked, and that can't be read.
    pub damaged_waiting: RwSignal<Vec<Damaged>>,
    /// What was put in and thrown away before: it waits nowhere, and is shown to whoever asks for it.
    pub thrown_again: RwSignal<Arrivals>,
    /// How the folder stands that patients' answers are read from by themselves.
    pub answer_folder: RwSignal<AnswerFolder>,
    /// Of which answers that tell of harm somebody is saying what was done.
    pub dealing: RwSignal<Option<Dealing>>,
    /// Answers that tell of harm and that nobody has dealt with, whatever day is shown.
    pub(super) harm: Memo<Arc<Vec<HarmAlert>>>,
    /// Whether the folder of patients' answers is being read.
    pub(super) reads_folder: StoredValue<bool>,
    /// The same as of the day that is shown.
    pub(super) harm_shown: Memo<Arc<Vec<HarmAlert>>>,
    /// Whether a newer version of the app is ready, and this person wasn't told yet or hasn't put it off.
    pub is_newer_ready: RwSignal<bool>,
    pub(super) theme: ThemeWatch,
    /// With which keys and questionnaires what waits was opened.
    pub(super) opened_with: StoredValue<Option<Arc<SelfReportSettings>>>,
    /// The clinic as it is kept.
    pub(super) present: RwSignal<Arc<Clinic>>,
    /// Every patient judged, whatever day is shown.
    pub(super) present_book: Memo<Arc<Book>>,
    /// The same as it will be with a change that is about to be shown, judged in steps.
    pub(super) ahead: StoredValue<Option<Book>>,
    /// Today in this browser's calendar, whatever day is shown.
    pub(super) present_day: RwSignal<Day>,
    /// What the pages look back at. All that is shown of the record follows from it while there is one, so that no two days are ever mixed.
    pub(super) looked: RwSignal<Option<Arc<LookBack>>>,
    pub(super) session: RwSignal<Session>,
    pub(super) held: Memo<Option<Held>>,
    pub(super) tickets: Tickets,
    pub(super) keys: Keys,
    /// The latest change that can be taken back.
    pub(super) last: StoredValue<Option<Arc<Change>>>,
    /// The flags that the audit says were shown.
    pub(super) flags: StoredValue<SeenFlags>,
    /// Failed tries where there is no clinic to count them beside.
    pub(super) tries_on_page: StoredValue<Attempts>,
    pub(super) drafts: DraftDesk,
    /// What writes.
    pub(super) writing: Late<Desk, Writing>,
    /// What changes the record.
    pub(super) changing: Late<Desk, Changing>,
    /// What goes on beside the pages.
    pub(super) background: Late<Desk, Background>,
    /// What waits to be handed over before the clinic's key is changed.
    pub(super) drawn: Drawn,
}

impl Desk {
    /// A desk at which nothing is open yet.
    pub(super) fn new() -> Self {
        let present = RwSignal::new(Arc::new(Clinic::default()));
        let present_day = RwSignal::new(clock::today(None));
        let looked = RwSignal::new(None::<Arc<LookBack>>);
        let looks_back = Memo::new(move |_| looked.with(|looked| looked.as_ref().map(|looked| looked.day())));
        let audit = RwSignal::new(Arc::new(AuditView::default()));
        let session = RwSignal::new(Session::new(idle_seconds(IdleMinutes::default()), clock::now_seconds()));
        let held = Memo::new(move |_| session.with(Session::held));
        let workspace = Memo::new(move |_| held.get().map(|held| held.workspace));
        let undecided = Memo::new(move |_| Arc::new(audit.with(|view| view.undecided.clone())));
        let doubts = Memo::new(move |_| Arc::new(undecided.with(|undecided| Doubts::of(undecided))));
        let harm = Memo::new(move |_| Arc::new(present.with(|clinic| clinic.harm_alerts())));
        let harm_shown = Memo::new(move |_| {
            let past = looked.with(|looked| looked.as_ref().map(|looked| Arc::clone(looked.harm())));
            past.unwrap_or_else(|| harm.get())
        });
        let ahead = StoredValue::new(None);
        let (present_book, book) = books((present, present_day), ahead, looked, doubts, harm);
        let clinic = shared(move |_| {
            let past = looked.with(|looked| looked.as_ref().map(|looked| Arc::clone(looked.clinic())));
            past.unwrap_or_else(|| present.get())
        });
        let rows = Signal::derive(move || book.with(|b| b.rows.clone()));
        Self {
            clinic,
            today: Memo::new(move |_| looks_back.get().unwrap_or_else(|| present_day.get())),
            looks_back,
            looking: RwSignal::new(None),
            undecided,
            doubts,
            judged: Signal::derive(move || book.with(|b| b.judged.clone())),
            in_doubt: Signal::derive(move || book.with(|b| b.in_doubt.clone())),
            rows,
            workspace,
            storage: RwSignal::new(StorageHealth::default()),
            preferences: RwSignal::new(Preferences::default()),
            stage: Memo::new(move |_| session.with(|session| session.stage().clone())),
            came_from: RwSignal::new(None),
            discussed: RwSignal::new(None),
            sent_to: RwSignal::new(None),
            toasts: Toasts::new(),
            theme: ThemeWatch::provide(),
            audit,
            filters: RwSignal::new(Vec::new()),
            idle_minutes: Memo::new(move |_| minutes(session.with(Session::idle_limit_seconds))),
            people: RwSignal::new(Vec::new()),
            unlocked_by: RwSignal::new(None),
            weak_passphrase: RwSignal::new(None),
            asking: RwSignal::new(None),
            can_lock: Memo::new(move |_| session.with(Session::can_lock)),
            is_saving: Memo::new(move |_| session.with(Session::at_stake) > 0),
            clock_doubt: Memo::new(move |_| {
                let rows = present_book.with(|book| Arc::clone(&book.rows));
                against_the_clock(workspace.get()?, present_day.get(), audit, &rows).map(Arc::new)
            }),
            key_change: RwSignal::new(KeyChange::None),
            waiting: Memo::new(move |_| present.with(|clinic| clinic.arrivals.len())),
            responses: RwSignal::default(),
            damaged_waiting: RwSignal::default(),
            thrown_again: RwSignal::default(),
            answer_folder: RwSignal::default(),
            opened_with: StoredValue::new(None),
            reads_folder: StoredValue::new(false),
            dealing: RwSignal::new(None),
            is_newer_ready: RwSignal::new(false),
            harm,
            harm_shown,
            present,
            present_book,
            ahead,
            present_day,
            looked,
            session,
            held,
            tickets: Tickets::new(),
            keys: Keys::new(),
            last: StoredValue::new(None),
            flags: StoredValue::new(SeenFlags::default()),
            tries_on_page: StoredValue::new(Attempts::default()),
            drafts: DraftDesk::new(),
            writing: Late::new(),
            changing: Late::new(),
            background: Late::new(),
            drawn: Drawn::new(),
        }
    }

    /// Whether the demo clinic is open.
    pub fn is_demo(self) -> bool {
        self.workspace.get() == Some(Workspace::Demo)
    }

    /// Whether another tab has erased what is open, or put other records in its place. Follows it.
    pub fn is_replaced(self) -> bool {
        self.held.get().is_some_and(|held| held.is_replaced)
    }

    /// Who opened the clinic, by name; empty where none is open.
    pub fn who(self) -> String {
        self.unlocked_by.try_get_untracked().flatten().unwrap_or_default()
    }
}

pub(super) fn idle_seconds(minutes: IdleMinutes) -> u64 {
    u64::from(minutes.get()) * 60
}

fn minutes(idle_seconds: u64) -> IdleMinutes {
    IdleMinutes::within(u32::try_from(idle_seconds / 60).unwrap_or(u32::MAX))
}

/// The desk, from the root.
pub fn use_desk() -> Desk {
    expect_context()
}
