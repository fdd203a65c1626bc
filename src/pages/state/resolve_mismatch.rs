//! Decisions about records that are not the ones which the audit says were written last: accepted as they lie, or put back from a backup.

use super::{Desk, Failure, OpenedBackup};
use crate::desk::session::Job;
use crate::desk::{Deed, Line};
use crate::record::{Holding, Mismatch, RecordState, Undecided, Value, What};
use crate::vault::envelope;
use leptos::prelude::*;
use std::sync::Arc;

impl Desk {
    /// Accepts what is there, and has the audit say so.
    ///
    /// # Errors
    /// It could not be kept; the decision still waits.
    pub async fn accept(self, decided: Undecided) -> Result<(), Failure> {
        let accept = self.write_until_no_conflict(accepted_lines(&decided), async |keeper, note| {
            keeper.accept(&decided, note).await
        });
        self.queued(Job::Change, accept).await?;
        let is_decided = |name: &str| decided.records.iter().any(|one| one.name == name);
        let _ = self.storage.try_update(|health| {
            let damaged = Arc::make_mut(&mut health.damaged).iter_mut();
            damaged.filter(|one| is_decided(&one.name)).for_each(|one| one.is_accepted = true);
        });
        self.show_undecided();
        Ok(())
    }

    /// The records that wait for a decision of which the backup holds the very one that the audit says was written last, with its bytes.
    pub fn held_in(self, backup: &OpenedBackup) -> Vec<(Mismatch, Vec<u8>)> {
        let undecided = self.undecided.get();
        let own = undecided.records.iter().filter(|one| !one.goes_with_audit() && can_be_put_back(one, backup));
        own.filter_map(|one| {
            let said = one.said?;
            let (_, bytes) = backup.backup.records.iter().find(|(name, _)| *name == one.name)?;
            envelope::is_of(bytes, &said).then(|| (one.clone(), bytes.clone()))
        })
        .collect()
    }

    /// Puts those records of the backup in place.
    ///
    /// # Errors
    /// They could not be kept; nothing has changed then.
    pub async fn put_back(self, backup: OpenedBackup) -> Result<(), Failure> {
        self.queued(Job::Change, self.was_put_back(&backup)).await
    }

    async fn was_put_back(self, backup: &OpenedBackup) -> Result<(), Failure> {
        let records = untrack(|| self.held_in(backup));
        let line = |(one, _): &(Mismatch, Vec<u8>)| about(Deed::RecordRestored, one);
        let lines: Vec<Line> = records.iter().map(line).collect();
        self.write_until_no_conflict(lines, async |keeper, note| keeper.put_back(&records, note).await).await?;
        let charts = records.iter().filter_map(|(one, _)| one.patient());
        let charts: Vec<_> = charts.map(|key| (key, backup.opened.charts.get(&key).cloned())).collect();
        let holds = |holding: &Holding| records.iter().any(|(one, _)| one.holding == *holding);
        let policy = backup.opened.policy.clone().filter(|_| holds(&Holding::Rules));
        let own = holds(&Holding::Instruments).then(|| backup.opened.own_instruments.clone());
        let settings = backup.opened.self_report.clone().filter(|_| holds(&Holding::SelfReport));
        let arrivals = records.iter().filter_map(|(one, _)| match one.holding {
            Holding::Arrival(key) => Some((key, backup.opened.arrivals.get(&key).cloned())),
            _ => None,
        });
        let arrivals: Vec<_> = arrivals.collect();
        self.update_clinic(|clinic| {
            let settings = settings.unwrap_or_else(|| Arc::clone(&clinic.self_report));
            let next = clinic.updated(charts, own, policy);
            let all = Arc::clone(&next.arrivals);
            next.with_self_report(settings, all).with_arrivals(arrivals)
        });
        if holds(&Holding::Filters) {
            let _ = self.filters.try_set(backup.opened.filters.clone());
        }
        if let Some(keyring) = backup.opened.keyring.clone().filter(|_| holds(&Holding::Keyring)) {
            self.show_people(keyring).await;
        }
        if let Some(minutes) = backup.opened.idle_minutes.filter(|_| holds(&Holding::IdleMinutes)) {
            self.set_idle_minutes(minutes);
        }
        let is_back = |name: &str| records.iter().any(|(one, _)| one.name == name);
        let _ = self.storage.try_update(|health| Arc::make_mut(&mut health.damaged).retain(|one| !is_back(&one.name)));
        self.show_undecided();
        Ok(())
    }

    /// Shows what still waits for a decision.
    pub(super) fn show_undecided(self) {
        let Some(keeper) = self.keys.keeper() else { return };
        let _ = self.audit.try_update(|view| Arc::make_mut(view).undecided = keeper.undecided());
        self.note_flags();
    }
}

/// Whether that record of the backup was read: then it can be shown as soon as it is in place.
fn can_be_put_back(one: &Mismatch, backup: &OpenedBackup) -> bool {
    match one.holding {
        Holding::Patient(key) => backup.opened.charts.contains_key(&key),
        Holding::Rules => backup.opened.policy.is_some(),
        Holding::Instruments | Holding::Filters => true,
        Holding::Keyring => backup.opened.keyring.is_some(),
        Holding::IdleMinutes => backup.opened.idle_minutes.is_some(),
        Holding::SelfReport => backup.opened.self_report.is_some(),
        Holding::Arrival(key) => backup.opened.arrivals.contains_key(&key),
        Holding::Drafts | Holding::Other => false,
    }
}

/// What the audit says of a decision to accept: each record that was decided by itself, each break, and how many records went with the audit.
fn accepted_lines(decided: &Undecided) -> Vec<Line> {
    let (with_audit, own): (Vec<&Mismatch>, Vec<&Mismatch>) =
        decided.records.iter().partition(|one| one.goes_with_audit());
    let own = own.into_iter().map(|one| about(Deed::RecordAccepted, one));
    let breaks = decided.breaks.iter().map(|one| Line::new(Deed::RecordAccepted, What::Break(one.clone())));
    let others = (!with_audit.is_empty()).then(|| Line::new(Deed::RecordAccepted, What::Unvouched(with_audit.len())));
    own.chain(breaks).chain(others).collect()
}

/// The line about one record: what it was found to be, the revision that the audit had and the one that lay there.
fn about(deed: Deed, one: &Mismatch) -> Line {
    let revision = |state: Option<RecordState>| state.map(|state| state.revision);
    let what = What::Stored { holding: one.holding.clone(), kind: one.kind };
    let line = Line { patient: one.patient(), ..Line::new(deed, what) };
    let (before, after) = (Value::SaidRevision(revision(one.said)), Value::Revision(revision(one.found)));
    Line { before: Some(before), after: Some(after), ..line }
}
