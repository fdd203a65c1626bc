//! Choosing a passphrase: one that is drawn by lot, or one of one's own with an estimate of how long it would hold. There are no rules of
//! composition, which make passphrases worse; only what doesn't hold for years is refused.

use crate::browser::passphrase::{draw, strength};
use crate::browser::web_crypto::WebCrypto;
use crate::vault::crypto::{Crypto, PassphraseError, Stretching};
use crate::vault::guessing::{LEAST_YEARS, is_enough, seconds_held, time_in_words};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Characters below which nothing is estimated: NIST SP 800-63B asks for eight at the least.
const SHORTEST: usize = 8;
/// Characters that have to do where nothing can be estimated.
const LONG: usize = 24;
/// How long nobody types before it is estimated: what is said after each key is read out over and over by a screen reader.
const REST: Duration = Duration::from_millis(400);

/// Where a new passphrase comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Drawn by lot; typed once, to show that it is on paper.
    Drawn,
    /// Of one's own; typed twice.
    Own,
}

/// What an estimate says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weighed {
    pub(super) guesses_log10: f64,
    /// How long it holds.
    pub(super) seconds: f64,
    /// What it is stretched with, on this device.
    pub(super) how: Stretching,
    /// What is wrong with it and how to make it better; for a weak one.
    pub(super) advice: String,
}

/// A passphrase that is being chosen. Every part of a form holds a copy.
#[derive(Clone, Copy)]
pub(crate) struct NewPassphrase {
    pub(super) way: RwSignal<Way>,
    /// What was drawn, or why nothing can be.
    pub(super) drawn: RwSignal<Option<Result<String, PassphraseError>>>,
    /// What it will be stretched with, once this device is measured.
    pub(super) how: RwSignal<Option<Stretching>>,
    /// One's own, as typed.
    pub(super) text: RwSignal<String>,
    /// Either of them once more.
    pub(super) again: RwSignal<String>,
    pub(super) weighed: RwSignal<Option<Weighed>>,
    pub(super) error: RwSignal<Option<String>>,
    pub(super) error_again: RwSignal<Option<String>>,
    /// Names that it must not be guessed from.
    against: Signal<Vec<String>>,
    /// Which estimate counts: an older one may come later.
    turn: StoredValue<u32>,
}

impl NewPassphrase {
    /// None yet. `against` are the names of those who work here: they are tried first.
    pub(crate) fn new(against: Signal<Vec<String>>) -> Self {
        Self {
            way: RwSignal::new(Way::Drawn),
            drawn: RwSignal::new(None),
            how: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            again: RwSignal::new(String::new()),
            weighed: RwSignal::new(None),
            error: RwSignal::new(None),
            error_again: RwSignal::new(None),
            against,
            turn: StoredValue::new(0),
        }
    }

    /// Empties it; the next one is drawn anew.
    pub(crate) fn clear(self) {
        self.way.set(Way::Drawn);
        self.drawn.set(None);
        self.clear_typed();
    }

    fn clear_typed(self) {
        self.text.set(String::new());
        self.again.set(String::new());
        self.weighed.set(None);
        self.error.set(None);
        self.error_again.set(None);
    }

    /// Goes over to the other way; what was typed for the first is gone.
    pub(super) fn take(self, way: Way) {
        self.way.set(way);
        self.clear_typed();
    }

    /// Draws one by lot, in place of the one before.
    pub(super) fn draw(self) {
        self.clear_typed();
        spawn_local(async move {
            let drawn = draw().await;
            let _ = self.drawn.try_set(Some(drawn));
            // The time that is said beside it follows from how hard this device can stretch it.
            let how = WebCrypto.stretching().await;
            let _ = self.how.try_set(Some(how));
        });
    }

    /// The passphrase, if it will do; else the error is shown at the field.
    pub(crate) async fn chosen(self) -> Option<String> {
        // White space around it counts for nothing when it is typed to unlock, so neither does it here.
        let [text, again] = [self.text, self.again].map(|typed| typed.with_untracked(|typed| typed.trim().to_owned()));
        let (chosen, error, error_again) = match (self.way.get_untracked(), self.drawn.get_untracked()) {
            (Way::Drawn, Some(Ok(drawn))) => {
                let differs = (drawn != again).then(|| NOT_THE_DRAWN.to_owned());
                (drawn, None, differs)
            }
            (Way::Drawn, _) => (again, None, Some(NOTHING_DRAWN.to_owned())),
            (Way::Own, _) => {
                let refused = self.refused(&text).await;
                let differs = (refused.is_none() && text != again)
                    .then(|| "The two are not the same. Type both again.".to_owned());
                (text, refused, differs)
            }
        };
        let fits = error.is_none() && error_again.is_none();
        let _ = self.error.try_set(error);
        let _ = self.error_again.try_set(error_again);
        fits.then_some(chosen)
    }

    /// Why a passphrase of one's own won't do.
    async fn refused(self, text: &str) -> Option<String> {
        let length = text.chars().count();
        if length < SHORTEST {
            return Some(format!(
                "A passphrase needs at least {SHORTEST} characters; five or more words in a row are better."
            ));
        }
        let Some(weighed) = self.weigh(text).await else {
            // Without the estimator, length has to do.
            let refused = length < LONG;
            return refused.then(|| format!("Its strength can’t be estimated here. Take at least {LONG} characters."));
        };
        let refused = (!is_enough(weighed.seconds)).then(|| {
            let time = time_in_words(weighed.seconds);
            format!(
                "Too weak: it falls in {time} on average, and has to hold for {LEAST_YEARS} years. Add words that nobody would expect, or take \
                 one that is drawn by lot."
            )
        });
        let _ = self.weighed.try_set(Some(weighed));
        refused
    }

    /// Estimates what is typed, once nobody types for a moment.
    pub(super) fn estimate(self) {
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        self.error.set(None);
        if self.text.with_untracked(|typed| typed.trim().is_empty()) {
            return self.weighed.set(None);
        }
        let counts = move || self.turn.try_get_value() == Some(turn);
        let weigh = async move {
            let Some(text) = self.text.try_get_untracked().filter(|_| counts()) else { return };
            let weighed = self.weigh(text.trim()).await;
            if counts() {
                let _ = self.weighed.try_set(weighed);
            }
        };
        set_timeout(move || spawn_local(weigh), REST);
    }

    /// What can be said of it; nothing where the estimator can't be had.
    async fn weigh(self, text: &str) -> Option<Weighed> {
        let names = self.against.try_get_untracked()?;
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let found = strength(text, &names).await.ok()?;
        let how = WebCrypto.stretching().await;
        let advice = found.warning.into_iter().chain(found.suggestions).collect::<Vec<_>>().join(" ");
        Some(Weighed {
            guesses_log10: found.guesses_log10,
            seconds: seconds_held(found.guesses_log10, how),
            how,
            advice,
        })
    }
}

/// Said where another passphrase is typed than the one that was drawn.
const NOT_THE_DRAWN: &str =
    "This is not the passphrase above. Compare it word by word: small letters, one blank between two words.";
/// Said where there is none to type.
const NOTHING_DRAWN: &str = "No passphrase is drawn yet. Draw another one, or choose one of your own.";
