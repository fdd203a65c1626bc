//! A change of the clinic's data key, as a person makes it: begun, gone on with in batches, and finished. What must hold whichever library
//! encrypts, and the steps for the tests that cut it off.

use super::sealed::{WHO, keyring, note, sealed};
use super::{Place, add_patient};
use anamnesis::desk::Deed;
use anamnesis::vault::crypto::Crypto;
use anamnesis::vault::{
    AttemptsRecord, Finished, HandedOver, Keeper, Keyring, KeyringError, Opened, Refreshed, Rekeyed, Sealing, Store,
    StoreError,
};

/// A colleague who stays, and one who leaves, with their passphrases.
pub const STAYS: (&str, &str) = ("N. Stays", "four slow boats and a kettle");
/// The one who leaves.
pub const LEAVES: (&str, &str) = ("N. Leaves", "nine wet coats on a chair");

/// A sealed clinic of three clinicians and that many patients.
pub async fn clinic<P: Place, X: Crypto>(place: &P, crypto: &X, patients: u64) -> Keeper<P::Store, X> {
    let keeper = sealed(place, crypto).await;
    for bits in 1..=patients {
        keeper.save(&add_patient(bits), note(Deed::Entered, "")).await.unwrap();
    }
    for other in [STAYS, LEAVES] {
        let was = keyring(&place.open().await).await;
        let next = was.add(crypto, WHO, other).await.unwrap();
        keeper.save_keyring(&was, &next, note(Deed::ClinicianAdded, "")).await.unwrap();
    }
    keeper
}

/// Opens the clinic with the stored keyring, as after a reload.
///
/// # Errors
/// No match.
pub async fn unlock<S: Store, X: Crypto>(
    store: S,
    crypto: &X,
    (name, passphrase): (&str, &str),
) -> Result<(Keeper<S, X>, Opened), KeyringError> {
    let keyring = keyring(&store).await;
    let key = keyring.unlock(crypto, name, passphrase).await?.key;
    Ok(Keeper::open(store, keyring.sealing(crypto, key).await).await.unwrap())
}

/// Everything with that data key alone.
pub async fn with_key<S: Store, X: Crypto>(store: S, crypto: &X, key: X::Key) -> Opened {
    Keeper::open(store, Sealing::Under(crypto.clone(), key)).await.unwrap().1
}

/// The keyring with a new key, for [`WHO`] and [`STAYS`].
pub async fn rekeyed<X: Crypto>(was: &Keyring, crypto: &X) -> Rekeyed<X::Key> {
    was.with_new_key(crypto, WHO, &[handed_over(STAYS.0)]).await.unwrap()
}

/// What is handed over to a clinician.
pub fn handed_over(name: &str) -> HandedOver {
    HandedOver { name: name.to_owned(), passphrase: format!("drawn for {name}, to be handed over") }
}

/// Begins it.
///
/// # Errors
/// As [`Keeper::begin_key_change`].
pub async fn begin<S: Store, X: Crypto>(
    keeper: &Keeper<S, X>,
    (was, made): (&Keyring, &Rekeyed<X::Key>),
) -> Result<(), StoreError> {
    let note = note(Deed::KeyChanged, "begun");
    let attempts = AttemptsRecord::of(keeper.store()).await?;
    keeper.begin_key_change((was, &made.keyring), made.key.clone(), &attempts, note).await.map(drop)
}

/// Goes on until it is finished, that many records a batch.
///
/// # Errors
/// As [`Keeper::reseal`].
pub async fn go_on<S: Store, X: Crypto>(keeper: &Keeper<S, X>, batch: usize) -> Result<Finished, StoreError> {
    for names in keeper.names().await?.chunks(batch) {
        keeper.reseal(names, |_| note(Deed::KeyChanged, "")).await?;
    }
    keeper.finish_key_change(|unopened| note(Deed::KeyChanged, &format!("done, {} left", unopened.len()))).await
}

/// The whole of a change: what the old key, the old passphrases and the old recovery key open at each point of it.
pub async fn a_changed_key_leaves_nothing_to_the_old_one<P: Place, X: Crypto>(place: &P, crypto: &X) {
    let keeper = clinic(place, crypto, 5).await;
    let was = keyring(&place.open().await).await;
    let old = was.unlock(crypto, LEAVES.0, LEAVES.1).await.unwrap().key;
    let (other_tab, _) = unlock(place.open().await, crypto, STAYS).await.unwrap();
    let made = rekeyed(&was, crypto).await;
    assert_eq!(made.keyring.id(), was.id(), "it is the same clinic");
    begin(&keeper, (&was, &made)).await.unwrap();

    // Whoever knows only the old key writes nothing any more.
    let refused = other_tab.save(&add_patient(50), note(Deed::Entered, "")).await;
    assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{refused:?}");
    assert!(matches!(other_tab.refresh().await.unwrap(), Refreshed::Replaced));
    keeper.save(&add_patient(6), note(Deed::Entered, "")).await.unwrap();
    let open = with_key(place.open().await, crypto, old.clone()).await;
    assert!(open.charts.len() == 5 && !open.damaged.is_empty(), "what was written since is closed to it");

    // In the middle: both keys together open everything, whoever unlocks.
    let names = keeper.names().await.unwrap();
    keeper.reseal(names.get(..4).unwrap(), |_| note(Deed::KeyChanged, "")).await.unwrap();
    let handed = made.handed_over.first().unwrap();
    assert_eq!(handed.name, STAYS.0);
    let (second, opened) = unlock(place.open().await, crypto, (STAYS.0, &handed.passphrase)).await.unwrap();
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.undecided.breaks), (6, 0, vec![]));
    assert!(opened.under_old_key > 0 && opened.keyring.unwrap().is_key_changing());
    for gone in [STAYS, LEAVES] {
        assert_eq!(unlock(place.open().await, crypto, gone).await.err(), Some(KeyringError::NoMatch));
    }
    assert!(matches!(go_on(&second, 2).await, Ok(Finished::Done(_))));

    // At the end: one key, and the first tab reads on under it.
    let Refreshed::Update(update) = keeper.refresh().await.unwrap() else { panic!("it went on") };
    assert!(!update.keyring.unwrap().is_key_changing());
    assert_eq!(go_on(&keeper, 2).await, Ok(Finished::Before));
    keeper.save(&add_patient(7), note(Deed::Entered, "")).await.unwrap();
    let open = with_key(place.open().await, crypto, made.key.clone()).await;
    assert_eq!((open.charts.len(), open.damaged.len(), open.under_old_key, open.undecided.breaks), (7, 0, 0, vec![]));
    let closed = with_key(place.open().await, crypto, old).await;
    assert_eq!((closed.charts.len(), closed.audit.len()), (0, 0));
    let recovered = keyring(&place.open().await).await.recover(crypto, &made.recovery.to_string()).await;
    assert!(recovered.is_ok());
}
