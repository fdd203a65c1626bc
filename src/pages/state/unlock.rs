//! The person's own clinic: set up, unlocked, recovered.

use super::attempts::{Told, told};
use super::closed_clinic::ClosedClinic;
use super::late::Writing;
use super::restore::keyring_of;
use super::unlocked::{Unlocked, stored_keyring};
use super::{Desk, Failure, Stage};
use crate::browser::tabs::{self, Word};
use crate::browser::web_crypto::WebCrypto;
use crate::browser::workspace::{self, Workspace};
use crate::browser::{clock, locks, normalized};
use crate::desk::session::{Input, Job};
use crate::desk::{Deed, Line};
use crate::record::{NewRecoveryKey, What};
use crate::ui::start;
use crate::vault::{Keeper, Keyring, Note, RecoveryKey, Sealing, StoreError};
use crate::words::worded;

/// What is said where the clinic was opened by its recovery key and a new passphrase couldn't be kept.
const KEYRING_IN_DOUBT: &str = "Neither the new passphrase nor the new recovery key was kept: the record of who may open the clinic is not the \
     one that the audit says, and is decided about first. The recovery key that was used still opens the clinic; use it once more after \
     that.";

/// A clinic that is about to be set up: its first clinician and keys. It begins once the recovery key is on paper.
#[derive(Clone)]
pub struct Prepared {
    keyring: Keyring,
    key: web_sys::CryptoKey,
    who: String,
    /// To be shown, once.
    pub recovery: RecoveryKey,
}

/// A clinic that is about to be opened with its recovery key. It is, and the key is used up, once the new one is on paper: until then
/// nothing is read or written, and the old one still opens it.
#[derive(Clone)]
pub struct Recovering {
    /// What it is made of: another tab may change it meanwhile.
    was: Keyring,
    keyring: Keyring,
    key: web_sys::CryptoKey,
    who: String,
    /// The new recovery key, to be shown, once.
    pub recovery: RecoveryKey,
}

impl Desk {
    /// Makes the keys of a new clinic, without writing anything yet.
    ///
    /// # Errors
    /// No name, or the browser can't encrypt.
    pub async fn prepare(self, name: &str, passphrase: &str) -> Result<Prepared, Failure> {
        let (name, passphrase) = (normalized(name.trim()), normalized(passphrase));
        let (keyring, key, recovery) = Keyring::create(&WebCrypto, &name, &passphrase).await?;
        Ok(Prepared { keyring, key, who: name, recovery })
    }

    /// Begins the prepared clinic and opens it.
    ///
    /// # Errors
    /// The browser can't keep it; there is no clinic then.
    pub async fn begin(self, prepared: Prepared) -> Result<(), Failure> {
        self.queued(Job::Unlock, self.set_up(prepared)).await
    }

    async fn set_up(self, Prepared { keyring, key, who, .. }: Prepared) -> Result<(), Failure> {
        let ClosedClinic { store, notice, .. } = self.keys.closed().ok_or(Failure::NotOpen)?;
        let sealing = Sealing::Under(WebCrypto, key.clone());
        let added = Line::new(Deed::ClinicianAdded, What::Clinician(who.clone()));
        let lines = vec![Line::new(Deed::Sealed, What::NewClinic), added];
        let note = Note::new(clock::now_utc(), who.clone(), lines);
        let begin = Keeper::create(store, sealing, &keyring, note);
        let (keeper, opened) = locks::exclusively(Workspace::Clinic.name(), begin).await?;
        tabs::tell(Workspace::Clinic, Word::Replaced);
        workspace::mark_locked(true);
        self.show(Workspace::Clinic, (keeper, Some(key)), opened, notice, who).await;
        self.reached(Stage::Open);
        Ok(())
    }

    /// As [`ClosedClinic::read_ahead`].
    pub fn preload(self) {
        if let Some(closed) = self.keys.closed() {
            closed.read_ahead();
        }
    }

    /// Unlocks the clinic.
    ///
    /// # Errors
    /// Name and passphrase don't open it, or it can't be read.
    pub async fn unlock(self, name: String, passphrase: String) -> Result<(), Failure> {
        self.queued(Job::Unlock, self.open_with(&name, &passphrase)).await
    }

    async fn open_with(self, name: &str, passphrase: &str) -> Result<(), Failure> {
        let closed = self.keys.closed().ok_or(Failure::NotOpen)?;
        self.open_unlocked(closed.unlock_counted(&self.tries(), name, passphrase).await?).await
    }

    /// Enters the clinic that was unlocked before there was a desk, and says whether it is open. Where it is not, it is locked, and the
    /// corner says why.
    pub(crate) async fn enter_unlocked(self, unlocked: Unlocked) -> bool {
        let entered = self.queued(Job::Enter, async {
            let closed = unlocked.closed.clone();
            let opened = self.open_unlocked(unlocked).await;
            match &opened {
                Ok(()) => workspace::mark_in_use(Workspace::Clinic),
                Err(_) => {
                    self.keys.set_closed(closed);
                    self.reached(Stage::Locked);
                }
            }
            opened
        });
        self.told(entered.await).is_some()
    }

