//! Finding whose slot a name and a passphrase open.
//!
//! Nothing that is stored is a function of a name alone, so no slot can be looked up: name and passphrase are stretched together, once for
//! each set of figures that is there (as a rule one), and the key that comes out is tried on every slot of these figures, which takes next
//! to no time.

use super::slot::{Slot, secret};
use super::{Keyring, KeyringError};
use crate::vault::crypto::{Crypto, CryptoError, Stretching};

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
        let secret = secret(name, passphrase);
        for how in self.figures() {
            let by = crypto.stretch(how, &secret, &self.salt).await?;
            for (place, slot) in self.people().filter(|(_, slot)| slot.stretching() == how) {
                match slot.unwrap(crypto, (&by, &self.salt), can_be_wrapped).await {
                    Ok(key) => return Ok(Found { place, key }),
                    Err(CryptoError::Mismatch) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Err(KeyringError::NoMatch)
    }

    /// The slot of whoever is called so, by the names as they are sealed, or so alike that a reader takes the two for one: upper and lower
    /// case are one, and any white space is as good as one blank.
    pub(super) async fn place_of<X: Crypto>(&self, crypto: &X, key: &X::Key, name: &str) -> Option<usize> {
        let folded = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        for (place, slot) in self.people() {
            if slot.name(crypto, key).await.is_ok_and(|found| folded(&found) == folded(name)) {
                return Some(place);
            }
        }
        None
    }

    /// The clinicians' slots, each with its place among all.
    pub(super) fn people(&self) -> impl Iterator<Item = (usize, &Slot)> {
        self.slots.iter().enumerate().filter(|(_, slot)| !slot.is_recovery())
    }

    /// The sound figures of the clinicians' slots, each once.
    fn figures(&self) -> Vec<Stretching> {
        let mut figures = Vec::new();
        for how in self.people().map(|(_, slot)| slot.stretching()).filter(|how| how.is_sound()) {
            if !figures.contains(&how) {
                figures.push(how);
            }
        }
        figures
    }
}
