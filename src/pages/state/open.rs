//! Opening a clinic, filling the demo, and erasing.

use super::drafts::unpack;
use super::saving::ClinicKeeper;
use super::{Desk, Failure, StorageHealth};
use crate::browser::ahead::Ahead;
use crate::browser::store::AnyStore;
use crate::browser::tabs::{self, Word};
use crate::browser::web_crypto::WebCrypto;
use crate::browser::workspace::{self, Workspace};
use crate::browser::{clock, erase_all, lost_drafts, store};
use crate::caseload::Clinic;
use crate::desk::{AuditView, Change, ChartChange, Deed, Done, Line, known_flags};
use crate::exchange::demo::demo_clinic;
use crate::record::What;
use crate::vault::{ATTEMPTS, KEYRING, Keeper, Keyring, Opened, Sealing, Store, StoreKind};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// The demo clinic's seed: everyone sees the same made-up patients.
const DEMO_SEED: u64 = 20_260_301;

/// Who works in the demo clinic.
const DEMO_WHO: &str = "Demo clinician";

/// What is said where the clinic's settings can't be read.
const SETTINGS_LOST: &str = "The clinic’s stored settings are damaged and were set apart, so the defaults are in force now. Check the \
     settings and save them.";

/// How far opening a clinic is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Records are being read.
    Starting,
    /// Nothing was chosen yet: the first visit.
    FirstVisit,
    /// There is no clinic yet: it is to be set up.
    SetUp,
    /// There are records, and the keyring that opens them is missing.
    KeyringMissing,
    /// The clinic is locked.
    Locked,
    /// The clinic is open.
    Open,
    /// It could not be opened; why, and what to do.
    Failed(String),
}

/// What stands between a person and the clinic: its store, and what must be said about it.
#[derive(Clone)]
pub(super) struct Door {
    pub(super) store: Rc<AnyStore>,
    pub(super) notice: Option<String>,
    /// How many records lie there, as far as it was looked.
    pub(super) records: usize,
    pub(super) ahead: Ahead,
}

impl Desk {
    /// Opens the clinic that was open last, or shows the first visit's two doors.
    pub(super) fn open_last(self) {
        match workspace::current() {
            Some(last) => self.enter(last, || {}),
            None => self.move_on(async move {
                match workspace::left_without_choice().await {
                    Some(left) => self.enter(left, || {}),
                    None => drop(self.opening.try_set(Opening::FirstVisit)),
                }
            }),
        }
    }

    /// Tries again to open what could not be opened.
    pub fn reopen(self) {
        self.open_last();
    }

    /// Goes to a clinic and remembers it as the one to open next time. The demo clinic opens, and is filled first where it has no
    /// patients; the person's own shows its door.
    pub fn enter(self, workspace: Workspace, then: impl FnOnce() + 'static) {
        let _ = self.opening.try_set(Opening::Starting);
        self.move_on(async move {
            self.close();
            let (store, notice) = store::open(workspace).await;
            let door = Door { store: Rc::new(store), notice, records: 0, ahead: Ahead::default() };
            let reached = match workspace {
                Workspace::Demo => self.open_demo(door).await,
                Workspace::Clinic => self.reach(door).await,
            };
            match reached {
                Ok(opening) => {
                    // Where this can't be kept, the banner about storage already says that nothing will be.
                    let _ = workspace::set_current(workspace);
                    workspace::mark_in_use(workspace);
                    let _ = self.opening.try_set(opening);
                    then();
                }
                Err(failure) => {
                    let _ = self.opening.try_set(Opening::Failed(failure.to_string()));
                }
            }
        });
    }

    /// Removes the open clinic without a trace and goes back to the first visit.
    pub fn erase(self, then: impl FnOnce(Result<(), Failure>) + 'static) {
        let Some(workspace) = self.workspace.get_untracked() else { return then(Err(Failure::NotOpen)) };
        self.move_on(async move {
            // The keeper holds the database open, which would block its removal.
            self.saving.set_keeper(None);
            self.door.set_value(None);
            match erase_all(workspace).await {
                Ok(()) => {
                    tabs::tell(workspace, Word::Replaced);
                    // What the person at this browser chose goes with the last clinic.
                    self.show_preferences();
                    self.close();
                    let _ = self.opening.try_set(Opening::FirstVisit);
                    then(Ok(()));
                }
                Err(error) => {
                    then(Err(Failure::Erase(error)));
                    // What is left is shown as it is.
                    self.enter(workspace, || {});
                }
            }
        });
    }

    /// Back to the first visit's two doors, from the door of the person's own clinic. Nothing is opened or changed.
    pub fn leave_door(self) {
        self.close();
        let _ = self.opening.try_set(Opening::FirstVisit);
    }

