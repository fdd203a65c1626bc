//! What other tabs do, shown here: each commit's entry of the audit names the records that it wrote.

use super::{Desk, Failure};
use crate::browser::locks;
use crate::browser::tabs::{self, Word};
use crate::browser::workspace::Workspace;
use crate::desk::{AuditEntry, known_flags};
use crate::vault::{self, Refreshed, StoreError};
use leptos::prelude::*;
use std::sync::Arc;

impl Desk {
    /// Reads what other tabs wrote since the last look, and shows it. While none of them writes: what is read in several steps must be of
    /// one moment.
    pub(super) async fn catch_up(self) -> Result<(), Failure> {
        let workspace = self.workspace.try_get_untracked().flatten().ok_or(Failure::NotOpen)?;
        locks::exclusively(workspace.name(), self.catch_up_alone()).await
    }

    /// The same, for whoever has the lock already.
    pub(super) async fn catch_up_alone(self) -> Result<(), Failure> {
        let keeper = self.saving.keeper().ok_or(Failure::NotOpen)?;
        match keeper.refresh().await {
            Ok(Refreshed::Update(update)) => {
                self.take_in(*update).await;
                Ok(())
            }
            Ok(Refreshed::Replaced) | Err(StoreError::Closed) => {
                let _ = self.storage.try_update(|health| health.replaced_elsewhere = true);
                Err(Failure::Replaced)
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn take_in(self, update: vault::Update) {
        let vault::Update { charts, own_instruments, policy, filters, idle_minutes, keyring, audit, undecided } =
            update;
        if !charts.is_empty() || own_instruments.is_some() || policy.is_some() {
            let _ = self.clinic.try_update(|clinic| {
                *clinic = Arc::new(clinic.updated(charts, own_instruments, policy));
            });
        }
        if let Some(filters) = filters {
            let _ = self.filters.try_set(filters);
        }
        if let Some(minutes) = idle_minutes {
            let _ = self.idle_minutes.try_set(minutes);
        }
        if let Some(keyring) = keyring {
            self.show_people(keyring).await;
            // Whoever was removed in another tab works here no longer.
            let who = self.who();
            if self.people.with_untracked(|people| !people.contains(&who)) {
                self.lock_with_the_others();
            }
        }
        self.key_change_moved(&audit);
        self.show_entries(audit);
        if undecided.is_some() {
            self.show_undecided();
        }
    }

    /// Shows new entries of the audit.
    pub(super) fn show_entries(self, entries: Vec<AuditEntry>) {
        if entries.is_empty() {
            return;
        }
        self.flags.update_value(|known| known.extend(known_flags(&entries)));
        let _ = self.audit.try_update(|view| Arc::make_mut(view).entries.extend(entries));
    }
}

/// Hears the other tabs for as long as the app lives.
pub(super) fn follow(desk: Desk) {
    tabs::listen(move |workspace, word| {
        let open = desk.workspace.try_get_untracked().flatten();
        if open != Some(workspace) {
            return;
        }
        match word {
            Word::Changed => desk.follow_up(),
            Word::Replaced => {
                let _ = desk.storage.try_update(|health| health.replaced_elsewhere = true);
            }
            Word::Locked if workspace == Workspace::Clinic => desk.lock_with_the_others(),
            Word::Active => desk.someone_is_active(),
            Word::Locked => {}
        }
    });
}
