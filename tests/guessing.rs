//! How long a passphrase is said to hold, and which stretching a device is given.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::vault::choose_stretching::strongest_managed;
use anamnesis::vault::crypto::Stretching;
use anamnesis::vault::guessing::{
    drawn_bits, drawn_guesses_log10, guesses_a_second, is_enough, least_guesses_log10, seconds_held,
};
use anamnesis::words::{assumption, time_in_words};
use pollster::block_on;
use proptest::prelude::*;
use std::cell::RefCell;

const YEAR: f64 = 365.25 * 86_400.0;
const LEAST: Stretching = Stretching::LADDER[3];

#[test]
fn times_follow_from_ten_thousand_guesses_a_second_at_the_least() {
    assert_eq!(guesses_a_second(Stretching::STRONGEST), 10_000.0);
    let all = Stretching::LADDER.into_iter().chain([Stretching::PBKDF2]);
    assert!(all.clone().all(|how| guesses_a_second(how) >= 10_000.0));
    // Half of them have to be tried on average.
    assert_eq!(seconds_held(8.0, Stretching::STRONGEST), 5_000.0);
    for how in all {
        let least = least_guesses_log10(how);
        assert!(!is_enough(seconds_held(least - 1e-6, how)) && is_enough(seconds_held(least + 1e-6, how)), "{how:?}");
        assert!(!is_enough(seconds_held(8.0, how)) && is_enough(seconds_held(drawn_guesses_log10(), how)), "{how:?}");
    }
    assert_eq!(
        assumption(Stretching::STRONGEST),
        "On average, against somebody who has a copy of the records and tries 10,000 passphrases a second: that takes six rented graphics \
         cards, about 18,000 dollars a year."
    );
    assert!(assumption(LEAST).contains(" 51,000 passphrases "), "{}", assumption(LEAST));
}

#[test]
fn what_is_drawn_has_64_bits_and_holds_for_millions_of_years() {
    assert_eq!(drawn_bits(), 64.6);
    let years = seconds_held(drawn_guesses_log10(), Stretching::STRONGEST) / YEAR;
    assert!((44e6..46e6).contains(&years), "{years}");
}

#[test]
fn times_are_said_as_people_say_them() {
    for (seconds, words) in [
        (0.0, "less than a second"),
        (1.0, "1 second"),
        (59.9, "59 seconds"),
        (61.0, "1 minute"),
        (3.0 * 3600.0, "3 hours"),
        (86_400.0 * 1.9, "1 day"),
        (86_400.0 * 50.0, "50 days"),
        (YEAR / 2.0, "6 months"),
        (YEAR, "1 year"),
        (YEAR * 999.0, "999 years"),
        (YEAR * 45_678.0, "45,000 years"),
        (YEAR * 1e6, "over a million years"),
        (f64::INFINITY, "over a million years"),
    ] {
        assert_eq!(time_in_words(seconds), words, "{seconds}");
    }
}

proptest! {
    /// More guesses never hold shorter, and what is enough stays so.
    #[test]
    fn more_guesses_hold_longer(a in 0.0..25f64, b in 0.0..25f64, rung in 0usize..4) {
        let how = *Stretching::LADDER.get(rung).unwrap();
        let (fewer, more) = (seconds_held(a.min(b), how), seconds_held(a.max(b), how));
        prop_assert!(fewer <= more);
        prop_assert!(!is_enough(fewer) || is_enough(more));
    }
}

/// What a device takes that needs so many seconds for the strongest figures and gives so much memory, and what was tried on it.
fn given(known: Option<(Stretching, f64)>, seconds: f64, memory: u32) -> (Option<Stretching>, Vec<Stretching>) {
    let tried = RefCell::new(Vec::new());
    let run = async |how| {
        tried.borrow_mut().push(how);
        let Stretching::Argon2id { memory_kib, .. } = how else { panic!("only Argon2id is on the ladder") };
        (memory_kib <= memory).then(|| seconds * guesses_a_second(Stretching::STRONGEST) / guesses_a_second(how))
    };
    let managed = block_on(strongest_managed(known, run));
    (managed, tried.into_inner())
}

#[test]
fn a_device_gets_the_strongest_figures_that_it_manages_in_two_seconds() {
    let [strongest, second, third, least] = Stretching::LADDER;
    assert_eq!(given(None, 0.5, u32::MAX), (Some(strongest), vec![least, strongest]));
    assert_eq!(given(None, 2.5, u32::MAX), (Some(second), vec![least, second]));
    assert_eq!(given(None, 4.0, u32::MAX), (Some(third), vec![least, third]));
    assert_eq!(given(None, 30.0, u32::MAX), (Some(least), vec![least]), "never less than that");
    // Refused allocations.
    assert_eq!(given(None, 0.5, 65_535).0, Some(least));
    assert_eq!(given(None, 0.5, 0).0, None, "Argon2id can't run");
}

/// At every unlocking a slow device would be made to wait for a trial that it can't pass.
#[test]
fn what_is_known_of_a_device_spares_trials() {
    let [strongest, _, _, least] = Stretching::LADDER;
    assert_eq!(given(Some((least, 2.0)), 10.0, u32::MAX), (Some(least), vec![]));
    assert_eq!(given(Some((strongest, 0.6)), 0.6, u32::MAX), (Some(strongest), vec![]));
    assert_eq!(given(Some((least, 0.1)), 0.5, u32::MAX), (Some(strongest), vec![strongest]), "raised after one trial");
}
