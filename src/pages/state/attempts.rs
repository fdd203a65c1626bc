//! Failed tries with a passphrase or recovery key, told in the audit by the next that succeeds.

use super::keys::ClinicKeeper;
use super::tries::Tries;
use super::{Desk, Failure};
use crate::browser::clock;
use crate::browser::store::AnyStore;
use crate::browser::workspace::Workspace;
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

    pub(super) fn tries(self) -> Tries {
        Tries { store: self.clinic_store(), on_page: self.tries_on_page }
    }

    /// As [`Tries::wait`].
    pub(super) async fn wait_for_tries(self) -> Result<(), Failure> {
        self.tries().wait().await
    }

    /// As [`Tries::counted`].
    pub(super) async fn counted<T>(self, tried: Result<T, KeyringError>) -> Result<T, Failure> {
        self.tries().counted(tried).await
    }

    /// The same where it was the passphrase of whoever is at work.
    ///
    /// # Errors
    /// Why it failed.
    pub(super) async fn counted_own<T>(self, tried: Result<T, KeyringError>) -> Result<T, Failure> {
        match tried {
            Err(error @ KeyringError::NoMatch) => Err(self.tries().counted_as(error, Failure::NotYourPassphrase).await),
            tried => self.counted(tried).await,
        }
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
