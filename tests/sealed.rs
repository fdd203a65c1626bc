//! Sealing, natively: the contract with the RustCrypto crates, their published vectors, and what is raised later.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::desk::Deed;
use anamnesis::vault::crypto::{Crypto, CryptoError, Sealed, Stretching};
use anamnesis::vault::{Keeper, Keyring, MemoryKv, MemoryStore, RecoveryKey, Store, StoreError, is_current};
use contract::rust_crypto::{RustCrypto, RustKey};
use contract::{library, sealed};
use places::{InMemory, OverTexts};
use pollster::block_on;
use quick::QUICK;

#[path = "support/places.rs"]
mod places;
#[path = "support/quick.rs"]
#[allow(dead_code, reason = "its tests need the library alone")]
mod quick;

#[test]
fn a_sealed_store_in_memory_keeps_the_contract() {
    block_on(library::every_library(&QUICK, async || InMemory(MemoryStore::default())));
}

#[test]
fn a_sealed_store_over_single_texts_keeps_the_contract() {
    block_on(library::every_library(&QUICK, async || OverTexts(MemoryKv::default())));
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// McGrew and Viega, "The Galois/Counter Mode of Operation", test case 16: AES-256 with associated data.
#[test]
fn aes_256_gcm_gives_the_published_vector() {
    let key = hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    let key = RustKey::of(key.try_into().unwrap());
    let nonce = hex("cafebabefacedbaddecaf888");
    let bound = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    let plain = hex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    );
    let sealed = hex(
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b",
    );
    let nonce: [u8; 12] = nonce.try_into().unwrap();
    assert_eq!(block_on(QUICK.encrypt(&key, &nonce, &bound, &plain)).unwrap(), sealed);
    let mut body = [nonce.as_slice(), &sealed].concat();
    let open = |body: &[u8]| block_on(QUICK.decrypt_all(&key, &[Sealed { bound: &bound, body }])).remove(0);
    assert_eq!(open(&body), Ok(plain));
    for at in 0..body.len() {
        body[at] ^= 1;
        assert_eq!(open(&body), Err(CryptoError::Mismatch), "byte {at}");
        body[at] ^= 1;
    }
}

/// RFC 7914, section 11: PBKDF2-HMAC-SHA-256, of which we take the first 32 bytes.
#[test]
fn pbkdf2_gives_the_published_vectors() {
    let vectors: [(&str, &str, u32, &str); 2] = [
        ("passwd", "salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"),
        ("Password", "NaCl", 80_000, "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"),
    ];
    for (secret, salt, rounds, expected) in vectors {
        let how = Stretching::Pbkdf2Sha256 { rounds };
        let bytes = RustCrypto::stretched(how, secret.as_bytes(), salt.as_bytes()).unwrap();
        assert_eq!(bytes.as_slice(), hex(expected));
    }
}

/// A passphrase that was stretched less than is asked for now is stretched anew when it is used, and nothing else changes.
#[test]
fn what_is_asked_of_a_passphrase_can_be_raised() {
    let (ring, _, recovery) = block_on(Keyring::create(&QUICK, "A", "pass")).unwrap();
    assert!(block_on(ring.unlock(&QUICK, "A", "pass")).unwrap().raised.is_none());
    let harder = RustCrypto { stretching: Stretching::Argon2id { memory_kib: 64, passes: 1 } };
    let raised = block_on(ring.unlock(&harder, "A", "pass")).unwrap().raised.unwrap();
    assert_ne!(raised, ring);
    assert!(block_on(raised.unlock(&harder, "A", "pass")).unwrap().raised.is_none());
    assert!(block_on(raised.recover(&harder, &recovery.to_string())).is_ok());
    assert_eq!(serde_json::from_str::<Keyring>(&serde_json::to_string(&raised).unwrap()).unwrap(), raised);
}

/// A passphrase that was pasted with a blank behind it opened nothing: the field was emptied, no word was said of the blank, and the next
/// tries had to wait. At set-up a blank behind it went into the passphrase, unseen.
#[test]
fn white_space_around_a_passphrase_counts_for_nothing() {
    let (ring, ..) = block_on(Keyring::create(&QUICK, "A", "meadow lantern ")).unwrap();
    for typed in ["meadow lantern", "meadow lantern ", "\tmeadow lantern\n", "  meadow lantern"] {
        assert!(block_on(ring.unlock(&QUICK, "A", typed)).is_ok(), "{typed:?}");
    }
    assert!(block_on(ring.unlock(&QUICK, "A", "meadow  lantern")).is_err(), "between the words they count");
    let changed = block_on(ring.change_passphrase(&QUICK, ("A", " meadow lantern"), "copper ninety ")).unwrap();
    let added = block_on(changed.add(&QUICK, ("A", "copper ninety "), ("B", " harbour "))).unwrap();
    assert!(block_on(added.unlock(&QUICK, "B", "harbour")).is_ok());
    let (recovered, _) = {
        let (ring, _, key) = block_on(Keyring::create(&QUICK, "A", "pass")).unwrap();
        block_on(ring.recover_as(&QUICK, &format!(" {key}\n"), ("A", "new one "))).unwrap()
    };
    assert!(block_on(recovered.unlock(&QUICK, "A", "new one")).is_ok());
}

