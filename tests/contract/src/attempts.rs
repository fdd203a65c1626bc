//! What must hold of failed tries, whatever store keeps them and whichever library encrypts: they are counted, waited for and told, and
//! whoever takes their record away, damages it or puts it back gains nothing and is noticed.

use super::Place;
use super::sealed::{note, sealed, unlocked};
use anamnesis::desk::Deed;
use anamnesis::vault::crypto::Crypto;
use anamnesis::vault::{ATTEMPTS, Attempts, AttemptsRecord, Expect, Hidden, Opened, Store, StoreError, Write};

/// A moment, in seconds since 1970, and the wait after a lost count.
const NOW: u64 = 1_900_000_000;
const LONGEST: u64 = 300;

/// Runs every check; `fresh` makes an empty place each time.
pub(crate) async fn every_check<P: Place, X: Crypto>(crypto: &X, fresh: &mut impl AsyncFnMut() -> P) {
    tries_are_counted_waited_for_and_begin_anew_when_one_succeeds(&fresh().await, crypto).await;
    a_record_that_is_gone_damaged_or_put_back_is_noticed(&fresh().await, crypto).await;
    no_backup_holds_it_and_a_restored_clinic_keeps_it(&fresh().await, crypto).await;
}

/// Wrong tries, in seconds after [`NOW`].
async fn fails<S: Store>(store: &S, seconds: impl IntoIterator<Item = u64>) {
    for second in seconds {
        AttemptsRecord::count(store, NOW + second).await.unwrap();
    }
}

async fn waits<S: Store>(store: &S, second: u64) -> u64 {
    let tries = AttemptsRecord::to_wait_for(store, NOW + second).await.unwrap();
    tries.wait_seconds(NOW + second)
}

/// Unlocks, as the page does: what the audit is told, and what was found.
async fn unlocks<P: Place, X: Crypto>(place: &P, crypto: &X) -> (Attempts, Option<Hidden>, Opened) {
    let (keeper, opened) = unlocked(place, crypto).await;
    assert!(opened.undecided.is_empty(), "{:?}", opened.undecided);
    let record = AttemptsRecord::of(keeper.store()).await.unwrap();
    let told = (record.attempts(NOW + 10_000), record.hidden(&opened.audit));
    keeper.note_resetting(&record, note(Deed::Unlocked, "")).await.unwrap();
    (told.0, told.1, opened)
}

async fn put<S: Store>(store: &S, bytes: Option<Vec<u8>>) {
    store.commit(&[Write { name: ATTEMPTS.to_owned(), expect: Expect::Anything, bytes }]).await.unwrap();
}

async fn as_it_lies<S: Store>(store: &S) -> Option<Vec<u8>> {
    store.fetch(&[ATTEMPTS.to_owned()]).await.unwrap().remove(0)
}

async fn tries_are_counted_waited_for_and_begin_anew_when_one_succeeds<P: Place, X: Crypto>(place: &P, crypto: &X) {
    drop(sealed(place, crypto).await);
    let store = place.open().await;
    assert!(as_it_lies(&store).await.is_some(), "kept from the first moment on");
    fails(&store, 0..3).await;
    assert_eq!(waits(&store, 3).await, 0);
    fails(&store, [3, 4]).await;
    // Another tab, or the page after a reload, reads the same.
    let other = place.open().await;
    assert_eq!((waits(&other, 4).await, waits(&other, 7).await, waits(&other, 8).await), (4, 1, 0));
    // A clock that is put back waits anew from then on, and what that is counted from is kept.
    assert_eq!((waits(&other, 0).await, waits(&store, 1).await), (4, 3));
    let (attempts, hidden, _) = unlocks(place, crypto).await;
    assert_eq!((attempts.failed, hidden), (5, None));
    assert_eq!((waits(&store, 5).await, unlocks(place, crypto).await.0), (0, Attempts::default()));

    // A try between the reading and the commit is not lost: it is refused, and read anew.
    let (keeper, opened) = unlocked(place, crypto).await;
    let record = AttemptsRecord::of(&store).await.unwrap();
    fails(&store, [6]).await;
    let refused = keeper.note_resetting(&record, note(Deed::Unlocked, "")).await;
    assert_eq!(refused, Err(StoreError::Conflict { name: ATTEMPTS.to_owned() }));
    assert_eq!(unlocked(place, crypto).await.1.audit.len(), opened.audit.len());
    assert_eq!(unlocks(place, crypto).await.0.failed, 1);
}

