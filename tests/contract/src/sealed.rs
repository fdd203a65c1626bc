//! What a sealed clinic must hold to, whichever library encrypts: run natively with the RustCrypto crates, in Chromium with Web Crypto.

use super::{Place, add_patient, take_away_patient};
use anamnesis::desk::{Deed, Line};
use anamnesis::record::What;
use anamnesis::vault::crypto::Crypto;
use anamnesis::vault::envelope::{self, Envelope, Seal};
use anamnesis::vault::{
    Expect, KEYRING, Keeper, Keyring, KeyringError, Note, Opened, Refreshed, Sealing, Store, StoreError, Write,
};

/// Who sealed the clinic: the name and the passphrase.
pub const WHO: (&str, &str) = ("Dr. Zoë Example", "eleven green lamps over the harbour");

/// A note of the audit.
pub fn note(deed: Deed, what: &str) -> Note {
    let line = Line::new(deed, What::Clinician(what.to_owned()));
    Note::new("2026-03-02T09:41:07Z".to_owned(), WHO.0.to_owned(), vec![line])
}

/// A clinic sealed from its first moment on.
pub async fn sealed<P: Place, X: Crypto>(place: &P, crypto: &X) -> Keeper<P::Store, X> {
    let (keyring, key, _) = Keyring::create(crypto, WHO.0, WHO.1).await.unwrap();
    let sealing = Sealing::Under(crypto.clone(), key);
    Keeper::create(place.open().await, sealing, &keyring, note(Deed::Sealed, "")).await.unwrap().0
}

/// Opens it as its clinician would after a reload.
pub async fn unlocked<P: Place, X: Crypto>(place: &P, crypto: &X) -> (Keeper<P::Store, X>, Opened) {
    let key = keyring(&place.open().await).await.unlock(crypto, WHO.0, WHO.1).await.unwrap().key;
    Keeper::open(place.open().await, Sealing::Under(crypto.clone(), key)).await.unwrap()
}

/// The stored keyring, as it can be read before anything is unlocked.
pub async fn keyring<S: Store>(store: &S) -> Keyring {
    let bytes = store.fetch(&[KEYRING.to_owned()]).await.unwrap().remove(0).unwrap();
    Keyring::read(&bytes).unwrap()
}

/// Runs every check of a clinic that stays under one key; `fresh` makes an empty place each time.
pub(crate) async fn every_check<P: Place, X: Crypto>(crypto: &X, fresh: &mut impl AsyncFnMut() -> P) {
    what_is_saved_is_sealed_and_comes_back(&fresh().await, crypto).await;
    a_clinic_is_begun_only_where_no_record_lies(&fresh().await, crypto).await;
    a_record_that_is_swapped_rolled_back_or_put_in_is_noticed(&fresh().await, crypto).await;
    the_audit_can_t_be_shortened_or_changed_unseen(&fresh().await, crypto).await;
    clinicians_come_and_go_without_a_record_being_encrypted_anew(&fresh().await, crypto).await;
    a_keyring_that_is_put_back_is_noticed_whatever_its_revision_says(&fresh().await, crypto).await;
    two_tabs_read_what_the_other_sealed(&fresh().await, crypto).await;
}

/// Whether any stored byte string holds that text, as it is or in the base64 of a store of texts.
async fn is_readable(place: &impl Place, text: &str) -> bool {
    let all = place.open().await.load().await.unwrap();
    all.iter().any(|(name, bytes)| name.contains(text) || bytes.windows(text.len()).any(|w| w == text.as_bytes()))
}

