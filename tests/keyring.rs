//! Who may open a clinic: that nobody's name can be tested in the stored keyring, and what a try costs.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::record::TextFault;
use anamnesis::vault::crypto::Stretching;
use anamnesis::vault::{Keyring, KeyringError};
use counting::Counting;
use pollster::block_on;
use serde_json::Value;
use std::cell::Cell;
use std::rc::Rc;

#[path = "support/counting.rs"]
mod counting;
#[allow(dead_code, reason = "of the written clinic only the keyring is looked at here")]
#[path = "support/written_clinic.rs"]
mod written_clinic;

const QUICK: Stretching = Stretching::Pbkdf2Sha256 { rounds: 3 };
const HARDER: Stretching = Stretching::Argon2id { memory_kib: 64, passes: 1 };
/// The two of [`written_clinic::KEYRING`].
const EXAMPLE: (&str, &str) = ("Dr. Example", "eleven green lamps");
const OTHER: (&str, &str) = ("N. Other", "four slow boats");

fn written() -> Keyring {
    serde_json::from_str(written_clinic::KEYRING).unwrap()
}

fn json(ring: &Keyring) -> Value {
    serde_json::to_value(ring).unwrap()
}

fn opens(ring: &Keyring, crypto: &Counting, who: (&str, &str)) -> bool {
    block_on(ring.unlock(crypto, who.0, who.1)).is_ok()
}

fn names(ring: &Keyring, crypto: &Counting, who: (&str, &str)) -> Vec<String> {
    let key = block_on(ring.unlock(crypto, who.0, who.1)).unwrap().key;
    block_on(ring.names(crypto, &key))
}

/// A slot was found by a salted SHA-256 of the name: whoever had the file tested a list of names in no time, and knew who works there.
#[test]
fn nothing_that_is_stored_is_made_of_a_name_alone() {
    let made = |name: &str, passphrase: &str| {
        let crypto = Counting { drawn: Some(Rc::new(Cell::new(0))), ..Counting::new(QUICK) };
        json(&block_on(Keyring::create(&crypto, name, passphrase)).unwrap().0)
    };
    // The same bytes are drawn for all of them, the salt too.
    let (a, b) = (made("Dr. Ann Example", "four slow boats"), made("B", "four slow boats"));
    assert_eq!(a["salt"], b["salt"]);
    let (of_a, of_b) = (a["slots"][0].as_object().unwrap(), b["slots"][0].as_object().unwrap());
    for (field, value) in of_a {
        let (here, there) = (value.to_string(), of_b[field].to_string());
        assert_eq!(here.len(), there.len(), "{field}: its length tells something of the name");
        // The rest is random; these two are bound to the passphrase and to the data key.
        assert!(here == there || ["wrapped", "name"].contains(&field.as_str()), "{field} is made of the name");
    }
    let again = made("Dr. Ann Example", "another passphrase");
    for field in ["wrapped", "name"] {
        assert_ne!(again["slots"][0][field], a["slots"][0][field], "{field} is the same for the same name");
    }
}

#[test]
fn clinicians_are_added_changed_removed_and_recovered_by_names_in_any_case() {
    let (crypto, ring) = (Counting::new(QUICK), written());
    for (name, passphrase) in [EXAMPLE, OTHER] {
        assert_eq!(names(&ring, &crypto, (&name.to_uppercase(), passphrase)), [EXAMPLE.0, OTHER.0]);
        let wrong = block_on(ring.unlock(&crypto, name, "four slow boots"));
        assert_eq!(wrong.err(), Some(KeyringError::NoMatch));
    }
    assert!(!opens(&ring, &crypto, (EXAMPLE.0, OTHER.1)), "another’s passphrase");
    let taken = block_on(ring.add(&crypto, EXAMPLE, ("n. OTHER ", "x")));
    assert_eq!(taken, Err(KeyringError::NameTaken));
    let three = block_on(ring.add(&crypto, OTHER, ("C", "a third one"))).unwrap();
    assert_eq!(names(&three, &crypto, ("c", "a third one")), [EXAMPLE.0, OTHER.0, "C"]);
    let changed = block_on(three.change_passphrase(&crypto, OTHER, "five quick boats")).unwrap();
    assert!(opens(&changed, &crypto, (OTHER.0, "five quick boats")) && !opens(&changed, &crypto, OTHER));
    let two = block_on(changed.remove(&crypto, EXAMPLE, "N. other")).unwrap();
    assert!(!opens(&two, &crypto, (OTHER.0, "five quick boats")));
    assert_eq!(block_on(two.remove(&crypto, EXAMPLE, OTHER.0)), Err(KeyringError::Unknown));
    let recovered = block_on(two.recover_as(&crypto, written_clinic::RECOVERY, (EXAMPLE.0, "found again")));
    let (recovered, key) = recovered.unwrap();
    assert_eq!(names(&recovered, &crypto, (EXAMPLE.0, "found again")), [EXAMPLE.0, "C"]);
    assert!(!opens(&recovered, &crypto, EXAMPLE));
    assert!(block_on(recovered.recover(&crypto, &key.to_string())).is_ok());
    assert_eq!(recovered.id(), ring.id(), "it is the same clinic’s");
}