async fn a_record_that_is_gone_damaged_or_put_back_is_noticed<P: Place, X: Crypto>(place: &P, crypto: &X) {
    drop(sealed(place, crypto).await);
    let store = place.open().await;
    let first = as_it_lies(&store).await;
    fails(&store, 0..9).await;
    assert_eq!(waits(&store, 9).await, 63);
    for gone in [
        None,
        Some(b"damaged".to_vec()),
        first.clone().map(|mut bytes| {
            bytes[20] ^= 1;
            bytes
        }),
    ] {
        put(&store, gone).await;
        // Not zero: the longest wait, and it runs down from when it was first noticed, in every tab.
        assert_eq!((waits(&store, 10).await, waits(&place.open().await, 11).await), (LONGEST, LONGEST - 1));
        assert_eq!(waits(&store, 10 + LONGEST).await, 0);
        fails(&store, [11 + LONGEST]).await;
        assert_eq!(waits(&store, 11 + LONGEST).await, LONGEST);
        let (attempts, hidden, _) = unlocks(place, crypto).await;
        assert!(attempts.is_count_lost);
        assert_eq!(hidden, Some(Hidden::Lost));
        assert_eq!(unlocks(place, crypto).await.1, None, "said once");
    }
    // Taken away and unlocked without a try in between.
    put(&store, None).await;
    assert_eq!(unlocks(place, crypto).await.1, Some(Hidden::Lost));

    // One from before the last unlocking, as it lay and with its number raised.
    fails(&store, 0..9).await;
    put(&store, first.clone()).await;
    assert_eq!(unlocks(place, crypto).await.1, Some(Hidden::PutBack));
    let body = anamnesis::vault::envelope::decode(ATTEMPTS, first.as_ref().unwrap(), u16::MAX).unwrap().envelope;
    let raised = anamnesis::vault::envelope::Envelope { revision: 99, ..body };
    put(&store, anamnesis::vault::envelope::encode(ATTEMPTS, &raised)).await;
    assert_eq!(unlocks(place, crypto).await.1, Some(Hidden::PutBack));
    assert_eq!(unlocks(place, crypto).await.1, None);
}

async fn no_backup_holds_it_and_a_restored_clinic_keeps_it<P: Place, X: Crypto>(place: &P, crypto: &X) {
    let keeper = sealed(place, crypto).await;
    let backup = keeper.copy().await.unwrap();
    assert!(backup.iter().all(|(name, _)| name != ATTEMPTS));
    let store = place.open().await;
    unlocks(place, crypto).await;
    fails(&store, 0..5).await;
    let whole = unlocked(place, crypto).await.1;
    let before = AttemptsRecord::of(&store).await.unwrap();
    assert_eq!(before.hidden(&whole.audit), None);
    let names = store.names().await.unwrap();
    let goes = |name: &String| Write { name: name.clone(), expect: Expect::Anything, bytes: None };
    let comes = |(name, bytes): (String, Vec<u8>)| Write { name, expect: Expect::Anything, bytes: Some(bytes) };
    let earlier = &whole.audit[..1];
    let mut writes: Vec<Write> = names.iter().filter(|name| *name != ATTEMPTS).map(goes).collect();
    store.commit(&writes).await.unwrap();
    writes = backup.into_iter().map(comes).chain([before.beside(earlier, NOW + 5).unwrap()]).collect();
    store.commit(&writes).await.unwrap();
    assert_eq!(waits(&store, 5).await, 3);
    let (attempts, hidden, opened) = unlocks(place, crypto).await;
    assert_eq!((attempts.failed, hidden, opened.audit.len()), (5, None, 1));
}
