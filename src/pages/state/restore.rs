//! A backup opened beside the clinic, looked at, and merged into it.

use super::{Desk, Failure};
use crate::browser::normalized;
use crate::browser::store::AnyStore;
use crate::browser::web_crypto::WebCrypto;
use crate::desk::Command;
use crate::exchange::{Comparison, ImportPlan, Incoming, Merge, Side, differing, merge};
use crate::judge::Policy;
use crate::self_report::SelfReportSettings;
use crate::vault::backup::{Backup, Manifest};
use crate::vault::settings::SavedFilter;
use crate::vault::{Damaged, KEYRING, Keeper, Keyring, MemoryStore, Newer, Opened, Sealing, Stored};
use crate::words::{rules_words, worded};
use leptos::prelude::*;
use std::rc::Rc;

/// How a backup is opened.
#[derive(Clone)]
pub enum BackupSecret {
    /// With a clinician's name and passphrase at the time when it was made.
    Passphrase(String, String),
    /// With its recovery key.
    Recovery(String),
}

/// A backup that was opened and can be looked at. Nothing is written yet.
#[derive(Clone)]
pub struct OpenedBackup {
    /// What is in it.
    pub opened: Rc<Opened>,
    keeper: Rc<Keeper<Rc<AnyStore>, WebCrypto>>,
    pub(super) backup: Rc<Backup>,
    pub(super) key: web_sys::CryptoKey,
    /// Who opened it, by name in the backup; none by its recovery key.
    pub(super) who: Option<String>,
}

impl OpenedBackup {
    /// What it says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.backup.manifest
    }

    /// The rules that it brings, in words.
    pub fn rules_words(&self) -> String {
        let defaults = Defaults::default();
        rules_words(&side_of(&self.opened, &defaults))
    }
}

impl Desk {
    /// Opens a backup with the open clinic's own key, where it is this clinic's; none where it takes another secret.
    pub async fn open_own_backup(self, backup: &Rc<Backup>) -> Option<OpenedBackup> {
        let key = self.keys.key()?;
        let found = looked_into(backup, key, Some(self.who())).await.ok()?;
        let is_ours = !found.opened.charts.is_empty() || !found.opened.audit.is_empty();
        is_ours.then_some(found)
    }

    /// Opens a backup.
    ///
    /// # Errors
    /// The secret doesn't fit, or it holds what this version can't read.
    pub async fn open_backup(self, backup: &Rc<Backup>, secret: BackupSecret) -> Result<OpenedBackup, Failure> {
        let keyring = keyring_of(&backup.records)
            .ok_or(Failure::NotRestored(worded("it has no keyring that this version can read.")))?;
        self.wait_for_tries().await?;
        let unlocked = match secret {
            BackupSecret::Passphrase(name, passphrase) => {
                keyring.unlock(&WebCrypto, &normalized(&name), &normalized(&passphrase)).await
            }
            BackupSecret::Recovery(typed) => keyring.recover(&WebCrypto, &typed).await,
        };
        let unlocked = self.counted(unlocked).await?;
        looked_into(backup, unlocked.key, unlocked.who).await
    }

    /// What merging the backup into the open clinic would do.
    ///
    /// # Errors
    /// Nothing is open, or a journal can't be read.
    pub async fn merge_of(self, backup: &OpenedBackup) -> Result<Merge, Failure> {
        let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
        let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
        let (charts, own_instruments) = (&backup.opened.charts, backup.opened.own_instruments.as_slice());
        let (ours, theirs) = differing(&clinic, charts);
        let (ours, journals) = (keeper.journals(&ours).await?, backup.keeper.journals(&theirs).await?);
        let settings = backup.opened.self_report.clone().unwrap_or_default();
        let mut arrivals = backup.keeper.waiting().await?.arrivals;
        arrivals.extend(backup.opened.arrivals.clone());
        let self_report = (&*settings, &arrivals);
        Ok(merge(&clinic, &ours, Incoming { charts, journals: &journals, own_instruments, self_report }))
    }

