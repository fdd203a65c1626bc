//! Who may open the clinic. Each change asks for the passphrase of whoever makes it: the data key that is worked with can't be wrapped.

use super::{Desk, Failure};
use crate::browser::normalized;
use crate::browser::web_crypto::WebCrypto;
use crate::desk::session::Job;
use crate::desk::{Deed, Line};
use crate::record::{NewRecoveryKey, What, shown_name};
use crate::vault::{Keyring, KeyringError, RecoveryKey};
use crate::words::{say, worded};
use leptos::prelude::*;

/// What is to change.
#[derive(Clone)]
pub enum PeopleChange {
    /// A new clinician of that name, with that passphrase.
    Add(String, String),
    /// The clinician of that name can't open the clinic any more.
    Remove(String),
    /// A new passphrase for whoever asks.
    Passphrase(String),
    /// A new recovery key; the old one opens nothing any more.
    Recovery,
}

/// A change of who may open the clinic, made and not kept yet.
#[derive(Clone)]
pub struct KeyringChange {
    /// What it is made of: another tab may change it meanwhile.
    was: Keyring,
    next: Keyring,
    line: Line,
    /// The new recovery key, if it is that: to be shown, once, and kept when it is on paper. Until then the old one is good.
    pub recovery: Option<RecoveryKey>,
}

impl KeyringChange {
    /// The name of the clinician whom it is about; empty where it is about nobody alone.
    fn whose(&self) -> &str {
        match &self.line.what {
            What::Clinician(name) => name,
            _ => "",
        }
    }

    /// What holds once it is kept.
    pub fn done_words(&self) -> String {
        match self.line.deed {
            Deed::ClinicianAdded => {
                say!("{name} can unlock this clinic now.", name = shown_name(self.whose()))
            }
            Deed::ClinicianRemoved => {
                say!("{name} can’t unlock this clinic any more.", name = shown_name(self.whose()))
            }
            Deed::PassphraseChanged => worded("Your passphrase is changed.").to_owned(),
            _ => worded("The new recovery key holds. The one before opens nothing here any more.").to_owned(),
        }
    }
}

impl Desk {
    /// Makes a change of who may open the clinic, with the passphrase of whoever is at work, without
    /// keeping it.
    ///
    /// # Errors
    /// It is not that passphrase, or the keyring can't be read or changed so.
    pub async fn change_people(self, own: String, change: PeopleChange) -> Result<KeyringChange, Failure> {
        self.queued(Job::Change, async {
            self.wait_for_tries().await?;
            // Another tab may have changed it: it is read first, and not only after a refusal, since the keys are made of it.
            self.catch_up().await?;
            let keyring = self.keys.keyring().ok_or(Failure::NotOpen)?;
            self.counted_own(changed(&keyring, (&self.who(), &normalized(&own)), &change).await).await
        })
        .await
    }

    /// Keeps such a change.
    ///
    /// # Errors
    /// It could not be kept, or is made of what another tab has changed; nothing has changed then.
    pub async fn keep_people(self, change: KeyringChange) -> Result<(), Failure> {
        let KeyringChange { was, next, line, .. } = change;
        let is_new_passphrase = line.deed == Deed::PassphraseChanged;
        self.queued(Job::Change, async {
            self.write_with_attempts(vec![line], async |keeper, record, note| {
                keeper.save_keyring_resetting((&was, &next), Some(record), note).await
            })
            .await?;
            self.show_people(next.clone()).await;
            Ok(())
        })
        .await?;
        if is_new_passphrase {
            let _ = self.weak_passphrase.try_set(None);
        }
        Ok(())
    }

    /// Keeps the keyring, made of the one that was there, and shows it.
    pub(super) async fn keep_keyring(self, was: &Keyring, keyring: &Keyring, lines: Vec<Line>) -> Result<(), Failure> {
        self.write_until_no_conflict(lines, async |keeper, note| keeper.save_keyring(was, keyring, note).await).await?;
        self.show_people(keyring.clone()).await;
        Ok(())
    }
}

async fn changed(keyring: &Keyring, own: (&str, &str), change: &PeopleChange) -> Result<KeyringChange, KeyringError> {
    let (next, recovery, line) = match change {
        PeopleChange::Add(name, passphrase) => {
            let name = normalized(name.trim());
            let next = keyring.add(&WebCrypto, own, (&name, &normalized(passphrase))).await?;
            (next, None, Line::new(Deed::ClinicianAdded, What::Clinician(name)))
        }
        PeopleChange::Remove(name) => {
            let next = keyring.remove(&WebCrypto, own, name).await?;
            (next, None, Line::new(Deed::ClinicianRemoved, What::Clinician(name.clone())))
        }
        PeopleChange::Passphrase(new) => {
            let next = keyring.change_passphrase(&WebCrypto, own, &normalized(new)).await?;
            (next, None, Line::new(Deed::PassphraseChanged, What::Clinician(own.0.to_owned())))
        }
        PeopleChange::Recovery => {
            let (next, recovery) = keyring.renew_recovery(&WebCrypto, own).await?;
            (next, Some(recovery), Line::new(Deed::RecoveryKeyMade, What::RecoveryKey(NewRecoveryKey::OldIsVoid)))
        }
    };
    Ok(KeyringChange { was: keyring.clone(), next, line, recovery })
}
