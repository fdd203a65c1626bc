//! What the page's helper for passphrases does, natively: the published examples of Argon2id, and which passphrases pass.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "../src/bin/passphrase/work.rs"]
mod work;

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use work::{Refused, Strength, argon2id, overwrite, strength};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Held against what a clinician named Grace Hopper-Lee would be.
fn weighed(passphrase: &str) -> Strength {
    strength(passphrase, &["Grace Hopper-Lee", "anamnesis", "ketamine"].map(str::to_owned))
}

/// With a secret and associated data, which the helper never has: that the crate is the algorithm.
#[test]
fn the_crate_gives_the_tag_of_rfc_9106_section_5_3() {
    let parameters =
        ParamsBuilder::new().m_cost(32).t_cost(3).p_cost(4).data(AssociatedData::new(&[4; 12]).unwrap()).build();
    let argon2 = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, parameters.unwrap()).unwrap();
    let mut tag = [0; 32];
    argon2.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
    assert_eq!(hex(&tag), "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
}

#[test]
fn keys_are_those_of_the_reference_implementation() {
    // From its test.c, the cases of version 0x13 with one lane.
    for (memory_kib, passes, passphrase, salt, key) in [
        (65_536, 2, "password", "somesalt", "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"),
        (256, 2, "password", "somesalt", "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
        (65_536, 1, "password", "somesalt", "f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98"),
        (
            65_536,
            2,
            "differentpassword",
            "somesalt",
            "0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde",
        ),
        (65_536, 2, "password", "diffsalt", "bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"),
    ] {
        assert_eq!(hex(&argon2id(memory_kib, passes, passphrase.as_bytes(), salt.as_bytes()).unwrap()), key);
    }
}

#[test]
fn parameters_that_argon2id_does_not_allow_are_refused() {
    assert_eq!(argon2id(7, 1, b"passphrase", b"saltsalt"), Err(Refused::Unfit), "too little memory");
    assert_eq!(argon2id(8, 0, b"passphrase", b"saltsalt"), Err(Refused::Unfit), "no pass");
    assert_eq!(argon2id(8, 1, b"passphrase", b"salt"), Err(Refused::Unfit), "a salt of less than eight bytes");
}

#[test]
fn a_common_password_is_weak_and_says_why() {
    for common in ["password1", "P@ssw0rd", "qwertyuiop", "letmein2024", ""] {
        let strength = weighed(common);
        assert!(strength.score < 3, "{common}: {strength:?}");
        assert!(!strength.suggestions.is_empty(), "{common}: {strength:?}");
    }
    assert_eq!(weighed("password1").warning.as_deref(), Some("This is a very common password."));
}

#[test]
fn words_drawn_by_lot_are_strong() {
    for phrase in ["gravy ostrich violet parsnip lantern", "onyx-tapeless-unfair-swivel-mulch-drank"] {
        let strength = weighed(phrase);
        assert_eq!((strength.score, strength.warning), (4, None), "{phrase}");
        assert!(strength.guesses_log10 > 12.0, "{phrase}: {}", strength.guesses_log10);
    }
}

#[test]
fn the_clinician_s_name_and_the_app_s_words_are_weak() {
    for known in [
        "Grace Hopper-Lee",
        "gracehopperlee",
        "HOPPER1999",
        "grace hopper",
        "Hopper, Grace",
        "ketamine!",
        "Anamnesis2025",
        "k3tam1ne",
    ] {
        let strength = weighed(known);
        assert!(strength.score < 3, "{known}: {strength:?}");
    }
    assert_eq!(
        weighed("anamnesis!").warning.as_deref(),
        Some("It contains your name or a word of this app: these are tried first.")
    );
}

#[test]
fn the_same_text_is_stronger_where_it_is_nobody_s_name() {
    let name = "Quillfeather Ombrasy";
    let known = strength(name, &[name.to_owned()]);
    assert!(known.score < strength(name, &[]).score, "{known:?}");
    // A part that is in many words by chance is no name.
    assert_eq!(strength("gravy ostrich violet parsnip", &["O V".to_owned()]).score, 4);
}

#[test]
fn a_passphrase_may_be_long_and_of_any_script() {
    assert_eq!(weighed(&"gravy ostrich violet ".repeat(500)).warning, None);
    assert_eq!(weighed("шафран бегемот люстра подсолнух").score, 4);
}

#[test]
fn what_is_overwritten_is_gone() {
    let mut bytes = *b"passphrase";
    overwrite(&mut bytes);
    assert_eq!(bytes, [0; 10]);
}
