//! The change of the clinic's data key: begun in one commit, then record after record sealed anew, a batch a commit, and the old key
//! dropped once every record was read under the new one. Between any two of them the page may die: every record opens with one of both
//! keys, the keyring holds both, and whoever unlocks the clinic next can go on.
//!
//! The commit that begins it writes the end of the audit under the new key. A tab that knows only the old one can't write any more from then
//! on, since every commit goes on from that end.

use super::super::attempts_record::AttemptsRecord;
use super::super::audit::{self, Note};
use super::super::crypto::{Crypto, CryptoError};
use super::super::envelope::{self, Seal};
use super::super::keyring::Keyring;
use super::super::names::{ATTEMPTS, DRAFTS, KEYRING};
use super::super::port::{Expect, Store, StoreError, Write};
use super::super::schema;
use super::super::sealing::Sealing;
use super::commit::{Body, Plan};
use super::read::{Unsealed, sealed};
use super::{Held, Keeper};
use crate::desk::AuditEntry;
use crate::record::Key;

/// How many records are read at once to verify that the new key opens them.
const AT_ONCE: usize = 512;

/// How the end of a change of the key went.
#[derive(Clone, Debug, PartialEq)]
pub enum Finished {
    /// Every record opens with the new key, and the old one is gone from the keyring.
    Done(AuditEntry),
    /// So it was already: another tab did it.
    Before,
    /// Some records are still sealed under the old key. Nothing was written.
    Remaining,
}

/// A record that is still sealed under the old key, opened.
struct UnderOld {
    name: String,
    schema: u16,
    revision: u64,
    body: Vec<u8>,
}

/// What the records of a part are, by the key that opens them.
#[derive(Default)]
struct Sorted {
    under_old: Vec<UnderOld>,
    /// Names of those that neither key opens.
    unopened: Vec<String>,
}

impl<S: Store, X: Crypto> Keeper<S, X> {
    /// Puts a keyring with another data key in place of the one that was there, with the audit's entry. From then on everything is sealed
    /// under that key. In that commit failed tries begin anew, as in [`Keeper::note_resetting`].
    ///
    /// # Errors
    /// As [`Keeper::save_keyring_resetting`]; then the old key holds as before.
    pub async fn begin_key_change(
        &self,
        (was, next): (&Keyring, &Keyring),
        key: X::Key,
        attempts: &AttemptsRecord,
        note: Note,
    ) -> Result<AuditEntry, StoreError> {
        let body = Body::written(KEYRING, schema::write_json(next))?;
        let _guard = self.lock_to_write().await?;
        self.refuse_while_undecided()?;
        let Sealing::Under(crypto, old) = self.sealing() else { return Err(StoreError::KeyringChanged) };
        if self.keyring.borrow().as_ref() != Some(was) {
            return Err(StoreError::KeyringChanged);
        }
        let before = Sealing::Under(crypto.clone(), old.clone());
        self.sealing.replace(Sealing::Between { crypto, key, old });
        let committed = self.commit_locked(vec![body], note, Some(attempts)).await;
        if committed.is_ok() {
            self.keyring.replace(Some(next.clone()));
        } else {
            self.sealing.replace(before);
        }
        committed
    }

