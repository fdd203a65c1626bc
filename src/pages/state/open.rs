//! Opening a clinic, filling the demo, leaving and erasing.

use super::{Desk, Failure, StorageHealth};
use crate::browser::settings;
use crate::browser::workspace::{self, Workspace};
use crate::browser::{erase_all, store};
use crate::desk::{Change, ChartChange, Clinic};
use crate::exchange::demo::demo_clinic;
use crate::vault::Keeper;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The demo clinic's seed: everyone sees the same made-up patients.
const DEMO_SEED: u64 = 20_260_301;

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
        spawn_local(async move {
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

    /// Closes the demo clinic and goes back to the clinic's own records; the demo stays where it is.
    pub fn leave_demo(self, then: impl FnOnce() + 'static) {
        self.enter(Workspace::Clinic, then);
    }

    /// Removes the open clinic without a trace and goes back to the first visit.
    pub fn erase(self, then: impl FnOnce(Result<(), Failure>) + 'static) {
        let Some(workspace) = self.workspace.get_untracked() else { return then(Err(Failure::NotOpen)) };
        spawn_local(async move {
            let keeper = self.saving.keeper();
            let erased = match &keeper {
                Some(keeper) => keeper.erase().await,
                None => Ok(()),
            };
            drop(keeper);
            let erased = match erased {
                Ok(()) => {
                    self.saving.set_keeper(None);
                    erase_all(workspace).await
                }
                failed => failed,
            };
            if erased.is_ok() {
                let _ = self.workspace.try_set(None);
                let _ = self.clinic.try_set(Arc::new(Clinic::default()));
                let _ = self.storage.try_set(StorageHealth::default());
                let _ = self.opening.try_set(Opening::FirstVisit);
            }
            then(erased.map_err(Failure::Store));
        });
    }

    async fn opened(self, workspace: Workspace) -> Result<(), Failure> {
        let store = store::open(workspace).await;
        let fallback = store.fallback_reason();
        let kind = crate::vault::Store::kind(&store);
        let (keeper, opened) = Keeper::open(store).await?;
        self.saving.set_keeper(Some(keeper));
        let _ = self.workspace.try_set(Some(workspace));
        let policy = settings::load_policy(workspace);
        let clinic = Clinic::new(opened.charts, opened.own_instruments, policy);
        let _ = self.storage.try_set(StorageHealth {
            kind: Some(kind),
            fallback,
            damaged: Arc::new(opened.damaged),
            newer: Arc::new(opened.newer),
        });
        let filled = if workspace == Workspace::Demo && clinic.charts.is_empty() {
            self.filled(clinic).await?
        } else {
            clinic
        };
        let _ = self.clinic.try_set(Arc::new(filled));
        // Where this can't be kept, the banner about storage already says that nothing will be.
        let _ = workspace::set_current(Some(workspace));
        Ok(())
    }

    /// The demo clinic's patients, kept.
    async fn filled(self, clinic: Clinic) -> Result<Clinic, Failure> {
        let added = |chart: crate::record::Chart| ChartChange {
            key: chart.patient.key,
            before: None,
            after: Some(Arc::new(chart)),
        };
        let charts = demo_clinic(DEMO_SEED, self.today.get_untracked()).into_iter().map(added).collect();
        let change = Change { charts, policy: None, own_instruments: None, done: "Demo clinic filled" };
        self.keep(&change).await?;
        Ok(clinic.with(&change))
    }
}
