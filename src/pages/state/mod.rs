//! The state of the app: all signals live here, at the root, and are handed down by context. What can be derived is derived.

mod backup;
mod decide;
mod door;
mod drafts;
mod drawn;
mod failure;
mod follow;
mod idle;
mod lock;
mod new_key;
mod open;
mod people;
mod rekey;
mod replace;
mod restore;
mod save;
mod saving;
mod sealed;
mod storage;
mod today;
mod tries;
mod weak_passphrase;
mod wrong_clock;

pub use backup::read_backup;
pub use door::{Prepared, Recovering};
pub use drafts::{Offer, Typed};
pub use drawn::NewKey;
pub use failure::{Failure, Wait};
pub use open::Opening;
pub use people::{KeyringChange, PeopleChange};
pub use rekey::KeyChange;
pub use replace::InPlaceOf;
pub use restore::{BackupSecret, OpenedBackup};
pub use sealed::Sealed;
pub use storage::StorageHealth;
pub use weak_passphrase::weak_words;

use crate::browser::settings::{Loaded, Preferences, SavedFilter};
use crate::browser::workspace::Workspace;
use crate::browser::{clock, settings};
use crate::caseload::{Book, Clinic, Doubt, Doubts, Judged, Row};
use crate::desk::{AuditView, KnownFlags, doubts};
use crate::record::{Charts, Day, Key, Undecided};
use crate::ui::{ThemeWatch, Toasts};
use crate::vault::Attempts;
use crate::vault::settings::IdleMinutes;
use drafts::DraftDesk;
use leptos::prelude::*;
use lock::Idle;
use open::Door;
use rekey::Rekeying;
use saving::Saving;
use std::sync::Arc;
use wrong_clock::ClockWatch;

/// The desk that a provider works at: the open clinic, and everything that follows from it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The clinic as it is kept.
    pub clinic: RwSignal<Arc<Clinic>>,
    /// Today in this browser's calendar; moves on when the day does.
    pub today: RwSignal<Day>,
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
    /// Which clinic is open; none before the first visit's choice.
    pub workspace: RwSignal<Option<Workspace>>,
    /// Where records are kept and how well.
    pub storage: RwSignal<StorageHealth>,
    /// Theme, rows and keys of the person at this browser.
    pub preferences: RwSignal<Preferences>,
    /// How far opening the clinic is.
    pub opening: RwSignal<Opening>,
    /// The open clinic's audit, as it was verified at opening and went on since.
    pub audit: RwSignal<Arc<AuditView>>,
    /// The saved filters of the caseload.
    pub filters: RwSignal<Vec<SavedFilter>>,
    /// After how many idle minutes the open clinic locks itself.
    pub idle_minutes: RwSignal<IdleMinutes>,
    /// Who may open the clinic, by name.
    pub people: RwSignal<Vec<String>>,
    /// Who opened it.
    pub unlocked_by: RwSignal<Option<String>>,
    /// How soon their passphrase falls, where that is too soon.
    pub weak_passphrase: RwSignal<Option<String>>,
    /// The patient whose page was left for the caseload, until the caseload has taken up there.
    pub came_from: RwSignal<Option<Key>>,
    /// The session or score that a link led to: its row stands out.
    pub sent_to: RwSignal<Option<Key>>,
    /// Messages in the corner.
    pub toasts: Toasts,
    theme: ThemeWatch,
    saving: Saving,
    /// What stands between the person and their own clinic.
    door: StoredValue<Option<Door>, LocalStorage>,
    /// The flags that the audit says were shown.
    flags: StoredValue<KnownFlags>,
    idle: Idle,
    /// Failed tries where there is no clinic to count them beside.
    tries_on_page: StoredValue<Attempts>,
    drafts: DraftDesk,
    clock: ClockWatch,
    rekeying: Rekeying,
}

