//! A new key for the clinic: made, and the change to it begun once what was drawn is handed over.

use super::pending_key::NewKey;
use super::{Desk, Failure};
use crate::browser::tabs::{self, Word};
use crate::browser::web_crypto::WebCrypto;
use crate::browser::workspace::Workspace;
use crate::browser::{normalized, passphrase, wait};
use crate::desk::session::Job;
use crate::desk::{Deed, Line};
use crate::record::{KeyStep, NewRecoveryKey, What};
use crate::vault::{HandedOver, Rekeyed, StoreError};
use leptos::prelude::*;
use std::rc::Rc;

/// How long the other tabs have to seal what is half typed and lock, in milliseconds. One that takes longer writes nothing any more, and
/// says so.
const OTHERS_LOCK_MILLISECONDS: i32 = 1500;

impl Desk {
    /// Makes new keys with the passphrase of whoever is at work: drawn passphrases for those clinicians `anew`; everyone else but whoever is
    /// at work is left out. Nothing is written yet; what was drawn waits until the change is begun, given up, or the page goes.
    ///
    /// # Errors
    /// It is not that passphrase, or something waits for a decision first.
    pub async fn prepare_new_key(self, own: String, anew: Vec<String>) -> Result<(), Failure> {
        let new = self.queued(Job::Change, self.prepared_new_key(&normalized(&own), &anew)).await?;
        self.drawn.put(Some(new));
        Ok(())
    }

    /// What waits to be handed over before the key is changed. Follows it.
    pub fn new_key(self) -> Option<NewKey> {
        self.drawn.get()
    }

    /// Gives up what was drawn: nothing has changed.
    pub fn give_up_new_key(self) {
        self.drawn.put(None);
    }

    async fn prepared_new_key(self, own: &str, anew: &[String]) -> Result<NewKey, Failure> {
        self.wait_for_tries().await?;
        self.catch_up().await?;
        // Before anything is drawn: the change would be refused after all of it was handed over.
        self.keys.keeper().ok_or(Failure::NotOpen)?.refuse_while_undecided()?;
        let was = self.keys.keyring().ok_or(Failure::NotOpen)?;
        let who = self.who();
        let mut drawn = Vec::with_capacity(anew.len());
        for name in anew {
            drawn.push(HandedOver { name: name.clone(), passphrase: passphrase::draw().await? });
        }
        let made = self.counted_own(was.with_new_key(&WebCrypto, (&who, own), &drawn).await).await?;
        let people = self.people.get_untracked();
        let left_out = people.into_iter().filter(|name| *name != who && !anew.contains(name)).collect();
        Ok(NewKey { was, made: Rc::new(made), left_out })
    }

    /// Begins the change, once what was drawn for it was handed over, and goes on with it.
    ///
    /// # Errors
    /// It could not be begun; nothing has changed then. [`Failure::PapersVoid`] where what was drawn is void as well.
    pub async fn begin_new_key(self) -> Result<(), Failure> {
        let change = self.queued(Job::Change, async {
            // Asked for twice, it has begun.
            let Some(new) = self.drawn.now() else { return Ok(()) };
            let started = match self.start_key_change(new).await {
                Err(Failure::Store(StoreError::KeyringChanged)) => Err(Failure::PapersVoid),
                done => done,
            };
            if matches!(started, Ok(()) | Err(Failure::PapersVoid)) {
                self.drawn.put(None);
            }
            started
        });
        change.await?;
        self.go_on_with_key();
        Ok(())
    }

    async fn start_key_change(self, new: NewKey) -> Result<(), Failure> {
        let Rekeyed { keyring, key, .. } = new.made.as_ref();
        // What would be refused locks nobody.
        self.catch_up().await?;
        self.keys.keeper().ok_or(Failure::NotOpen)?.refuse_while_undecided()?;
        if self.keys.keyring().as_ref() != Some(&new.was) {
            return Err(StoreError::KeyringChanged.into());
        }
        // They know the old key only.
        tabs::tell(Workspace::Clinic, Word::Locked);
        wait(OTHERS_LOCK_MILLISECONDS).await;
        let first = Line::new(Deed::KeyChanged, What::KeyChange(KeyStep::Begun));
        let lines: Vec<Line> = std::iter::once(first).chain(who_can_open(&new)).collect();
        self.write_with_attempts(lines, async |keeper, record, note| {
            keeper.begin_key_change((&new.was, keyring), key.clone(), record, note).await
        })
        .await?;
        self.keys.set_key(key.clone());
        self.show_people(keyring.clone()).await;
        Ok(())
    }
}

/// Who can open the clinic from then on, and who can't any more.
fn who_can_open(new: &NewKey) -> Vec<Line> {
    let left_out = new.left_out.iter().map(|name| Line::new(Deed::ClinicianRemoved, What::Clinician(name.clone())));
    let drawn = |one: &HandedOver| Line::new(Deed::PassphraseChanged, What::HandedOver(one.name.clone()));
    let recovery = Line::new(Deed::RecoveryKeyMade, What::RecoveryKey(NewRecoveryKey::OldIsVoid));
    left_out.chain(new.made.handed_over.iter().map(drawn)).chain([recovery]).collect()
}