    /// The open clinic held against a backup that would take its place: what would be gone or another. Follows whatever changes here.
    pub fn comparison_with(self, backup: &OpenedBackup) -> Comparison {
        let defaults = Defaults::default();
        let (clinic, health) = (self.present.get(), self.storage.get());
        self.filters.with(|filters| {
            let here = Side {
                charts: &clinic.charts,
                policy: &clinic.policy,
                own_instruments: &clinic.own_instruments,
                self_report: &clinic.self_report,
                arrivals: &clinic.arrivals,
                filters: pairs(filters),
                idle_minutes: self.idle_minutes.get().get(),
                unread: unread(&health.damaged, &health.newer),
                half_typed: self
                    .offered_drafts()
                    .iter()
                    .map(|offer| offer.stored_in.filter(|_| !offer.is_only_here))
                    .chain(self.drafts.others.get().into_iter().map(Some))
                    .collect(),
            };
            Comparison::of(&here, &side_of(&backup.opened, &defaults))
        })
    }

    /// Merges a backup into the open clinic.
    ///
    /// # Errors
    /// As [`Desk::run`].
    pub async fn merge_backup(self, plan: ImportPlan) -> Result<(), Failure> {
        self.run(Command::Merge(plan)).await
    }
}

/// What is in force where a backup holds none: rules, and settings of self-report.
#[derive(Default)]
struct Defaults(Policy, SelfReportSettings);

/// What a backup holds, as it is compared.
fn side_of<'a>(opened: &'a Opened, defaults: &'a Defaults) -> Side<'a> {
    Side {
        charts: &opened.charts,
        policy: opened.policy.as_ref().unwrap_or(&defaults.0),
        own_instruments: &opened.own_instruments,
        self_report: opened.self_report.as_deref().unwrap_or(&defaults.1),
        arrivals: &opened.arrivals,
        filters: pairs(&opened.filters),
        idle_minutes: opened.idle_minutes.unwrap_or_default().get(),
        unread: unread(&opened.damaged, &opened.newer),
        half_typed: opened.drafts.keys().copied().map(Some).collect(),
    }
}

fn pairs(filters: &[SavedFilter]) -> Vec<(&str, &str)> {
    filters.iter().map(|filter| (filter.name.as_str(), filter.query.as_str())).collect()
}

fn unread<'a>(damaged: &'a [Damaged], newer: &'a [Newer]) -> Vec<(&'a str, Option<&'a [u8]>)> {
    let damaged = damaged.iter().map(|record| (record.name.as_str(), Some(record.bytes.as_slice())));
    damaged.chain(newer.iter().map(|record| (record.name.as_str(), None))).collect()
}

/// Who may open what these records are of; none where that can't be read.
pub(super) fn keyring_of(records: &Stored) -> Option<Keyring> {
    records.iter().find(|(name, _)| name == KEYRING).and_then(|(_, bytes)| Keyring::read(bytes))
}

/// How records are sealed, for whoever has their data key; where it was being changed, some are still under the one before.
pub(super) async fn sealing_of(records: &Stored, key: web_sys::CryptoKey) -> Sealing<WebCrypto> {
    match keyring_of(records) {
        Some(keyring) => keyring.sealing(&WebCrypto, key).await,
        None => Sealing::Under(WebCrypto, key),
    }
}

/// The backup's records, read with that key.
async fn looked_into(
    backup: &Rc<Backup>,
    key: web_sys::CryptoKey,
    who: Option<String>,
) -> Result<OpenedBackup, Failure> {
    let sealing = sealing_of(&backup.records, key.clone()).await;
    let store = Rc::new(AnyStore::Memory(MemoryStore::of(backup.records.clone())));
    let (keeper, opened) = Keeper::of(store, sealing, backup.records.clone()).await;
    if !opened.newer.is_empty() {
        return Err(Failure::NotRestored(worded(
            "a newer version of Anamnesis wrote it. Reload the page to get that version.",
        )));
    }
    Ok(OpenedBackup { opened: Rc::new(opened), keeper: Rc::new(keeper), backup: Rc::clone(backup), key, who })
}
