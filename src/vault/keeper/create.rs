//! A new clinic.

use super::super::attempts_record::AttemptsRecord;
use super::super::audit::Note;
use super::super::crypto::Crypto;
use super::super::keyring::Keyring;
use super::super::names::{KEYRING, is_outside_audit};
use super::super::port::{Store, StoreError};
use super::super::schema;
use super::super::sealing::Sealing;
use super::commit::Body;
use super::{Keeper, Opened};

impl<S: Store, X: Crypto> Keeper<S, X> {
    /// Creates a clinic where no record lies: its keyring, the count of failed tries and the audit's first entry, in one commit. PatientKeys it
    /// back opened.
    ///
    /// # Errors
    /// As [`Keeper::save`]; [`StoreError::Conflict`] where records are there already.
    pub async fn create(
        store: S,
        sealing: Sealing<X>,
        keyring: &Keyring,
        note: Note,
    ) -> Result<(Self, Opened), StoreError> {
        if let Some(name) = store.names().await?.into_iter().find(|name| !is_outside_audit(name)) {
            return Err(StoreError::Conflict { name });
        }
        // Tries of a clinic that was here before; this one's begin at none.
        let attempts = AttemptsRecord::of(&store).await?;
        let body = Body::written(KEYRING, schema::write_json(keyring))?;
        let (keeper, _) = Self::of(store, sealing.clone(), Vec::new()).await;
        keeper.commit_locked(vec![body], note, Some(&attempts)).await?;
        Self::open(keeper.store, sealing).await
    }
}
