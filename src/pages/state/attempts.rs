//! Tries with a passphrase or recovery key: counted beside the keyring before a wrong one is answered, told in the audit by the next that
//! succeeds, and waited for.

use super::keys::ClinicKeeper;
use super::{Desk, Failure, Wait};
use crate::browser::store::AnyStore;
use crate::browser::workspace::Workspace;
use crate::browser::{clock, locks};
use crate::desk::{AuditEntry, Deed, Line};
use crate::record::What;
use crate::vault::{Attempts, AttemptsRecord, Hidden, KeyringError, Note, StoreError};
use crate::words::{hidden_words, say};
use leptos::prelude::*;
use std::rc::Rc;

impl Desk {
    /// Where the person's own clinic lies: the open one, or the closed one.
    fn clinic_store(self) -> Option<Rc<AnyStore>> {
        let is_clinic = self.workspace.try_get_untracked().flatten() == Some(Workspace::Clinic);
        let open = self.keys.keeper().filter(|_| is_clinic).map(|keeper| Rc::clone(keeper.store()));
        open.or_else(|| Some(self.keys.closed()?.store))
    }

    /// Refuses to try while too little time has passed since the last failed tries.
    pub(super) async fn wait_for_tries(self) -> Result<(), Failure> {
        self.wait_now().await?.map_or(Ok(()), |wait| Err(Failure::Wait(wait)))
    }

    /// How long the next try has to wait, if it has to.
    async fn wait_now(self) -> Result<Option<Wait>, Failure> {
        let now = clock::now_seconds();
        let here = self.tries_on_page.try_get_value().unwrap_or_default().seen_at(now);
        let beside_keyring = match self.clinic_store() {
            Some(store) => {
                let tries = AttemptsRecord::to_wait_for(&store, now);
                locks::exclusively(Workspace::Clinic.name(), tries).await?
            }
            None => Attempts::default(),
        };
        let longest =
            [here, beside_keyring].into_iter().max_by_key(|tries| tries.wait_seconds(now)).unwrap_or_default();
        let seconds = longest.wait_seconds(now);
        let wait = Wait { until_seconds: now.saturating_add(seconds), is_count_lost: longest.is_count_lost };
        Ok((seconds > 0).then_some(wait))
    }

    /// What was tried; where it failed because what was typed opens nothing, that is counted, and said with the wait before the next one.
    /// What can't be counted isn't told apart from what is right.
    ///
    /// # Errors
    /// Why it failed.
    pub(super) async fn counted<T>(self, tried: Result<T, KeyringError>) -> Result<T, Failure> {
        match tried {
            Ok(done) => Ok(done),
            Err(error) => Err(self.counted_as(error, error.into()).await),
        }
    }

    /// The same where it was the passphrase of whoever is at work.
    ///
    /// # Errors
    /// Why it failed.
    pub(super) async fn counted_own<T>(self, tried: Result<T, KeyringError>) -> Result<T, Failure> {
        match tried {
            Err(error @ KeyringError::NoMatch) => Err(self.counted_as(error, Failure::NotYourPassphrase).await),
            tried => self.counted(tried).await,
        }
    }

    async fn counted_as(self, error: KeyringError, why: Failure) -> Failure {
        if !matches!(error, KeyringError::NoMatch | KeyringError::NoRecovery) {
            return why;
        }
        if let Err(cause) = self.count().await {
            return cause;
        }
        match self.wait_now().await {
            Ok(Some(wait)) => Failure::ThenWait(Box::new(why), wait),
            // It is counted; where the wait can't be read now, the next try says so.
            Ok(None) | Err(_) => why,
        }
    }

    async fn count(self) -> Result<(), Failure> {
        let now = clock::now_seconds();
        if let Some(store) = self.clinic_store()
            && AttemptsRecord::of(&store).await.map_err(Failure::NotCounted)?.has_clinic()
        {
            let count = AttemptsRecord::count(&store, now);
            return locks::exclusively(Workspace::Clinic.name(), count).await.map_err(Failure::NotCounted);
        }
        // A backup is tried where there is no clinic yet: nothing lies here that a count could be kept beside.
        self.tries_on_page.update_value(|tries| *tries = tries.failed(now));
        Ok(())
    }

    /// Has the audit say what succeeded, and how often it was tried in vain before; as a part of it, so that the browser asks before the
    /// page is left in between. Where the audit can't, the person is told: what succeeded, did.
    pub(super) async fn note_with_attempts(self, succeeded: Line) {
        let note =
            async |keeper: &ClinicKeeper, record: &AttemptsRecord, note| keeper.note_resetting(record, note).await;
        self.say_not_noted(self.write_with_attempts(vec![succeeded], note).await);
    }

    /// Writes what took a passphrase or recovery key, as [`Desk::write_until_no_conflict`] does; the audit's entry also tells of the failed tries before
    /// it, and their record begins anew in the same commit.
    pub(super) async fn write_with_attempts(
        self,
        succeeded: Vec<Line>,
        write: impl AsyncFn(&ClinicKeeper, &AttemptsRecord, Note) -> Result<AuditEntry, StoreError>,
    ) -> Result<(), Failure> {
        self.until_no_conflict(async || {
            let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
            let audit = self.audit.get_untracked();
            let told = told(&keeper, &audit.entries, audit.ends_newer, succeeded.clone()).await?;
            let Told { record, lines, hidden } = told;
            self.write(lines, async |keeper, note| write(keeper, &record, note).await).await?;
            self.tries_are_told(hidden);
            Ok(())
        })
        .await
    }

    /// The audit tells of them; where some may be missing, so does every page.
    pub(super) fn tries_are_told(self, hidden: Option<Hidden>) {
        self.tries_on_page.set_value(Attempts::default());
        if let Some(why) = hidden {
            let words = say!(
                "Wrong tries to unlock may have been hidden: since the clinic was last unlocked the count of failed tries was {why}. \
                 Somebody may have been at this browser’s files; the audit says so too.",
                why = hidden_words(why)
            );
            let _ = self.storage.try_update(|health| health.notices.push(words));
        }
    }
}

/// Failed tries as they are told, with the record of them that begins anew once that is kept.
pub(super) struct Told {
    pub(super) record: AttemptsRecord,
    pub(super) lines: Vec<Line>,
    pub(super) hidden: Option<Hidden>,
}

/// The failed tries since the last that succeeded, as the record and that audit have them, and what succeeded now: for the audit. The
/// record begins anew in the commit that keeps the lines.
pub(super) async fn told(
    keeper: &ClinicKeeper,
    audit: &[AuditEntry],
    ends_newer: bool,
    succeeded: Vec<Line>,
) -> Result<Told, Failure> {
    let record = AttemptsRecord::of(keeper.store()).await?;
    // What a newer version wrote at the audit's end can't be read here, nor held against the record.
    let hidden = record.hidden(audit).filter(|_| !ends_newer);
    let Attempts { failed, .. } = record.attempts(clock::now_seconds());
    let line = || Line::new(Deed::Failed, What::Tries { failed, hidden });
    let tries = (failed > 0 || hidden.is_some()).then(line);
    Ok(Told { record, lines: tries.into_iter().chain(succeeded).collect(), hidden })
}
