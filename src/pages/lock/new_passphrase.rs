//! Choosing a passphrase: typed twice, with an estimate of how long it would hold. There are no rules of composition, which make
//! passphrases worse; only one that falls at once is refused.

use crate::browser::passphrase::{Strength, strength};
use crate::ui::TextField;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The least estimate that is taken, of 0 to 4: below it a passphrase falls to a patient guesser who has a copy of the records.
const LEAST: u8 = 3;
/// Characters below which nothing is estimated: NIST SP 800-63B asks for eight at the least.
const SHORTEST: usize = 8;

/// A passphrase that is being chosen. Every part of a form holds a copy.
#[derive(Clone, Copy)]
pub(crate) struct NewPassphrase {
    /// As typed.
    pub(crate) text: RwSignal<String>,
    again: RwSignal<String>,
    strength: RwSignal<Option<Strength>>,
    error: RwSignal<Option<String>>,
    /// Which estimate counts: an older one may come later.
    turn: StoredValue<u32>,
}

impl NewPassphrase {
    pub(crate) fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            again: RwSignal::new(String::new()),
            strength: RwSignal::new(None),
            error: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Empties it.
    pub(crate) fn clear(self) {
        self.text.set(String::new());
        self.again.set(String::new());
        self.strength.set(None);
        self.error.set(None);
    }

    /// The passphrase, if it will do; else the error is shown. `against` is what it must not be guessed from, such as the name.
    pub(crate) async fn chosen(self, against: &str) -> Option<String> {
        // White space around it counts for nothing when it is typed to unlock, so neither does it here.
        let [text, again] = [self.text, self.again].map(|typed| typed.with_untracked(|typed| typed.trim().to_owned()));
        let refused = if text.chars().count() < SHORTEST {
            Some(format!("A passphrase needs at least {SHORTEST} characters; four or more words in a row are better."))
        } else if text != again {
            Some("The two are not the same. Type both again.".to_owned())
        } else {
            match strength(&text, &[against]).await {
                Ok(found) if found.score < LEAST => {
                    let _ = self.strength.try_set(Some(found));
                    Some("This passphrase is too easy to guess. Add a word or two that nobody would expect.".to_owned())
                }
                // Without the estimator, length has to do.
                Err(_) if text.chars().count() < 2 * SHORTEST => {
                    Some(format!("Its strength can’t be estimated here. Take at least {} characters.", 2 * SHORTEST))
                }
                _ => None,
            }
        };
        let fits = refused.is_none();
        let _ = self.error.try_set(refused);
        fits.then_some(text)
    }

    fn estimate(self, against: String) {
        self.turn.update_value(|turn| *turn += 1);
        let (turn, text) = (self.turn.get_value(), self.text.with_untracked(|typed| typed.trim().to_owned()));
        self.error.set(None);
        if text.is_empty() {
            return self.strength.set(None);
        }
        spawn_local(async move {
            let found = strength(&text, &[&against]).await.ok();
            if self.turn.try_get_value() == Some(turn) {
                let _ = self.strength.try_set(found);
            }
        });
    }
}

/// The two fields, and the estimate in words and as a bar.
#[component]
pub(crate) fn NewPassphraseFields(
    /// Unique on the page; the ids of the fields are made from it.
    id: &'static str,
    /// What is chosen.
    value: NewPassphrase,
    /// What it must not be guessed from.
    against: Signal<String>,
) -> impl IntoView {
    Effect::watch(move || value.text.get(), move |_, _, _| value.estimate(against.get_untracked()), false);
    let estimate = move || {
        value.strength.get().map(|found| {
            let words = WORDS.get(usize::from(found.score)).copied().unwrap_or_default();
            let advice = found.warning.into_iter().chain(found.suggestions).collect::<Vec<_>>().join(" ");
            view! {
                <p class="strength">
                    <meter min="0" max="4" low="2" high="3" optimum="4" value=found.score.to_string() aria-hidden="true"></meter>
                    <span>{words}</span>
                </p>
                <p class="hint">{advice}</p>
            }
        })
    };
    let hint = Some("Several unusual words in a row are strong and can be remembered. Spaces between them count, before and after they don’t.".to_owned());
    view! {
        <TextField
            id=format!("{id}-new")
            label="New passphrase"
            value=value.text
            kind="password"
            hint=hint
            error=value.error
        />
        <div role="status" class="strength-room">{estimate}</div>
        <TextField id=format!("{id}-again") label="The same once more" value=value.again kind="password" />
    }
    .into_any()
}

/// How long a passphrase of each estimate would hold, as zxcvbn scores them.
const WORDS: [&str; 5] = [
    "Falls at once",
    "Falls within the hour to whoever has a copy of the records",
    "Falls within days to whoever has a copy of the records",
    "Strong: holds for years against whoever has a copy of the records",
    "Very strong",
];