async fn what_is_saved_is_sealed_and_comes_back<P: Place, X: Crypto>(place: &P, crypto: &X) {
    let keeper = sealed(place, crypto).await;
    keeper.save(&add_patient(1), note(Deed::Entered, "patient Made-up")).await.unwrap();
    for text in ["Made-up", "Zoë", "N-1", "Example", "harbour", "entered"] {
        assert!(!is_readable(place, text).await, "{text}");
    }
    let (_, opened) = unlocked(place, crypto).await;
    assert_eq!((opened.charts.len(), opened.audit.len(), opened.damaged.len()), (1, 2, 0));
    assert_eq!(opened.undecided, Default::default());
    assert_eq!(opened.keyring.unwrap().names(crypto, &unlock(place, crypto).await).await, [WHO.0]);
    for wrong in [(WHO.0, "eleven green lamps over the harbor"), ("Dr. Nobody", WHO.1), ("", "")] {
        let refused = keyring(&place.open().await).await.unlock(crypto, wrong.0, wrong.1).await;
        assert_eq!(refused.err(), Some(KeyringError::NoMatch));
    }
}

async fn unlock<P: Place, X: Crypto>(place: &P, crypto: &X) -> X::Key {
    keyring(&place.open().await).await.unlock(crypto, " dr. zoë example ", WHO.1).await.unwrap().key
}

/// A second clinic begun over the first would leave records that nothing opens.
async fn a_clinic_is_begun_only_where_no_record_lies<P: Place, X: Crypto>(place: &P, crypto: &X) {
    drop(sealed(place, crypto).await);
    let store = place.open().await;
    let before = store.load().await.unwrap();
    let (keyring, key, _) = Keyring::create(crypto, WHO.0, WHO.1).await.unwrap();
    let sealing = Sealing::Under(crypto.clone(), key);
    let refused = Keeper::create(place.open().await, sealing, &keyring, note(Deed::Sealed, "")).await;
    assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{refused:?}");
    assert_eq!(store.load().await, Ok(before));
}

async fn a_record_that_is_swapped_rolled_back_or_put_in_is_noticed<P: Place, X: Crypto>(place: &P, crypto: &X) {
    let keeper = sealed(place, crypto).await;
    let store = place.open().await;
    for bits in [1, 2] {
        keeper.save(&add_patient(bits), note(Deed::Entered, "")).await.unwrap();
    }
    let names: Vec<String> = store.names().await.unwrap().into_iter().filter(|n| n.starts_with("patient/")).collect();
    let old = store.fetch(&names).await.unwrap();
    let (first, second) = (&names[0], &names[1]);
    let put = async |name: &str, bytes: Option<Vec<u8>>| {
        store.commit(&[Write { name: name.to_owned(), expect: Expect::Anything, bytes }]).await.unwrap();
        unlocked(place, crypto).await.1
    };
    // One under the other's name; the same with its name and revision written in; without a seal.
    assert_eq!(put(first, old[1].clone()).await.damaged.len(), 1);
    let taken = |bytes: &[u8]| envelope::decode(second, bytes, u16::MAX).unwrap().envelope.body.to_vec();
    let body = taken(old[1].as_ref().unwrap());
    for (seal, revision) in [(Seal::AesGcm, 1), (Seal::None, 1)] {
        let forged = Envelope { seal, schema: anamnesis::vault::schema::CURRENT, revision, body: &body };
        assert_eq!(put(first, envelope::encode(first, &forged)).await.damaged.len(), 1);
    }
    let later = Envelope { seal: Seal::AesGcm, schema: anamnesis::vault::schema::CURRENT, revision: 9, body: &body };
    assert_eq!(
        put(second, envelope::encode(second, &later)).await.damaged.len(),
        2,
        "another revision, and the forged one"
    );
    // Put back whole: nothing is damaged, and the audit knows better. Until then what can't be read waits for a decision.
    assert_eq!(put(first, old[0].clone()).await.undecided.len(), 1, "the other one");
    assert_eq!(put(second, old[1].clone()).await.undecided, Default::default());
    keeper.save(&take_away_patient(1), note(Deed::Removed, "")).await.unwrap();
    assert_eq!(put(first, old[0].clone()).await.undecided.len(), 1, "a removed record is back");
    assert_eq!(put(first, None).await.undecided, Default::default());
    assert_eq!(put(second, None).await.undecided.len(), 1, "a record is gone");
}

