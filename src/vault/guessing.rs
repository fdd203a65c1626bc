//! How long a passphrase holds against somebody who has a copy of the records: guesses, divided by what rented machines try in a second.
//!
//! The assumption, which is said wherever a time is: whoever guesses rents six graphics cards. Hashcat tries 1,667 passphrases a second on
//! one (GeForce RTX 4090) against Argon2id with 64 MiB, three passes and one lane, which are our figures: measured by the Netherlands
//! Forensic Institute (github.com/hashcat/hashcat, pull request 4284, July 2025). So six try 10,000. One was rented for 0.34 dollars an
//! hour in March 2026 (RunPod), six cost two dollars an hour, 18,000 a year.

use super::crypto::{Crypto, Stretching};

/// What the rented machines try in a second against the strongest stretching.
const GUESSES_A_SECOND: f64 = 10_000.0;
/// The memory traffic of the strongest stretching, in KiB times passes: it bounds what a graphics card tries.
const TRAFFIC: f64 = 65_536.0 * 3.0;
/// What they try in a second against PBKDF2-HMAC-SHA-256 with 600,000 rounds: six times 15,000 (tobtu.com/minimum-password-settings, which
/// counts an RTX 4090 as one and a half cards of 10,000).
const GUESSES_A_SECOND_PBKDF2: f64 = 90_000.0;
/// A year, in seconds.
pub const YEAR: f64 = 365.25 * 24.0 * 3600.0;
/// How long a new passphrase has to hold at the least, in years: longer than somebody goes on paying for one clinic's records, and within
/// it the clinic's key can be changed.
pub const LEAST_YEARS: u32 = 3;

/// Words of a passphrase that is drawn by lot.
pub const DRAWN_WORDS: u32 = 5;
/// Words that each of them is drawn from: the EFF's long list, five throws of a die.
pub const WORDS_TO_DRAW_FROM: u32 = 7_776;

/// The guesses of a second that rented machines make against that stretching: fewer, the more work it is.
pub fn guesses_a_second(how: Stretching) -> f64 {
    match how {
        Stretching::Argon2id { memory_kib, passes } => {
            GUESSES_A_SECOND * TRAFFIC / (f64::from(memory_kib) * f64::from(passes)).max(1.0)
        }
        Stretching::Pbkdf2Sha256 { rounds } => GUESSES_A_SECOND_PBKDF2 * 600_000.0 / f64::from(rounds.max(1)),
    }
}

/// How long a passphrase of so many guesses (as a power of ten) holds on average, in seconds: half of them have to be tried.
pub fn seconds_held(guesses_log10: f64, how: Stretching) -> f64 {
    10f64.powf(guesses_log10) / 2.0 / guesses_a_second(how)
}

/// Whether that is long enough for a new passphrase.
pub fn is_enough(seconds: f64) -> bool {
    seconds >= f64::from(LEAST_YEARS) * YEAR
}

/// The guesses that a new passphrase has to take at the least, as a power of ten.
pub fn least_guesses_log10(how: Stretching) -> f64 {
    (f64::from(LEAST_YEARS) * YEAR * 2.0 * guesses_a_second(how)).log10()
}

/// The guesses that find every drawn passphrase, as a power of ten.
pub fn drawn_guesses_log10() -> f64 {
    f64::from(DRAWN_WORDS) * f64::from(WORDS_TO_DRAW_FROM).log10()
}

/// The same in bits, rounded down to a tenth.
pub fn drawn_bits() -> f64 {
    (f64::from(DRAWN_WORDS) * f64::from(WORDS_TO_DRAW_FROM).log2() * 10.0).floor() / 10.0
}

impl Stretching {
    /// These figures, or what new passphrases are stretched with on this device where that is stronger.
    pub async fn or_stronger<X: Crypto>(self, crypto: &X) -> Self {
        // The device is measured only where it may matter.
        if !Self::STRONGEST.is_stronger_than(self) {
            return self;
        }
        let here = crypto.stretching().await;
        if here.is_stronger_than(self) { here } else { self }
    }

    /// Whether whoever guesses gets fewer guesses a second against this than against the other.
    pub fn is_stronger_than(self, other: Self) -> bool {
        guesses_a_second(self) < guesses_a_second(other)
    }
}