impl Desk {
    /// Sets the desk up, hands it down and opens the clinic that was open last. Called once, at the root.
    pub fn provide() -> Self {
        let clinic = RwSignal::new(Arc::new(Clinic::default()));
        let today = RwSignal::new(clock::today(None));
        let (workspace, audit) = (RwSignal::new(None), RwSignal::new(Arc::new(AuditView::default())));
        let undecided = Memo::new(move |_| Arc::new(audit.with(|view| view.undecided.clone())));
        let doubts = Memo::new(move |_| {
            let undecided = undecided.get();
            Arc::new(audit.with_untracked(|view| doubts(&undecided, &view.entries)))
        });
        let book = Memo::new_with_compare(
            move |before: Option<&Arc<Book>>| {
                let (before, today) = (before.map(Arc::as_ref), today.get());
                let doubts = doubts.get();
                clinic.with(|c| Arc::new(Book::next(before, &c.charts, (&c.instruments, &c.policy), &doubts, today)))
            },
            |a, b| match (a, b) {
                (Some(a), Some(b)) => !Arc::ptr_eq(a, b),
                _ => true,
            },
        );
        let Loaded { value, notice } = settings::load_preferences();
        let preferences = RwSignal::new(value);
        let theme = ThemeWatch::provide();
        let rows = Signal::derive(move || book.with(|b| b.rows.clone()));
        let desk = Self {
            clinic,
            today,
            undecided,
            doubts,
            judged: Signal::derive(move || book.with(|b| b.judged.clone())),
            in_doubt: Signal::derive(move || book.with(|b| b.in_doubt.clone())),
            rows,
            workspace,
            storage: RwSignal::new(StorageHealth::default()),
            preferences,
            opening: RwSignal::new(Opening::Starting),
            came_from: RwSignal::new(None),
            sent_to: RwSignal::new(None),
            toasts: Toasts::new(),
            theme,
            saving: Saving::new(),
            audit,
            filters: RwSignal::new(Vec::new()),
            idle_minutes: RwSignal::new(IdleMinutes::default()),
            people: RwSignal::new(Vec::new()),
            unlocked_by: RwSignal::new(None),
            weak_passphrase: RwSignal::new(None),
            door: StoredValue::new_local(None),
            flags: StoredValue::new(KnownFlags::new()),
            idle: Idle::new(),
            tries_on_page: StoredValue::new(Attempts::default()),
            drafts: DraftDesk::new(),
            clock: ClockWatch::new(workspace, today, audit, rows),
            rekeying: Rekeying::new(),
        };
        provide_context(desk);
        // Preferences that could not be read are not left out in silence.
        notice.into_iter().for_each(|why| desk.toasts.fail(why));
        theme.apply(preferences.with_untracked(|p| p.theme.attribute()));
        today::follow(desk);
        storage::follow(desk);
        follow::follow(desk);
        lock::follow(desk);
        backup::follow(desk);
        save::guard_leaving(desk);
        // Which flags a person was shown stands in the audit, whatever made them: a score, a rule, or the day.
        Effect::new(move |_| {
            if desk.opening.get() == Opening::Open
                && !desk.is_clock_unmet()
                && desk.judged.with(|judged| !judged.is_empty())
            {
                desk.note_flags();
            }
        });
        desk.open_last();
        desk
    }

    /// The caseload's row of that patient as it is now.
    pub fn row(self, key: Key) -> Option<Arc<Row>> {
        // The book keeps its rows ordered by key.
        self.rows.with(|rows| rows.get(rows.binary_search_by_key(&key, |row| row.key).ok()?).cloned())
    }

    /// Why that patient isn't judged; none for one who is.
    pub fn doubt(self, key: Key) -> Option<Doubt> {
        self.doubts.with(|doubts| doubts.about(key))
    }

    /// The charts of a clinic that are judged.
    pub fn judged_charts(self, clinic: &Clinic) -> Charts {
        let mut charts = clinic.charts.clone();
        self.doubts.with(|doubts| {
            if !doubts.is_empty() {
                charts.retain(|key, _| doubts.about(*key).is_none());
            }
        });
        charts
    }

    /// Who that patient is, by name, number and age; `None` once the patient is gone.
    pub fn identity(self, key: Key) -> Option<String> {
        let today = self.today.get();
        self.clinic.with(|clinic| Some(clinic.chart(key)?.patient.identity(today)))
    }

    /// Whether the demo clinic is open.
    pub fn is_demo(self) -> bool {
        self.workspace.get() == Some(Workspace::Demo)
    }

    /// Who opened the clinic, by name; empty where none is open.
    pub fn who(self) -> String {
        self.unlocked_by.try_get_untracked().flatten().unwrap_or_default()
    }

    /// Whether single keys act on a page.
    pub fn shortcuts(self) -> Signal<bool> {
        Signal::derive(move || self.preferences.with(|p| p.shortcuts))
    }

    /// Puts the preferences in force as they are kept.
    fn show_preferences(self) {
        let kept = settings::load_preferences().value;
        self.theme.apply(kept.theme.attribute());
        let _ = self.preferences.try_set(kept);
    }

    /// Keeps the preferences and puts them in force.
    ///
    /// # Errors
    /// The browser refused to keep them; they hold until the page is left.
    pub fn set_preferences(self, preferences: Preferences) -> Result<(), Failure> {
        self.theme.apply(preferences.theme.attribute());
        let kept = settings::save_preferences(&preferences).map_err(Failure::Settings);
        self.preferences.set(preferences);
        kept
    }
}

/// The desk, from the root.
pub fn use_desk() -> Desk {
    expect_context()
}
