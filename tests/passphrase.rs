//! What the page's helpers for passphrases do, natively: the published examples of Argon2id, which passphrases pass and what they are
//! called, and that what is drawn is drawn by lot.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "../src/bin/passphrase/argon2id.rs"]
mod argon2id;
#[path = "../src/bin/passphrase/draw.rs"]
mod draw;
#[path = "../src/bin/passphrase/overwrite.rs"]
mod overwrite;
#[path = "../src/bin/passphrase/phrases.rs"]
mod phrases;
#[path = "../src/bin/passphrase/repeats.rs"]
mod repeats;
#[path = "../src/bin/passphrase/strength.rs"]
mod strength;

use anamnesis::vault::crypto::Stretching;
use anamnesis::vault::guessing::{DRAWN_WORDS, WORDS_TO_DRAW_FROM, is_enough, seconds_held};
use anamnesis::words::{WIDE, speak, time_in_words, weakness_words};
use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use argon2id::{Refused, argon2id};
use overwrite::overwrite;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use strength::{Strength, strength};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Held against what a clinician named Grace Hopper-Lee would be.
fn weighed(passphrase: &str) -> Strength {
    strength(passphrase, &["Grace Hopper-Lee".to_owned()])
}

/// How long it holds where a device manages the strongest stretching.
fn seconds(passphrase: &str) -> f64 {
    seconds_held(weighed(passphrase).guesses_log10, Stretching::STRONGEST)
}

/// Whether it would be taken.
fn is_taken(passphrase: &str) -> bool {
    is_enough(seconds(passphrase))
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
        assert!(strength.guesses_log10 < 8.0, "{common}: {strength:?}");
        assert!(!strength.suggestions.is_empty(), "{common}: {strength:?}");
    }
    assert_eq!(weighed("password1").warning.as_deref(), Some("This is a very common password."));
}

/// What is wrong with a passphrase stayed in English whatever the app spoke, as the helper knows nothing of the app's language.
#[test]
fn what_is_wrong_with_a_passphrase_can_be_said_in_another_language() {
    speak(WIDE);
    let weak = [
        "password1",
        "P@ssw0rd",
        "qwertyuiop",
        "letmein2024",
        "aaaaaaaa",
        "abcabcabc",
        "abcdefgh",
        "1999",
        "Hopper",
        "PASSWORD",
    ];
    let weak =
        weak.into_iter().chain(["drowssap", "12.03.1980", "anamnesis!", "john smith", "let it be let it be", ""]);
    for passphrase in weak {
        let Strength { warning, suggestions, .. } = weighed(passphrase);
        for said in warning.iter().chain(&suggestions).map(|text| weakness_words(text)) {
            assert!(!said.contains(|letter: char| letter.is_ascii_alphabetic()), "{passphrase}: {said}");
        }
    }
    speak(|english| english);
}

#[test]
fn words_drawn_by_lot_are_strong() {
    for phrase in ["gravy ostrich violet parsnip lantern", "onyx-tapeless-unfair-swivel-mulch-drank"] {
        let strength = weighed(phrase);
        assert_eq!(strength.warning, None, "{phrase}");
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
        "Grace Hopper ketamine clinic 2026",
        "ketamine infusion clinic patient memory",
        "25.11.2026 Grace Hopper",
    ] {
        assert!(!is_taken(known), "{known}: {:?}", weighed(known));
    }
    assert_eq!(
        weighed("anamnesis!").warning.as_deref(),
        Some("It contains a name of this clinic or a word of this app: these are tried first.")
    );
}

#[test]
fn the_same_text_is_stronger_where_it_is_nobody_s_name() {
    let name = "Quillfeather Ombrasy";
    let known = strength(name, &[name.to_owned()]);
    assert!(known.guesses_log10 < 5.0 && strength(name, &[]).guesses_log10 > 12.0, "{known:?}");
    // A part that is in many words by chance is no name.
    let phrase = "gravy ostrich violet parsnip";
    assert_eq!(strength(phrase, &["O V".to_owned()]), strength(phrase, &[]));
}

#[test]
fn a_passphrase_may_be_long_and_of_any_script() {
    // Words without the clinician's name in them.
    let words: Vec<_> =
        draw::words().into_iter().filter(|word| word.starts_with('b') && !word.contains("lee")).collect();
    let long = draw::draw(&words, 1_500, chance(3)).unwrap();
    assert_eq!(weighed(&long).warning, None);
    assert!(is_taken(&long));
    assert!(is_taken("шафран бегемот люстра подсолнух"));
}

#[test]
fn what_is_overwritten_is_gone() {
    let mut bytes = *b"passphrase";
    overwrite(&mut bytes);
    assert_eq!(bytes, [0; 10]);
}

/// `purplehorse77` and `Summer2026!!` were called strong, as holding for years: a hundred million guesses last two hours at what rented
/// machines try against our hash.
#[test]
fn a_passphrase_is_called_by_how_long_it_holds() {
    for (passphrase, time, taken) in [
        ("purplehorse77", "1 hour", false),
        ("Summer2026!!", "1 hour", false),
        ("Summer2026", "1 second", false),
        ("password1", "less than a second", false),
        ("purple horse kettle", "1 day", false),
        ("Tuesday morning clinic", "5 hours", false),
        ("dogcathousetree", "1 day", false),
        ("tr0ub4dor&3", "57 days", false),
        ("to be or not to be", "less than a second", false),
        ("meadow lantern copper ninety", "464 years", true),
        ("eleven green lamps over the harbour", "over a million years", true),
    ] {
        assert_eq!((time_in_words(seconds(passphrase)).as_str(), is_taken(passphrase)), (time, taken), "{passphrase}");
    }
}

