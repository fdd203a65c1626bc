//! The change of the clinic's key, natively: cut off at every write, and what a leaver's copies and old backups open.

use crate::clinics::{assert_whole, backup_of, clinic_in_memory, fill, key_changed};
use crate::places::OverTexts;
use crate::quick::{QUICK, put, stored};
use anamnesis::desk::Deed;
use anamnesis::vault::{Finished, KEYRING, Keyring, KeyringError, KvStore, MemoryKv, MemoryStore, Store, Stored};
use contract::add_patient;
use contract::fakes::{FailingKv, Fault};
use contract::rekeyed::{LEAVES, STAYS, begin, clinic, go_on, handed_over, rekeyed, unlock, with_key};
use contract::sealed::{WHO, keyring, note};
use pollster::block_on;

/// The page dies before the second write of a single text in the change, before the third, and so on until it runs through. Whenever that is, the same
/// passphrase opens everything, and going on from there ends with one key that opens all, while the old one opens nothing.
#[test]
fn wherever_the_page_dies_the_change_goes_on_from_there() {
    let mut cut = 1;
    loop {
        let texts = MemoryKv::default();
        let sound = || KvStore::new(texts.clone(), "w");
        let keeper = block_on(clinic(&OverTexts(texts.clone()), &QUICK, 5));
        fill(&keeper);
        let was = block_on(keyring(&sound()));
        let old = block_on(was.unlock(&QUICK, LEAVES.0, LEAVES.1)).unwrap().key;
        let dying = FailingKv::new(texts.clone(), Fault::DiesBefore(cut));
        let (keeper, _) = block_on(unlock(KvStore::new(dying, "w"), &QUICK, WHO)).unwrap();
        let made = block_on(rekeyed(&was, &QUICK));
        let done = block_on(begin(&keeper, (&was, &made))).is_ok() && block_on(go_on(&keeper, 1)).is_ok();

        let when = format!("cut before write {cut}");
        let (keeper, opened) = block_on(unlock(sound(), &QUICK, WHO)).unwrap();
        assert_whole(&opened, 5, &when);
        let now = block_on(keyring(&sound()));
        let key = if now == was {
            assert_eq!(opened.under_old_key, 0, "{when}");
            let made = block_on(rekeyed(&now, &QUICK));
            block_on(begin(&keeper, (&now, &made))).unwrap();
            made.key
        } else {
            made.key
        };
        let ended = block_on(go_on(&keeper, 3)).unwrap();
        assert!(matches!(ended, Finished::Done(_)) || !now.is_key_changing(), "{when}");
        assert!(!block_on(keyring(&sound())).is_key_changing(), "{when}");
        assert_whole(&block_on(with_key(sound(), &QUICK, key)), 5, &when);
        let closed = block_on(with_key(sound(), &QUICK, old));
        assert_eq!((closed.charts.len(), closed.audit.len(), closed.drafts.len()), (0, 0, 0), "{when}");
        if done {
            break;
        }
        cut += 1;
    }
    assert!(cut > 30, "it was cut off in every step: {cut}");
}

/// With a colleague's old copy of the keyring and their passphrase: of what is there now, nothing opens that was written since the change
/// began, and nothing at all once it is done.
#[test]
fn a_leavers_old_keyring_opens_nothing_of_what_is_there_now() {
    let (store, keeper) = clinic_in_memory(4);
    let old_keyring = stored(&store, KEYRING).unwrap();
    let was = Keyring::read(&old_keyring).unwrap();
    let made = block_on(rekeyed(&was, &QUICK));
    block_on(begin(&keeper, (&was, &made))).unwrap();
    block_on(keeper.save(&add_patient(5), note(Deed::Entered, ""))).unwrap();
    let copy = |of: &MemoryStore| {
        let theirs = MemoryStore::default();
        block_on(of.load()).unwrap().into_iter().for_each(|(name, bytes)| put(&theirs, &name, Some(bytes)));
        put(&theirs, KEYRING, Some(old_keyring.clone()));
        theirs
    };
    let (_, opened) = block_on(unlock(copy(&store), &QUICK, LEAVES)).unwrap();
    assert!(!opened.charts.contains_key(&anamnesis::record::Key::from_bits(5)));
    assert!(matches!(block_on(go_on(&keeper, 3)), Ok(Finished::Done(_))));
    let (_, opened) = block_on(unlock(copy(&store), &QUICK, LEAVES)).unwrap();
    assert_eq!((opened.charts.len(), opened.audit.len(), opened.filters.len()), (0, 0, 0));
    // The keyring and the count of failed tries are under no key.
    assert_eq!(opened.damaged.len(), block_on(store.names()).unwrap().len() - 2);
    // Nor does their passphrase open the keyring as it is, and no text in it is the old key.
    assert_eq!(block_on(unlock(store.clone(), &QUICK, LEAVES)).err(), Some(KeyringError::NoMatch));
    let now = String::from_utf8(stored(&store, KEYRING).unwrap()).unwrap_or_default();
    assert!(!now.contains("\"old\""));
}

