//! Choosing a passphrase: one that is drawn by lot, or one of one's own with an estimate of how long it would hold. There are no rules of
//! composition, which make passphrases worse; only what doesn't hold for years is refused.

use crate::browser::passphrase::{draw, strength};
use crate::browser::web_crypto::WebCrypto;
use crate::vault::crypto::{Crypto, PassphraseError, Stretching};
use crate::vault::guessing::{LEAST_YEARS, is_enough, seconds_held, time_in_words};
use crate::words::{say, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Characters below which nothing is estimated: NIST SP 800-63B asks for eight at the least.
const SHORTEST: usize = 8;
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

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weighed {
    pub(super) guesses_log10: f64,
    /// How long it holds.
    pub(super) seconds: f64,
    /// What it is stretched with, on this device.
    pub(super) how: Stretching,
    /// What is wrong with it.
    pub(super) warning: Option<String>,
    /// What is wrong with it and how to make it better; for a weak one.
    pub(super) advice: String,
}

/// A passphrase that is being chosen. Every part of a form holds a copy.
#[derive(Clone, Copy)]
pub(crate) struct NewPassphrase {
    pub(super) way: RwSignal<Way>,
    /// What was drawn, or why nothing can be.
    pub(super) drawn: RwSignal<Option<Result<String, PassphraseError>>>,
    /// How often one was drawn in the place of another.
    pub(super) redrawn: RwSignal<u32>,
    /// What it will be stretched with, once this device is measured.
    pub(super) how: RwSignal<Option<Stretching>>,
    /// One's own, as typed.
    pub(super) text: RwSignal<String>,
    /// Either of them once more.
    pub(super) again: RwSignal<String>,
    pub(super) weighed: RwSignal<Option<Weighed>>,
    /// Why one's own can't be weighed; it isn't taken then.
    pub(super) unweighed: RwSignal<Option<PassphraseError>>,
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
            redrawn: RwSignal::new(0),
            how: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            again: RwSignal::new(String::new()),
            weighed: RwSignal::new(None),
            unweighed: RwSignal::new(None),
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
        self.redrawn.set(0);
        self.clear_typed();
    }

    fn clear_typed(self) {
        self.text.set(String::new());
        self.again.set(String::new());
        self.weighed.set(None);
        self.unweighed.set(None);
        self.error.set(None);
        self.error_again.set(None);
    }

    /// Goes over to the other way; what was typed for the first is gone.
    pub(super) fn take(self, way: Way) {
        self.way.set(way);
        self.clear_typed();
    }

    /// Whether there is one that was drawn. Follows it.
    pub(super) fn is_drawn(self) -> bool {
        self.drawn.with(|drawn| matches!(drawn, Some(Ok(_))))
    }

    /// Draws one by lot, in place of the one before. Where that fails, the helper has ended: the next drawing starts another.
    pub(super) fn draw(self) {
        self.clear_typed();
        let in_place = untrack(|| self.is_drawn());
        if !in_place {
            self.drawn.set(None);
        }
        spawn_local(async move {
            let drawn = draw().await;
            if in_place && drawn.is_ok() {
                let _ = self.redrawn.try_update(|times| *times += 1);
            }
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
                let differs = (drawn != again).then(|| worded(
                        "This is not the passphrase above. Compare it word by word: small letters, one blank between two words.",
                    )
                    .to_owned());
                (drawn, None, differs)
            }
            (Way::Drawn, _) => (
                again,
                None,
                Some(
                    worded("No passphrase is drawn yet, so there is none to type. Have one drawn above first.")
                        .to_owned(),
                ),
            ),
            (Way::Own, _) => {
                let refused = self.refused(&text).await;
                let differs = (refused.is_none() && text != again)
                    .then(|| worded("The two are not the same. Type both again.").to_owned());
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
            return Some(say!(
                "A passphrase needs at least {SHORTEST} characters; five or more words in a row are better.",
                SHORTEST
            ));
        }
        // Without the estimator none is taken: a length says nothing, twenty-four times the same letter is long.
        let weighed = match self.weigh(text).await? {
            Ok(weighed) => weighed,
            Err(why) => {
                let _ = self.weighed.try_set(None);
                let _ = self.unweighed.try_set(Some(why));
                return Some(
                    worded("How strong it is can’t be weighed at the moment, so it isn’t taken. Try again.").to_owned(),
                );
            }
        };
        let refused = (!is_enough(weighed.seconds)).then(|| {
            let time = time_in_words(weighed.seconds);
            let warning = weighed.warning.as_ref().map(|warning| format!(" {warning}")).unwrap_or_default();
            say!("Too weak: it falls in {time} on average, and has to hold for {LEAST_YEARS} years.{warning} Add words that nobody would expect, \
                 or take one that is drawn by lot.", time, LEAST_YEARS, warning)
        });
        let _ = self.unweighed.try_set(None);
        let _ = self.weighed.try_set(Some(weighed));
        refused
    }

    /// Estimates what is typed, once nobody types for a moment.
    pub(super) fn estimate(self) {
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        self.error.set(None);
        if self.text.with_untracked(|typed| typed.trim().is_empty()) {
            self.unweighed.set(None);
            return self.weighed.set(None);
        }
        let counts = move || self.turn.try_get_value() == Some(turn);
        set_timeout(move || spawn_local(async move { self.show_weighed(counts).await }), REST);
    }

    /// Weighs what is typed once more, after it couldn't be: by another helper, as the one before has ended.
    pub(super) fn weigh_again(self) {
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        self.error.set(None);
        self.unweighed.set(None);
        spawn_local(async move { self.show_weighed(|| self.turn.try_get_value() == Some(turn)).await });
    }

    async fn show_weighed(self, counts: impl Fn() -> bool) {
        let Some(text) = self.text.try_get_untracked().filter(|_| counts()) else { return };
        let Some(weighed) = self.weigh(text.trim()).await.filter(|_| counts()) else { return };
        let _ = self.unweighed.try_set(weighed.as_ref().err().copied());
        let _ = self.weighed.try_set(weighed.ok());
    }

    /// What can be said of it, or why nothing can; none once the form is gone.
    async fn weigh(self, text: &str) -> Option<Result<Weighed, PassphraseError>> {
        let names = self.against.try_get_untracked()?;
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let found = match strength(text, &names).await {
            Ok(found) => found,
            Err(why) => return Some(Err(why)),
        };
        let how = WebCrypto.stretching().await;
        let advice = found.warning.iter().chain(&found.suggestions).map(String::as_str).collect::<Vec<_>>().join(" ");
        Some(Ok(Weighed {
            guesses_log10: found.guesses_log10,
            seconds: seconds_held(found.guesses_log10, how),
            how,
            warning: found.warning,
            advice,
        }))
    }
}