async fn the_audit_can_t_be_shortened_or_changed_unseen<P: Place, X: Crypto>(place: &P, crypto: &X) {
    let keeper = sealed(place, crypto).await;
    let store = place.open().await;
    let mut earlier = None;
    for bits in 1..=150 {
        keeper.save(&add_patient(bits), note(Deed::Entered, "")).await.unwrap();
        if bits == 148 {
            earlier = store.fetch(&["audit/000010".to_owned()]).await.unwrap().remove(0);
        }
    }
    let (_, opened) = unlocked(place, crypto).await;
    assert_eq!((opened.audit.len(), opened.undecided.len()), (151, 0));
    let whole = store.load().await.unwrap();
    let put = async |name: &str, bytes: Option<Vec<u8>>| {
        store.commit(&[Write { name: name.to_owned(), expect: Expect::Anything, bytes }]).await.unwrap();
        let found = unlocked(place, crypto).await.1.undecided;
        let back = whole.iter().find(|(n, _)| n == name).map(|(_, b)| b.clone());
        store.commit(&[Write { name: name.to_owned(), expect: Expect::Anything, bytes: back }]).await.unwrap();
        found
    };
    assert!(!put("audit/000010", earlier).await.is_empty(), "an earlier last part");
    assert!(!put("audit/000010", None).await.is_empty(), "the last part is gone");
    assert!(!put("audit/000001", None).await.is_empty(), "the first part is gone");
    assert!(!put("audit/000002", Some(b"broken".to_vec())).await.is_empty(), "a part is damaged");
    assert!(unlocked(place, crypto).await.1.undecided.is_empty());
}

async fn clinicians_come_and_go_without_a_record_being_encrypted_anew<P: Place, X: Crypto>(place: &P, crypto: &X) {
    let keeper = sealed(place, crypto).await;
    keeper.save(&add_patient(1), note(Deed::Entered, "")).await.unwrap();
    let store = place.open().await;
    let name = [add_patient(1).charts[0].key].map(|key| format!("patient/{key}"));
    let before = store.fetch(&name).await.unwrap();
    let was = keyring(&store).await;
    let other = ("N. Other", "four slow boats and a kettle");
    let ring = was.add(crypto, WHO, other).await.unwrap();
    assert_eq!(ring.add(crypto, WHO, ("n. other", "x")).await, Err(KeyringError::NameTaken));
    let ring = ring.change_passphrase(crypto, WHO, "another long passphrase").await.unwrap();
    keeper.save_keyring(&was, &ring, note(Deed::ClinicianAdded, "")).await.unwrap();
    assert_eq!(ring.unlock(crypto, WHO.0, WHO.1).await.err(), Some(KeyringError::NoMatch), "the old passphrase");
    let key = ring.unlock(crypto, other.0, other.1).await.unwrap().key;
    let (_, opened) = Keeper::open(place.open().await, Sealing::Under(crypto.clone(), key)).await.unwrap();
    assert_eq!((opened.charts.len(), opened.undecided.len()), (1, 0));
    assert_eq!(store.fetch(&name).await.unwrap(), before);

    let (ring, recovery) = ring.renew_recovery(crypto, other).await.unwrap();
    let ring = ring.remove(crypto, other, WHO.0).await.unwrap();
    assert_eq!(ring.remove(crypto, other, other.0).await, Err(KeyringError::LastOne));
    let typed = recovery.to_string().to_lowercase().replace('-', " ").replace('0', "o");
    let (after, new) = ring.recover_as(crypto, &typed, ("N. Other", "chosen after forgetting")).await.unwrap();
    assert_eq!(after.recover(crypto, &typed).await.err(), Some(KeyringError::NoRecovery), "it was used");
    let key = after.recover(crypto, &new.to_string()).await.unwrap().key;
    let (_, opened) = Keeper::open(place.open().await, Sealing::Under(crypto.clone(), key)).await.unwrap();
    assert_eq!(opened.charts.len(), 1);
    assert!(after.unlock(crypto, "N. Other", "chosen after forgetting").await.is_ok());
}