/// A clinician could be added as "a⇥b", which nobody can type where it is unlocked, and as "N.  Other" beside "N. Other".
#[test]
fn a_new_name_can_be_typed_and_is_told_from_the_others() {
    let (crypto, ring) = (Counting::new(QUICK), written());
    for (name, character) in [("a\tb", '\t'), ("a\nb", '\n'), ("a\rb", '\r')] {
        let refused = block_on(ring.add(&crypto, EXAMPLE, (name, "x")));
        assert_eq!(refused, Err(KeyringError::Name(TextFault::Unseen(character))));
    }
    for name in ["n.  OTHER", " N.\u{a0}Other", "N.\tOther"] {
        assert_eq!(block_on(ring.add(&crypto, EXAMPLE, (name, "x"))), Err(KeyringError::NameTaken), "{name:?}");
    }
    // A passphrase is free to hold what a name isn't.
    let added = block_on(ring.add(&crypto, EXAMPLE, ("C", "a\tthird one"))).unwrap();
    assert!(opens(&added, &crypto, ("C", "a\tthird one")));
}

#[test]
fn a_keyring_of_format_1_opens_and_is_written_back_byte_for_byte() {
    let ring: Keyring = serde_json::from_str(written_clinic::KEYRING).unwrap();
    assert_eq!(serde_json::to_string(&ring).unwrap(), written_clinic::KEYRING);
    let crypto = Counting::new(QUICK);
    for who in [EXAMPLE, OTHER] {
        assert_eq!(names(&ring, &crypto, who), [EXAMPLE.0, OTHER.0]);
    }
    assert!(block_on(ring.recover(&crypto, written_clinic::RECOVERY)).is_ok());
}

/// With a try for every clinician a wrong passphrase would take half a minute in a clinic of fifteen.
#[test]
fn a_try_costs_one_stretching_however_many_clinicians_there_are() {
    let crypto = Counting::new(QUICK);
    let first = ("Clinician 0", "passphrase 0");
    let (mut ring, ..) = block_on(Keyring::create(&crypto, first.0, first.1)).unwrap();
    for number in 1..15 {
        let more = (format!("Clinician {number}"), format!("passphrase {number}"));
        ring = block_on(ring.add(&crypto, first, (&more.0, &more.1))).unwrap();
    }
    let tries = [("Clinician 14", "passphrase 14", true), ("Clinician 3", "wrong", false), ("Nobody", "wrong", false)];
    for (name, passphrase, is_right) in tries {
        let (done, stretched) = crypto.counted(|| block_on(ring.unlock(&crypto, name, passphrase)));
        assert_eq!((done.is_ok(), stretched), (is_right, 1), "{name}");
    }
    // One more for each other set of figures that is there, as while clinicians are on their way to stronger ones.
    let stronger = Counting::new(HARDER);
    let mixed = block_on(ring.unlock(&stronger, first.0, first.1)).unwrap().raised.unwrap();
    let (_, stretched) = stronger.counted(|| block_on(mixed.unlock(&stronger, "Nobody", "wrong")).is_err());
    assert_eq!(stretched, 2);
}

/// Each clinician's passphrase is stretched harder when it is typed, and never less than it was.
#[test]
fn figures_are_raised_slot_by_slot_and_never_lowered() {
    let (quick, harder) = (Counting::new(QUICK), Counting::new(HARDER));
    let (a, b) = (("A", "four slow boats"), ("B", "five quick boats"));
    let (ring, ..) = block_on(Keyring::create(&quick, a.0, a.1)).unwrap();
    let ring = block_on(ring.add(&quick, a, b)).unwrap();
    let figures = |ring: &Keyring| {
        let slots = json(ring)["slots"].as_array().unwrap().clone();
        slots
            .into_iter()
            .filter(|slot| slot["id"] != "recovery")
            .map(|slot| slot["stretching"].clone())
            .collect::<Vec<_>>()
    };
    let [low, high] = [QUICK, HARDER].map(|how| serde_json::to_value(how).unwrap());
    assert_eq!(figures(&ring), [low.clone(), low.clone()]);
    let raised = block_on(ring.unlock(&harder, a.0, a.1)).unwrap().raised.unwrap();
    assert_eq!(figures(&raised), [high.clone(), low.clone()]);
    let both = block_on(raised.unlock(&harder, b.0, b.1)).unwrap().raised.unwrap();
    assert_eq!(figures(&both), [high.clone(), high.clone()]);
    // On a device that manages less.
    assert!(block_on(both.unlock(&quick, a.0, a.1)).unwrap().raised.is_none());
    let changed = block_on(both.change_passphrase(&quick, a, "six boats on a lake")).unwrap();
    assert_eq!(figures(&changed), [high.clone(), high]);
}

#[test]
fn the_ladder_goes_down_step_by_step_to_the_least_that_is_taken() {
    assert_eq!(Stretching::STRONGEST, Stretching::Argon2id { memory_kib: 65_536, passes: 3 });
    assert!(Stretching::LADDER.is_sorted_by(|above, below| above.is_stronger_than(*below)));
    assert!(Stretching::LADDER.iter().all(|how| how.is_sound() && how.is_stronger_than(Stretching::PBKDF2)));
}
