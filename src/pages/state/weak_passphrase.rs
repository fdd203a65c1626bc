//! A passphrase that was taken before passphrases had to hold for years still opens the clinic, and whoever types it is told. Nothing about
//! its strength is kept: it is weighed while it is there.

use super::late::Writing;
use super::{Desk, Failure};
use crate::browser::passphrase::strength;
use crate::vault::crypto::Stretching;
use crate::vault::guessing::{is_enough, seconds_held};
use crate::words::{say, time_in_words};
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Desk {
    /// Weighs the passphrase that somebody has just unlocked with. What is made of that is told by what is loaded later, which the passphrase
    /// itself doesn't wait for.
    pub(super) fn weigh(self, passphrase: String) {
        spawn_local(async move {
            let names = self.people.try_get_untracked().unwrap_or_default();
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            // Where it can't be weighed, nothing is known of it.
            let Ok(found) = strength(passphrase.trim(), &names).await else { return };
            drop(passphrase);
            drop(self.later(Writing::TellIfWeak(found.guesses_log10)).await);
        });
    }

    /// Tells that it doesn't hold for long, where that is so at the strongest stretching.
    pub(super) async fn tell_if_weak(self, guesses_log10: f64) -> Result<(), Failure> {
        let seconds = seconds_held(guesses_log10, Stretching::STRONGEST);
        if !is_enough(seconds) {
            let time = time_in_words(seconds);
            self.toasts.say(say!("{weak} Change it under Settings.", weak = weak_words(&time)));
            let _ = self.weak_passphrase.try_set(Some(time));
        }
        Ok(())
    }
}

/// What is said of a passphrase that falls in that time.
pub fn weak_words(time: &str) -> String {
    say!(
        "Your passphrase falls in {time} on average to somebody who has a copy of the records and rents the machines to guess it.",
        time
    )
}
