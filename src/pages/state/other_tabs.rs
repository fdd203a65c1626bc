//! What other tabs do, shown here: each commit's entry of the audit names the records that it wrote.

use super::late::Writing;
use super::{Desk, Failure};
use crate::browser::{locks, tabs};
use crate::caseload::Clinic;
use crate::desk::AuditEntry;
use crate::desk::session::{Input, Job, Outcome};
use crate::record::LockReason;
use crate::ui::start;
use crate::vault::{self, Refreshed, StoreError};
use leptos::prelude::*;
use std::sync::Arc;

impl Desk {
    /// Shows what another tab wrote, in turn.
    pub(super) fn follow_up(self) {
        start(async move {
            self.say_failure(self.later(Writing::FollowUp).await);
            self.look_into_inbox();
        });
    }

    pub(super) async fn read_others(self) -> Result<(), Failure> {
        self.queued(Job::Refresh, self.catch_up()).await
    }

    /// Reads what other tabs wrote since the last look, and shows it. While none of them writes: what is read in several steps must be of
    /// one moment.
    pub(super) async fn catch_up(self) -> Result<(), Failure> {
        let workspace = self.workspace.try_get_untracked().flatten().ok_or(Failure::NotOpen)?;
        locks::exclusively(workspace.name(), self.catch_up_alone()).await
    }

    /// The same, for whoever has the lock already.
    pub(super) async fn catch_up_alone(self) -> Result<(), Failure> {
        let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
        match keeper.refresh().await {
            Ok(Refreshed::Update(update)) => {
                self.take_in(*update).await;
                Ok(())
            }
            Ok(Refreshed::Replaced) | Err(StoreError::Closed) => {
                self.happened(Input::CaughtUp(Outcome::Replaced));
                Err(Failure::Replaced)
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn take_in(self, update: vault::Update) {
        let vault::Update { charts, own_instruments, policy, self_report, arrivals, .. } = update;
        self.drafts.forget_stored(&update.drafts_gone);
        let is_judged_anew = !charts.is_empty() || own_instruments.is_some() || policy.is_some();
        if is_judged_anew || self_report.is_some() || !arrivals.is_empty() {
            // At once: answers that leave the record for the inbox, or the other way, are told of all the time.
            self.update_clinic(|clinic| {
                let settings = self_report.unwrap_or_else(|| Arc::clone(&clinic.self_report));
                let all = Arc::clone(&clinic.arrivals);
                clinic.updated(charts, own_instruments, policy).with_self_report(settings, all).with_arrivals(arrivals)
            });
        }
        if is_judged_anew {
            self.look_again().await;
        }
        let vault::Update { filters, idle_minutes, keyring, audit, undecided, .. } = update;
        if let Some(filters) = filters {
            let _ = self.filters.try_set(filters);
        }
        if let Some(minutes) = idle_minutes {
            self.set_idle_minutes(minutes);
        }
        if let Some(keyring) = keyring {
            self.show_people(keyring).await;
            // Whoever was removed in another tab works here no longer.
            let who = self.who();
            if self.people.with_untracked(|people| !people.contains(&who)) {
                self.happened(Input::Lock(LockReason::OtherTab));
            }
        }
        self.key_change_moved(&audit);
        self.show_entries(audit);
        if undecided.is_some() {
            self.show_undecided();
        }
    }

    /// Shows the clinic as it is kept now, and has the audit say which flags are shown with it.
    pub(super) fn show_clinic(self, clinic: Clinic) {
        self.update_clinic(|_| clinic);
    }

    pub(super) fn update_clinic(self, update: impl FnOnce(&Clinic) -> Clinic) {
        let _ = self.present.try_update(|clinic| *clinic = Arc::new(update(clinic)));
        self.note_flags();
    }

    /// Shows new entries of the audit.
    pub(super) fn show_entries(self, entries: Vec<AuditEntry>) {
        if entries.is_empty() {
            return;
        }
        let _ = self.audit.try_update(|view| Arc::make_mut(view).entries.extend(entries));
    }
}

/// Hears the other tabs for as long as the app lives.
pub(super) fn follow(desk: Desk) {
    tabs::listen(move |workspace, word| desk.happened(Input::Heard(workspace, word)));
}