    async fn open_unlocked(self, unlocked: Unlocked) -> Result<(), Failure> {
        let Unlocked {
            closed: ClosedClinic { store, notice, preload, .. },
            keyring,
            opened: unlocked,
            name,
            passphrase,
        } = unlocked;
        let stored = preload.finish(&store).await?;
        let (keyring, unlocked) = match keyring_of(&stored) {
            // Another tab changed it meanwhile, perhaps the data key as well: then the records would seem damaged.
            Some(now) if now != keyring => {
                let unlocked = now.unlock(&WebCrypto, &name, &passphrase).await;
                (now, self.counted(unlocked).await?)
            }
            _ => (keyring, unlocked),
        };
        let who = unlocked.who.unwrap_or_default();
        let sealing = keyring.sealing(&WebCrypto, unlocked.key.clone()).await;
        let (keeper, opened) = Keeper::of(store, sealing, stored).await;
        self.show(Workspace::Clinic, (keeper, Some(unlocked.key)), opened, notice, who).await;
        self.happened(Input::Reached(Stage::Open));
        // Before whatever else is due, so that the audit says it first.
        let noted = self.later(Writing::NoteUnlocked(unlocked.raised.map(|raised| (keyring, raised))));
        start(async move { drop(noted.await) });
        self.look_around();
        self.end_asking();
        self.weigh(passphrase);
        Ok(())
    }

    pub(super) async fn write_unlocked(self, raised: Option<(Keyring, Keyring)>) -> Result<(), Failure> {
        self.queued(Job::Change, async {
            self.note_with_attempts(Line::new(Deed::Unlocked, What::Nothing)).await;
            if let Some((was, raised)) = raised {
                // Works as well without; the next unlocking tries again.
                let line = Line::new(Deed::PassphraseChanged, What::Stronger);
                let _ = self.keep_keyring(&was, &raised, vec![line]).await;
            }
            Ok(())
        })
        .await
    }

    /// Makes new keys with the recovery key: a clinician of that name, old or new, gets this passphrase, and another recovery key takes the
    /// place of the one that was used. Nothing is written yet.
    ///
    /// # Errors
    /// It is not the recovery key, or the clinic can't be read.
    pub async fn recover(self, typed: String, name: String, passphrase: String) -> Result<Recovering, Failure> {
        let (name, passphrase) = (normalized(name.trim()), normalized(&passphrase));
        self.queued(Job::Unlock, self.recover_as(&typed, &name, &passphrase)).await
    }

    async fn recover_as(self, typed: &str, name: &str, passphrase: &str) -> Result<Recovering, Failure> {
        self.wait_for_tries().await?;
        let ClosedClinic { store, .. } = self.keys.closed().ok_or(Failure::NotOpen)?;
        let was = stored_keyring(&store).await?;
        let recovered = was.recover_as(&WebCrypto, typed, (name, passphrase)).await;
        let (keyring, recovery) = self.counted(recovered).await?;
        let key = keyring.unlock(&WebCrypto, name, passphrase).await?.key;
        Ok(Recovering { was, keyring, key, who: name.to_owned(), recovery })
    }

    /// Opens the clinic that is about to be recovered.
    ///
    /// # Errors
    /// The browser can't keep the new keys; the old ones hold then.
    pub async fn enter_recovered(self, recovering: Recovering) -> Result<(), Failure> {
        self.queued(Job::Unlock, self.open_recovered(recovering)).await
    }

    async fn open_recovered(self, Recovering { was, keyring, key, who, .. }: Recovering) -> Result<(), Failure> {
        let ClosedClinic { store, notice, .. } = self.keys.closed().ok_or(Failure::NotOpen)?;
        let sealing = keyring.sealing(&WebCrypto, key.clone()).await;
        let (keeper, opened) = Keeper::open(store, sealing).await?;
        let succeeded = vec![
            Line::new(Deed::Recovered, What::NewPassphraseOf(who.clone())),
            Line::new(Deed::RecoveryKeyMade, What::RecoveryKey(NewRecoveryKey::InPlaceOfUsed)),
        ];
        let Told { record, lines, hidden } = told(&keeper, &opened.audit, opened.audit_ends_newer, succeeded).await?;
        let note = Note::new(clock::now_utc(), who.clone(), lines);
        let save = keeper.save_keyring_resetting((&was, &keyring), Some(&record), note);
        let saved = match locks::exclusively(Workspace::Clinic.name(), save).await {
            // Somebody put another keyring in its place. It opens, so that it can be decided about; nothing is written over it.
            Err(StoreError::Undecided { .. }) => {
                self.show(
                    Workspace::Clinic,
                    (keeper, Some(key)),
                    opened,
                    Some(worded(KEYRING_IN_DOUBT).to_owned()),
                    who,
                )
                .await;
                self.reached(Stage::Open);
                self.end_asking();
                return Ok(());
            }
            saved => saved,
        };
        let entry = saved?;
        tabs::tell(Workspace::Clinic, Word::Changed);
        let opened = crate::vault::Opened { keyring: Some(keyring), ..opened };
        self.show(Workspace::Clinic, (keeper, Some(key)), opened, notice, who).await;
        self.show_entries(vec![entry]);
        self.tries_are_told(hidden);
        self.reached(Stage::Open);
        self.end_asking();
        Ok(())
    }
}