    /// The names of all records, in order: what [`Keeper::reseal`] is asked to go through.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub async fn names(&self) -> Result<Vec<String>, StoreError> {
        let _guard = self.mutex.lock().await;
        self.store.names().await
    }

    /// The records of all that is half typed, whoever typed it.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub async fn drafts(&self) -> Result<Vec<Key>, StoreError> {
        Ok(self.names().await?.iter().filter_map(|name| name.strip_prefix(DRAFTS)?.parse().ok()).collect())
    }

    /// Seals those of these records anew that are still under the old key, in one commit, each in a new revision with the very same body.
    /// None where there was nothing to do. What neither key opens is left as it lies. `note` is given how many they are.
    ///
    /// # Errors
    /// As [`Keeper::save`]; [`StoreError::NoOldKey`] where what is under the old key can't be read.
    pub async fn reseal(
        &self,
        names: &[String],
        note: impl FnOnce(usize) -> Note,
    ) -> Result<Option<AuditEntry>, StoreError> {
        let _guard = self.lock_to_write().await?;
        let Some(sealing) = self.sealing_between()? else { return Ok(None) };
        self.refuse_while_undecided()?;
        let Sorted { under_old, .. } = self.sorted(&sealing, names).await?;
        if under_old.is_empty() {
            return Ok(None);
        }
        let (mut plan, note) = (Plan::default(), note(under_old.len()));
        for record in under_old {
            self.plan_anew(&sealing, record, &mut plan).await?;
        }
        self.commit_planned(plan, note, None).await.map(Some)
    }

    /// Reads every record under the new key; if all open with it, drops the old key from the keyring and has the audit say so. `note` is
    /// given the names of those that open with neither, and stay so.
    ///
    /// # Errors
    /// As [`Keeper::reseal`]; [`StoreError::Unopened`] where a record opens with neither key and could be read when the clinic was opened.
    pub async fn finish_key_change(&self, note: impl FnOnce(&[String]) -> Note) -> Result<Finished, StoreError> {
        let _guard = self.lock_to_write().await?;
        let Some(sealing) = self.sealing_between()? else { return Ok(Finished::Before) };
        self.refuse_while_undecided()?;
        let mut unopened = Vec::new();
        for names in self.store.names().await?.chunks(AT_ONCE) {
            let sorted = self.sorted(&sealing, names).await?;
            if !sorted.under_old.is_empty() {
                return Ok(Finished::Remaining);
            }
            unopened.extend(sorted.unopened);
        }
        let is_known = |name: &&String| self.held.borrow().get(*name) == Some(&Held::Damaged);
        if let Some(name) = unopened.iter().find(|name| !is_known(name)) {
            return Err(StoreError::Unopened { name: name.clone() });
        }
        let keyring = self.keyring.borrow().clone().ok_or(StoreError::KeyringChanged)?.without_old_key();
        let body = Body::written(KEYRING, schema::write_json(&keyring))?;
        let entry = self.commit_locked(vec![body], note(&unopened), None).await?;
        self.drop_old_key(&keyring);
        self.keyring.replace(Some(keyring));
        Ok(Finished::Done(entry))
    }

    /// Works with the new key alone, where the keyring says that no record needs the old one any more.
    pub(super) fn drop_old_key(&self, keyring: &Keyring) {
        if keyring.is_key_changing() {
            return;
        }
        if let Sealing::Between { crypto, key, .. } = self.sealing() {
            self.sealing.replace(Sealing::Under(crypto, key));
        }
    }

    /// Who may open the clinic, as it was last read or written.
    pub fn keyring(&self) -> Option<Keyring> {
        self.keyring.borrow().clone()
    }

    /// How records are sealed while the key is being changed; none where it isn't.
    fn sealing_between(&self) -> Result<Option<Sealing<X>>, StoreError> {
        let is_changing = self.keyring.borrow().as_ref().is_some_and(Keyring::is_key_changing);
        match self.sealing() {
            sealing @ Sealing::Between { .. } => Ok(Some(sealing)),
            _ if is_changing => Err(StoreError::NoOldKey),
            _ => Ok(None),
        }
    }

    /// Sorts those records by the key that opens them. What is there unsealed needs none.
    async fn sorted(&self, sealing: &Sealing<X>, names: &[String]) -> Result<Sorted, StoreError> {
        // The count of failed tries is under no key, and says by itself where it is damaged.
        let names: Vec<String> = names.iter().filter(|name| *name != ATTEMPTS).cloned().collect();
        let found = self.store.fetch(&names).await?;
        let there: Vec<_> = names.iter().zip(found).filter_map(|(name, bytes)| Some((name, bytes?))).collect();
        let mut sorted = Sorted::default();
        let mut decoded = Vec::with_capacity(there.len());
        for (name, bytes) in &there {
            match envelope::decode(name, bytes, schema::CURRENT) {
                Ok(one) if one.envelope.seal == Seal::AesGcm => decoded.push((name, one)),
                Ok(_) => {}
                Err(_) => sorted.unopened.push((*name).clone()),
            }
        }
        let closed: Vec<_> = decoded.iter().filter_map(|(_, one)| sealed(one)).collect();
        for ((name, one), Unsealed { plain, is_under_old }) in decoded.iter().zip(sealing.unseal_all(&closed).await) {
            match plain {
                Ok(body) if is_under_old => sorted.under_old.push(UnderOld {
                    name: (**name).clone(),
                    schema: one.envelope.schema,
                    revision: one.envelope.revision,
                    body,
                }),
                Ok(_) => {}
                Err(CryptoError::Mismatch) => sorted.unopened.push((**name).clone()),
                Err(CryptoError::Unavailable | CryptoError::Passphrase(_)) => return Err(StoreError::Unsealable),
            }
        }
        Ok(sorted)
    }

    /// Adds the write that seals a record anew. One whose body can't be read is kept as it stands in there, since nothing opens it any more
    /// once the old key is gone.
    async fn plan_anew(&self, sealing: &Sealing<X>, record: UnderOld, plan: &mut Plan) -> Result<(), StoreError> {
        let UnderOld { name, schema, revision, body } = record;
        let next = revision.saturating_add(1);
        let is_read = match self.held.borrow().get(&name) {
            Some(Held::At(known)) if *known == revision => true,
            Some(Held::Damaged) => false,
            _ => return Err(StoreError::Conflict { name }),
        };
        if is_read {
            plan.after.push((name.clone(), Held::At(next)));
        }
        let bytes = sealing.envelope(&name, (schema, next), &body).await?;
        // The audit doesn't speak of its own parts: each entry is bound to the one before. Nor of what can't be read and isn't in doubt: it
        // never spoke of that.
        if is_read && audit::segment_number(&name).is_none() {
            plan.written.push(audit::written(&name, next, &bytes));
        }
        plan.writes.push(Write { name, expect: Expect::Revision(revision), bytes: Some(bytes) });
        Ok(())
    }
}