    /// Nothing is open any more.
    fn close(self) {
        self.toasts.withdraw_offers();
        self.drawn().drop_with_the_clinic();
        self.saving.set_keeper(None);
        self.door.set_value(None);
        let _ = self.workspace.try_set(None);
        let _ = self.clinic.try_set(Arc::new(Clinic::default()));
        let _ = self.storage.try_set(StorageHealth::default());
        let _ = self.audit.try_set(Arc::new(AuditView::default()));
        let _ = self.filters.try_set(Vec::new());
        let _ = self.people.try_set(Vec::new());
        let _ = self.unlocked_by.try_set(None);
        self.key_change_seen(false);
        let _ = self.weak_passphrase.try_set(None);
        self.offer_drafts(Vec::new());
        self.flags.update_value(|known| known.clear());
    }

    /// Goes as far as the door of the person's own clinic.
    async fn reach(self, door: Door) -> Result<Opening, Failure> {
        let mut names = door.store.names().await?;
        names.retain(|name| name != ATTEMPTS);
        let has_keyring = names.iter().any(|name| name == KEYRING);
        // Where the records are not in the first choice of a store, the person knows before they set anything up there.
        let notices = door.notice.iter().cloned().collect();
        let _ = self.storage.try_set(StorageHealth { notices, ..StorageHealth::default() });
        self.door.set_value(Some(Door { records: names.len(), ..door }));
        Ok(match has_keyring {
            true => Opening::Locked,
            false if names.is_empty() => Opening::SetUp,
            false => Opening::KeyringMissing,
        })
    }

    async fn open_demo(self, Door { store, notice, .. }: Door) -> Result<Opening, Failure> {
        let (keeper, opened) = Keeper::open(store, Sealing::Open).await?;
        let is_new = opened.charts.is_empty() && opened.damaged.is_empty() && opened.newer.is_empty();
        self.show(Workspace::Demo, keeper, opened, notice, DEMO_WHO.to_owned()).await;
        self.note(vec![Line::new(Deed::Opened, What::DemoClinic)]);
        if is_new {
            self.fill_demo().await?;
        }
        Ok(Opening::Open)
    }

    /// Shows what was opened.
    pub(super) async fn show(
        self,
        workspace: Workspace,
        keeper: ClinicKeeper,
        mut opened: Opened,
        notice: Option<String>,
        who: String,
    ) {
        let kind = keeper.kind();
        self.saving.set_keeper(Some(keeper));
        let _ = self.workspace.try_set(Some(workspace));
        // Where it waits for a decision nobody is judged, not even by the defaults.
        let rules_wait = opened.undecided.records.iter().any(|one| one.holding.judges_all());
        let lost = (opened.has_lost_policy() && !rules_wait).then(|| SETTINGS_LOST.to_owned());
        let lost_drafts = lost_drafts::take().map(|what| format!("When the page was locked or left: {what}"));
        let drafts = unpack(&who, &opened.drafts);
        let _ = self.unlocked_by.try_set(Some(who));
        let _ = self.storage.try_set(StorageHealth {
            kind: Some(kind),
            // Where nothing is kept, that alone is said.
            notices: notice.into_iter().chain(lost).chain(lost_drafts).filter(|_| kind != StoreKind::Memory).collect(),
            damaged: Arc::new(std::mem::take(&mut opened.damaged)),
            newer: Arc::new(std::mem::take(&mut opened.newer)),
            nearly_full: None,
            folder_trouble: None,
            replaced_elsewhere: false,
        });
        self.look_at_room();
        if let Some(keyring) = opened.keyring.take() {
            self.show_people(keyring).await;
        }
        self.key_change_found(opened.under_old_key);
        self.flags.set_value(known_flags(&opened.audit));
        let _ = self.audit.try_set(Arc::new(AuditView {
            entries: opened.audit,
            ends_newer: opened.audit_ends_newer,
            undecided: opened.undecided,
        }));
        let _ = self.idle_minutes.try_set(opened.idle_minutes.unwrap_or_default());
        let _ = self.filters.try_set(opened.filters);
        let clinic = Clinic::new(opened.charts, opened.own_instruments, opened.policy.unwrap_or_default());
        // The demo's clock may be moved; a clinic's never is. The day first: a judgement of the wrong one would be shown for a moment.
        workspace::set_current(workspace).ok();
        let _ = self.today.try_set(clock::today(Some(workspace)));
        let _ = self.clinic.try_set(Arc::new(clinic));
        self.clock.opened();
        self.offer_drafts(drafts);
    }

    /// The demo clinic's patients, kept and shown.
    async fn fill_demo(self) -> Result<(), Failure> {
        let added = |chart: crate::record::Chart| ChartChange {
            key: chart.patient.key,
            before: None,
            after: Some(Arc::new(chart)),
        };
        let charts = demo_clinic(DEMO_SEED, self.today.get_untracked()).into_iter().map(added).collect();
        let change = Change { charts, policy: None, own_instruments: None, done: Done::DemoFilled, can_undo: true };
        self.keep(&self.clinic.get_untracked(), &change, None).await
    }

    /// Shows who may open the clinic.
    pub(super) async fn show_people(self, keyring: Keyring) {
        let names = match self.saving.key() {
            Some(key) => keyring.names(&WebCrypto, &key).await,
            None => Vec::new(),
        };
        self.key_change_seen(keyring.is_key_changing());
        self.saving.set_keyring(keyring);
        let _ = self.people.try_set(names);
    }
}
