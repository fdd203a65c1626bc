//! Finding whose slot a name and a passphrase open.
//!
//! Nothing that is stored is a function of a name alone, so no slot can be looked up: name and passphrase are stretched together, once for
//! each set of figures that is there (as a rule one), and the key that comes out is tried on every slot of these figures, which takes next
//! to no time. In a keyring of an earlier version each slot has a salt of its own and is found by a digest of the name.

use super::slot::{Slot, secret};
use super::{Keyring, KeyringError};
use crate::vault::crypto::{Crypto, CryptoError, Stretching};
use sha2::{Digest, Sha256};

/// A clinician's slot that was opened.
pub(super) struct Found<K> {
    /// Which of all slots.
    pub(super) place: usize,
    /// The data key; it can be wrapped only where that was asked for.
    pub(super) key: K,
}

impl Keyring {
    /// The slot that name and passphrase open.
    ///
    /// # Errors
    /// [`KeyringError::NoMatch`], after as much work as if the name were there.
    pub(super) async fn find<X: Crypto>(
        &self,
        crypto: &X,
        (name, passphrase): (&str, &str),
        can_be_wrapped: bool,
    ) -> Result<Found<X::Key>, KeyringError> {
        let digest = self.digest_of(name);
        let named: Vec<_> = self.earlier().filter(|(_, slot)| slot.id() == digest).collect();
        if !named.is_empty() {
            return self.among_earlier(crypto, (&digest, passphrase), &named, can_be_wrapped).await;
        }
        match self.among_current(crypto, (name, passphrase), can_be_wrapped).await {
            Err(KeyringError::NoMatch) => {}
            done => return done,
        }
        // Those whose digest was taken off when a colleague unlocked. Where there is nothing to try at all, one is tried in vain, so that a
        // name that is not there takes as long as one that is.
        let hidden: Vec<_> = self.earlier().filter(|(_, slot)| slot.has_drawn_id()).collect();
        let nothing_tried = hidden.is_empty() && self.figures().is_empty();
        let tried = if nothing_tried { self.earlier().take(1).collect() } else { hidden };
        self.among_earlier(crypto, (&digest, passphrase), &tried, can_be_wrapped).await
    }

    async fn among_current<X: Crypto>(
        &self,
        crypto: &X,
        (name, passphrase): (&str, &str),
        can_be_wrapped: bool,
    ) -> Result<Found<X::Key>, KeyringError> {
        let secret = secret(name, passphrase);
        for how in self.figures() {
            let by = crypto.stretch(how, &secret, &self.salt).await?;
            for (place, slot) in self.current().filter(|(_, slot)| slot.stretching() == how) {
                match slot.unwrap(crypto, (&by, &self.salt), can_be_wrapped).await {
                    Ok(key) => return Ok(Found { place, key }),
                    Err(CryptoError::Mismatch) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Err(KeyringError::NoMatch)
    }

    /// White space around the passphrase counts for nothing, but the first version took it into the passphrase: where there is some, it is
    /// tried as typed as well.
    async fn among_earlier<X: Crypto>(
        &self,
        crypto: &X,
        (digest, passphrase): (&str, &str),
        slots: &[(usize, &Slot)],
        can_be_wrapped: bool,
    ) -> Result<Found<X::Key>, KeyringError> {
        let trimmed = passphrase.trim();
        let as_typed = (trimmed != passphrase).then_some(passphrase);
        for (place, slot) in slots {
            for secret in [Some(trimmed), as_typed].into_iter().flatten() {
                let by = slot.stretched_own(crypto, secret.as_bytes()).await?;
                match slot.unwrap_own(crypto, (&by, digest), can_be_wrapped).await {
                    Ok(key) => return Ok(Found { place: *place, key }),
                    Err(CryptoError::Mismatch) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Err(KeyringError::NoMatch)
    }

    /// The slot of whoever is called so, by the names as they are sealed.
    pub(super) async fn place_of<X: Crypto>(&self, crypto: &X, key: &X::Key, name: &str) -> Option<usize> {
        let folded = |name: &str| name.trim().to_lowercase();
        for (place, slot) in self.people() {
            if slot.name(crypto, key).await.is_ok_and(|found| folded(&found) == folded(name)) {
                return Some(place);
            }
        }
        None
    }

    /// Whether somebody is called so or so alike that a reader takes the two for one: any white space is as good as one blank. To find a
    /// slot it isn't, as earlier versions may have kept two such names.
    pub(super) async fn is_taken<X: Crypto>(&self, crypto: &X, key: &X::Key, name: &str) -> bool {
        let folded = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        for (_, slot) in self.people() {
            if slot.name(crypto, key).await.is_ok_and(|found| folded(&found) == folded(name)) {
                return true;
            }
        }
        false
    }

    /// The clinicians' slots, each with its place among all.
    pub(super) fn people(&self) -> impl Iterator<Item = (usize, &Slot)> {
        self.slots.iter().enumerate().filter(|(_, slot)| !slot.is_recovery())
    }

    /// Those that earlier versions wrote.
    pub(super) fn earlier(&self) -> impl Iterator<Item = (usize, &Slot)> {
        self.people().filter(|(_, slot)| slot.is_earlier())
    }

    fn current(&self) -> impl Iterator<Item = (usize, &Slot)> {
        self.people().filter(|(_, slot)| !slot.is_earlier())
    }

    /// The sound figures of the clinicians' slots under the clinic's salt, each once.
    fn figures(&self) -> Vec<Stretching> {
        let mut figures = Vec::new();
        for (_, slot) in self.current() {
            let how = slot.stretching();
            if how.is_sound() && !figures.contains(&how) {
                figures.push(how);
            }
        }
        figures
    }

    /// The digest that earlier versions found a name's slot by. Upper and lower case are one, and so is white space around it.
    fn digest_of(&self, name: &str) -> String {
        let digest = Sha256::new().chain_update(&self.salt).chain_update(name.trim().to_lowercase()).finalize();
        digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}
