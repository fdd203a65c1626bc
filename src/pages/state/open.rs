//! Opening a clinic, filling the demo, and erasing.

use super::{Desk, Failure, StorageHealth};
use crate::browser::settings::{self, Loaded};
use crate::browser::workspace::{self, Workspace};
use crate::browser::{clock, erase_all, other_tabs, store};
use crate::desk::{Change, ChartChange, Clinic, Done};
use crate::exchange::demo::demo_clinic;
use crate::judge::Policy;
use crate::vault::{Keeper, StoreKind};
use leptos::prelude::*;
use std::sync::Arc;

/// The demo clinic's seed: everyone sees the same made-up patients.
const DEMO_SEED: u64 = 20_260_301;

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
    /// The clinic is open.
    Open,
    /// It could not be opened; why, and what to do.
    Failed(String),
}

impl Desk {
    /// Opens the clinic that was open last, or shows the first visit's two doors.
    pub(super) fn open_last(self) {
        match workspace::current() {
            Some(last) => self.enter(last, || {}),
            None => self.opening.set(Opening::FirstVisit),
        }
    }

    /// Tries again to open what could not be opened.
    pub fn reopen(self) {
        self.open_last();
    }

    /// Opens a clinic and remembers it as the one to open next time; a demo clinic without patients is filled first.
    pub fn enter(self, workspace: Workspace, then: impl FnOnce() + 'static) {
        self.opening.set(Opening::Starting);
        self.move_on(async move {
            self.toasts.withdraw_offers();
            match self.opened(workspace).await {
                Ok(()) => {
                    let _ = self.opening.try_set(Opening::Open);
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
            match erase_all(workspace).await {
                Ok(()) => {
                    // What the person at this browser chose goes with the last clinic.
                    self.show_preferences();
                    self.leave();
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

    /// Shows what another tab has changed; where it has erased the clinic, the first visit.
    pub fn refresh(self) {
        match (workspace::current(), self.workspace.get_untracked()) {
            (Some(_), Some(open)) => self.enter(open, || {}),
            _ => self.move_on(async move { self.leave() }),
        }
    }

    /// Back to the first visit.
    fn leave(self) {
        self.toasts.withdraw_offers();
        self.saving.set_keeper(None);
        let _ = self.workspace.try_set(None);
        let _ = self.clinic.try_set(Arc::new(Clinic::default()));
        let _ = self.audit.try_set(Arc::default());
        let _ = self.storage.try_set(StorageHealth::default());
        let _ = self.opening.try_set(Opening::FirstVisit);
    }

    async fn opened(self, workspace: Workspace) -> Result<(), Failure> {
        let (store, notice) = store::open(workspace).await;
        let (keeper, opened) = Keeper::open(store).await?;
        let kind = keeper.kind();
        self.saving.set_keeper(Some(keeper));
        let _ = self.workspace.try_set(Some(workspace));
        let lost = opened.has_lost_policy().then(|| SETTINGS_LOST.to_owned());
        let (moved, not_moved) = match opened.policy {
            Some(_) => (None, None),
            None => self.moved_policy(workspace).await,
        };
        let policy = opened.policy.or(moved).unwrap_or_default();
        let clinic = Clinic::new(opened.charts, opened.own_instruments, policy);
        let is_new = clinic.charts.is_empty() && opened.damaged.is_empty() && opened.newer.is_empty();
        let _ = self.storage.try_set(StorageHealth {
            kind: Some(kind),
            // Where nothing is kept, that alone is said.
            notices: notice.into_iter().chain(lost).chain(not_moved).filter(|_| kind != StoreKind::Memory).collect(),
            damaged: Arc::new(opened.damaged),
            newer: Arc::new(opened.newer),
            nearly_full: None,
            changed_elsewhere: false,
        });
        self.look_at_room();
        let filled = if workspace == Workspace::Demo && is_new { self.filled(clinic).await? } else { clinic };
        let _ = self.clinic.try_set(Arc::new(filled));
        // Where this can't be kept, the banner about storage already says that nothing will be.
        let _ = workspace::set_current(workspace);
        other_tabs::mark(workspace);
        // The demo's clock may be moved; a clinic's never is.
        let _ = self.today.try_set(clock::today());
        Ok(())
    }

    /// Settings that an earlier version of the app kept in localStorage, moved among the records; and what must be said of it. They
    /// are in force even where they can't be moved, and are then moved at the next opening.
    async fn moved_policy(self, workspace: Workspace) -> (Option<Policy>, Option<String>) {
        let Loaded { value, notice } = settings::old_policy(workspace);
        let Some(policy) = value else { return (None, notice) };
        let change = Change {
            charts: Vec::new(),
            policy: Some((Policy::default(), policy.clone())),
            own_instruments: None,
            done: Done::SettingsMoved,
            can_undo: false,
        };
        if self.keep(&change).await.is_ok() {
            settings::drop_old_policy(workspace);
        }
        (Some(policy), notice)
    }

    /// The demo clinic's patients, kept.
    async fn filled(self, clinic: Clinic) -> Result<Clinic, Failure> {
        let added = |chart: crate::record::Chart| ChartChange {
            key: chart.patient.key,
            before: None,
            after: Some(Arc::new(chart)),
        };
        let charts = demo_clinic(DEMO_SEED, self.today.get_untracked()).into_iter().map(added).collect();
        let change = Change { charts, policy: None, own_instruments: None, done: Done::DemoFilled, can_undo: true };
        self.keep(&change).await?;
        Ok(clinic.with(&change))
    }
}