/// The keyring must be readable before anything is unlocked, so that no seal binds it to its revision: somebody who was removed could put
/// the old one back under the new number, and nobody saw it.
async fn a_keyring_that_is_put_back_is_noticed_whatever_its_revision_says<P: Place, X: Crypto>(place: &P, crypto: &X) {
    let keeper = sealed(place, crypto).await;
    let store = place.open().await;
    let other = ("N. Other", "four slow boats and a kettle");
    let was = keyring(&store).await;
    let both = was.add(crypto, WHO, other).await.unwrap();
    keeper.save_keyring(&was, &both, note(Deed::ClinicianAdded, "")).await.unwrap();
    let old = store.fetch(&[KEYRING.to_owned()]).await.unwrap().remove(0).unwrap();
    let alone = both.remove(crypto, WHO, other.0).await.unwrap();
    keeper.save_keyring(&both, &alone, note(Deed::ClinicianRemoved, "")).await.unwrap();
    assert_eq!(unlocked(place, crypto).await.1.undecided, Default::default());
    let whole = store.load().await.unwrap();
    let body = envelope::decode(KEYRING, &old, u16::MAX).unwrap().envelope.body;
    for revision in [2, 3, 4] {
        let forged = Envelope { seal: Seal::None, schema: anamnesis::vault::schema::CURRENT, revision, body };
        let bytes = envelope::encode(KEYRING, &forged);
        store.commit(&[Write { name: KEYRING.to_owned(), expect: Expect::Anything, bytes }]).await.unwrap();
        let key = keyring(&store).await.unlock(crypto, other.0, other.1).await.unwrap().key;
        let (_, opened) = Keeper::open(place.open().await, Sealing::Under(crypto.clone(), key)).await.unwrap();
        assert_eq!(opened.undecided.len(), 1, "put back as revision {revision}: {:?}", opened.undecided);
    }
    // A backup is restored byte for byte, the keyring with the audit that names it.
    let put = |(name, bytes)| Write { name, expect: Expect::Anything, bytes: Some(bytes) };
    store.commit(&whole.into_iter().map(put).collect::<Vec<_>>()).await.unwrap();
    assert_eq!(unlocked(place, crypto).await.1.undecided, Default::default());
}

async fn two_tabs_read_what_the_other_sealed<P: Place, X: Crypto>(place: &P, crypto: &X) {
    let first = sealed(place, crypto).await;
    let (second, _) = unlocked(place, crypto).await;
    first.save(&add_patient(1), note(Deed::Entered, "")).await.unwrap();
    let Refreshed::Update(update) = second.refresh().await.unwrap() else { panic!("it went on") };
    assert_eq!((update.charts.len(), update.audit.len()), (1, 1));
    let Refreshed::Update(nothing) = second.refresh().await.unwrap() else { panic!("it went on") };
    assert_eq!((nothing.charts.len(), nothing.audit.len()), (0, 0));
    // Restored to an earlier state: what was known isn't there any more.
    drop(sealed(&InPlace(place), crypto).await);
    assert!(matches!(second.refresh().await.unwrap(), Refreshed::Replaced));
}

/// A place whose records go before it is opened.
struct InPlace<'a, P>(&'a P);

impl<P: Place> Place for InPlace<'_, P> {
    type Store = P::Store;
    async fn open(&self) -> P::Store {
        let store = self.0.open().await;
        let names = store.names().await.unwrap();
        let gone = |name| Write { name, expect: Expect::Anything, bytes: None };
        store.commit(&names.into_iter().map(gone).collect::<Vec<_>>()).await.unwrap();
        store
    }
}