/// A backup from before opens with the passphrase of then and is the same clinic's; one from the middle opens with the new passphrase, and
/// once it is put in place, the change goes on from there.
#[test]
fn backups_from_before_and_from_the_middle_open_with_what_they_hold() {
    let (store, keeper) = clinic_in_memory(4);
    let before = backup_of(&store);
    let was = block_on(keyring(&store));
    let made = block_on(rekeyed(&was, &QUICK));
    block_on(begin(&keeper, (&was, &made))).unwrap();
    block_on(keeper.reseal(&block_on(keeper.names()).unwrap()[..3], |_| key_changed())).unwrap();
    let middle = backup_of(&store);
    block_on(go_on(&keeper, 3)).unwrap();

    let restored = |records: Stored| {
        let place = MemoryStore::default();
        records.into_iter().for_each(|(name, bytes)| put(&place, &name, Some(bytes)));
        place
    };
    let place = restored(before);
    let (_, opened) = block_on(unlock(place.clone(), &QUICK, LEAVES)).unwrap();
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.undecided.is_empty()), (4, 0, true));
    assert_eq!(block_on(keyring(&place)).id(), block_on(keyring(&store)).id());
    let place = restored(middle);
    let (keeper, opened) = block_on(unlock(place.clone(), &QUICK, WHO)).unwrap();
    assert_eq!((opened.charts.len(), opened.damaged.len(), opened.undecided.is_empty()), (4, 0, true));
    assert!(opened.under_old_key > 0);
    assert!(matches!(block_on(go_on(&keeper, 3)), Ok(Finished::Done(_))));
    assert_eq!(block_on(with_key(place, &QUICK, made.key)).charts.len(), 4);
}

/// Who does it may ask for a new passphrase too; who isn't there gets none; and a second change waits for the first.
#[test]
fn the_keyring_says_who_stays() {
    let (ring, key, recovery) = block_on(Keyring::create(&QUICK, WHO.0, WHO.1)).unwrap();
    let ring = block_on(ring.add(&QUICK, WHO, STAYS)).unwrap();
    let both = [WHO.0, STAYS.0].map(handed_over);
    let made = block_on(ring.with_new_key(&QUICK, WHO, &both)).unwrap();
    assert_eq!(made.handed_over.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), [WHO.0, STAYS.0]);
    for one in &made.handed_over {
        let unlocked = block_on(made.keyring.unlock(&QUICK, &one.name, &one.passphrase)).unwrap();
        assert_eq!(unlocked.who.as_deref(), Some(one.name.as_str()));
        assert!(!format!("{one:?}").contains(&one.passphrase));
    }
    assert!(block_on(made.keyring.unlock(&QUICK, WHO.0, WHO.1)).is_err());
    assert!(block_on(made.keyring.recover(&QUICK, &recovery.to_string())).is_err());
    // With one's own passphrase kept, and everyone else left out.
    let alone = block_on(ring.with_new_key(&QUICK, WHO, &[])).unwrap();
    assert_eq!(block_on(alone.keyring.names(&QUICK, &alone.key)), [WHO.0]);
    assert!(block_on(alone.keyring.names(&QUICK, &key)).iter().all(String::is_empty), "names are sealed anew too");
    let nobody = [handed_over("Nobody")];
    assert_eq!(block_on(ring.with_new_key(&QUICK, WHO, &nobody)).err(), Some(KeyringError::Unknown));
    let wrong = block_on(ring.with_new_key(&QUICK, (WHO.0, STAYS.1), &[]));
    assert_eq!(wrong.err(), Some(KeyringError::NoMatch));
    let again = block_on(made.keyring.with_new_key(&QUICK, (STAYS.0, &made.handed_over[1].passphrase), &[]));
    assert_eq!(again.err(), Some(KeyringError::KeyIsChanging));
}

/// A keyring without a change under way is stored as it always was: an older version still reads it.
#[test]
fn a_keyring_without_an_old_key_is_stored_as_before() {
    let (ring, ..) = block_on(Keyring::create(&QUICK, WHO.0, WHO.1)).unwrap();
    let fields = serde_json::to_value(&ring).unwrap();
    assert_eq!(fields.as_object().unwrap().keys().collect::<Vec<_>>(), ["salt", "slots"]);
}