#[test]
fn a_keyring_whose_figures_were_weakened_opens_nothing() {
    let (ring, ..) = block_on(Keyring::create(&QUICK, "A", "pass")).unwrap();
    let json = serde_json::to_string(&ring).unwrap();
    for weaker in ["\"rounds\":1", "\"rounds\":0", "\"rounds\":4000000000"] {
        let weakened: Keyring = serde_json::from_str(&json.replace("\"rounds\":3", weaker)).unwrap();
        assert!(block_on(weakened.unlock(&QUICK, "A", "pass")).is_err(), "{weaker}");
    }
}

#[test]
fn whatever_character_of_a_recovery_key_is_mistyped_it_is_said() {
    let (.., key) = block_on(Keyring::create(&QUICK, "A", "pass")).unwrap();
    let printed = key.to_string();
    assert_eq!((printed.len(), printed.split('-').count()), (44, 9));
    assert_eq!(RecoveryKey::read(&printed), Ok(key.clone()));
    for (at, c) in printed.char_indices().filter(|(_, c)| *c != '-') {
        let other = if c == 'Z' { 'Y' } else { 'Z' };
        let typed: String = printed.char_indices().map(|(i, c)| if i == at { other } else { c }).collect();
        assert!(RecoveryKey::read(&typed).is_err(), "character {at}");
        assert!(RecoveryKey::read(&typed.replacen(other, "", 1)).is_err());
    }
    assert!(!format!("{key:?}").contains(printed.get(..4).unwrap()));
}

/// Records are read while a passphrase is being typed. What was read counts only where nothing was written since: what another tab
/// saved meanwhile would be missing, and the next save would be refused.
#[test]
fn what_was_read_ahead_counts_until_anything_is_written() {
    let store = MemoryStore::default();
    let now = || block_on(store.load()).unwrap();
    let counts = |stored: &[(String, Vec<u8>)]| block_on(is_current(&store, stored)).unwrap();
    assert!(!counts(&now()), "without an audit nothing tells what was written since");
    let (keeper, _) = block_on(contract::open(store.clone())).unwrap();
    block_on(keeper.save(&contract::add_patient(1), sealed::note(Deed::Entered, ""))).unwrap();
    let mut read = now();
    assert!(counts(&read));
    // More entries than a segment takes: the end of the audit moves on to another record.
    for bits in 2..80 {
        block_on(keeper.save(&contract::add_patient(bits), sealed::note(Deed::Entered, ""))).unwrap();
        assert!(!counts(&read), "after patient {bits}");
        read = now();
        assert!(counts(&read), "read anew after patient {bits}");
    }
    block_on(store.erase()).unwrap();
    assert!(!counts(&read), "after it was erased");
}

/// Of two tabs each made a keyring out of the one they both had read. The second's was refused as a conflict, and then written all the
/// same once what the first had saved was read: the clinician whom the first had added could not open the clinic, and nobody saw it.
#[test]
fn who_may_open_the_clinic_is_not_written_over_by_what_was_made_of_an_older_list() {
    let place = InMemory(MemoryStore::default());
    let first = block_on(sealed::sealed(&place, &QUICK));
    let (second, opened) = block_on(sealed::unlocked(&place, &QUICK));
    let was = opened.keyring.unwrap();
    let adding = |to: &Keyring, name| block_on(to.add(&QUICK, sealed::WHO, (name, "pass"))).unwrap();
    let save = |keeper: &Keeper<_, _>, was: &Keyring, next: &Keyring| {
        block_on(keeper.save_keyring(was, next, sealed::note(Deed::ClinicianAdded, "")))
    };
    let (with_a, with_b) = (adding(&was, "A"), adding(&was, "B"));
    save(&first, &was, &with_a).unwrap();
    assert!(matches!(save(&second, &was, &with_b), Err(StoreError::Conflict { .. })));
    block_on(second.refresh()).unwrap();
    let refused = save(&second, &was, &with_b).unwrap_err();
    assert_eq!(refused, StoreError::KeyringChanged);
    assert!(refused.to_string().contains("Look at the list and try again"), "{refused}");
    assert_eq!(block_on(sealed::keyring(&place.0)), with_a);
    // Made of the list as it is, it is kept, and so is one after another of the same tab.
    let both = adding(&with_a, "B");
    save(&second, &with_a, &both).unwrap();
    save(&second, &both, &adding(&both, "C")).unwrap();
    let (_, opened) = block_on(sealed::unlocked(&place, &QUICK));
    assert_eq!(opened.undecided, Default::default());
    assert!(block_on(opened.keyring.unwrap().unlock(&QUICK, "a", "pass")).is_ok());
    // A tab knows what it wrote itself.
    assert_eq!(save(&first, &was, &with_b), Err(StoreError::KeyringChanged));
}