/// Phrases that half the world knows were called strong: `correct horse battery staple` held for 433 years, five letters written five times
/// each for 6,000, and a saying or a line of dummy text for over a million.
#[test]
fn a_phrase_that_many_know_and_repetition_are_weak() {
    let lorem = "Lorem ipsum dolor sit amet, ".repeat(40);
    for known in [
        "correct horse battery staple",
        "correcthorsebatterystaple",
        "Correct-Horse-Battery-Staple!",
        "the quick brown fox jumps over the lazy dog",
        "the quick brown fox",
        "to be or not to be that is the question",
        "To be, or not to be: that is the question.",
        "or not to be that is the question",
        "ich liebe dich mein schatz",
        "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich",
        "correct horse battery staple may the force be with you call me ishmael",
        &lorem,
    ] {
        assert!(!is_taken(known), "{known}: {:?}", weighed(known));
        assert_eq!(weighed(known).warning.as_deref(), Some("This is a phrase that many know: those are tried first."));
    }
    for (repeated, times) in [("a", 24), ("gravy ", 40), ("k7f", 30), ("lantern copper ", 6)] {
        assert!(!is_taken(&repeated.repeat(times)), "{repeated} × {times}: {:?}", weighed(&repeated.repeat(times)));
    }
    for weak in ["aaaaabbbbbcccccdddddeeeee", "correct horse battery staple 7", "dog dog dog cat cat cat fox fox fox"] {
        assert!(!is_taken(weak), "{weak}: {:?}", weighed(weak));
    }
    // What stands beside a phrase counts for what it is, and what is strong once is strong.
    for strong in ["correct horse battery staple gravy ostrich violet parsnip lantern", "k7!fQz2#pW9x k7!fQz2#pW9x"] {
        assert!(is_taken(strong), "{strong}: {:?}", weighed(strong));
    }
}

/// What is not taken at the strongest stretching is not taken at a weaker one, and holds shorter there.
#[test]
fn the_weaker_the_stretching_the_shorter_it_holds() {
    for passphrase in ["purplehorse77", "meadow lantern copper ninety", "k7!fQz2#pW9x"] {
        let guesses = weighed(passphrase).guesses_log10;
        let times: Vec<_> =
            Stretching::LADDER.into_iter().chain([Stretching::PBKDF2]).map(|how| seconds_held(guesses, how)).collect();
        assert!(times.is_sorted_by(|stronger, weaker| stronger > weaker), "{passphrase}: {times:?}");
    }
}

/// The list is the published one: with the dice's numbers it has the published SHA-256.
#[test]
fn the_words_are_the_eff_s_list() {
    let words = draw::words();
    assert_eq!(words.len(), WORDS_TO_DRAW_FROM as usize);
    let dice = |place: usize| (0..5).rev().map(|die| (place / 6usize.pow(die) % 6 + 1).to_string()).collect::<String>();
    let list: String = words.iter().enumerate().map(|(place, word)| format!("{}\t{word}\n", dice(place))).collect();
    let published = "addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e";
    assert_eq!(hex(&Sha256::digest(list)), published);
}

/// Chance from a seed: SplitMix64, as Sebastiano Vigna published it.
fn chance(mut seed: u64) -> impl FnMut() -> Option<u16> {
    move || {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (seed ^ seed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        Some((mixed ^ mixed >> 31) as u16)
    }
}

#[test]
fn a_drawn_passphrase_has_so_many_words_of_the_list() {
    let list = draw::words();
    let words: HashSet<_> = list.iter().copied().collect();
    let mut random = chance(1);
    let drawn: HashSet<_> = (0..200).map(|_| draw::draw(&list, DRAWN_WORDS, &mut random).unwrap()).collect();
    assert_eq!(drawn.len(), 200, "none is drawn twice");
    for phrase in drawn {
        let parts: Vec<_> = phrase.split(' ').collect();
        assert_eq!(parts.len(), 5, "{phrase}");
        assert!(parts.iter().all(|word| words.contains(word)), "{phrase}");
    }
    assert_eq!(draw::draw(&list, DRAWN_WORDS, || None), None, "nothing without chance");
}

/// Each number of 16 bits, once: every word comes up equally often, and what would favour some of them is left out. A remainder alone would
/// give the first 3,328 words nine chances and the others eight.
#[test]
fn every_word_is_as_likely_as_any_other() {
    let list = draw::words();
    let mut counts: HashMap<String, u32> = HashMap::new();
    let mut numbers = 0..=u16::MAX;
    while let Some(word) = draw::draw(&list, 1, || numbers.next()) {
        *counts.entry(word).or_default() += 1;
    }
    assert_eq!(counts.len(), WORDS_TO_DRAW_FROM as usize);
    assert!(counts.values().all(|count| *count == 8));

    // Also by lot: chi squared of 7,775 degrees of freedom is below 8,200 but in one of 3,000 times.
    let (mut random, mut counts) = (chance(7), HashMap::<String, f64>::new());
    let draws = 400_000.0;
    for _ in 0..80_000 {
        for word in draw::draw(&list, 5, &mut random).unwrap().split(' ') {
            *counts.entry(word.to_owned()).or_default() += 1.0;
        }
    }
    let expected = draws / f64::from(WORDS_TO_DRAW_FROM);
    let never = (f64::from(WORDS_TO_DRAW_FROM) - counts.len() as f64) * expected;
    let chi_squared: f64 = counts.values().map(|count| (count - expected).powi(2) / expected).sum::<f64>() + never;
    assert!((7_300.0..8_200.0).contains(&chi_squared), "{chi_squared}");
}
