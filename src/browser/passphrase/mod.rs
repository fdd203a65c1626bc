//! The heavy things that are done with passphrases, each by a helper that is loaded with the first of them: web workers with a wasm of their
//! own (`src/bin/passphrase`), so that a first visit doesn't carry them and the page lives on meanwhile. One stretches; the other, with its
//! dictionaries many times as large, is for whoever chooses a passphrase.

mod helper;
mod message;

use crate::vault::crypto::{PassphraseError, Stretching};
use crate::vault::guessing::DRAWN_WORDS;
use crate::words::weakness_words;
use helper::{Helper, Kind, ask};
use js_sys::{Array, Object, Uint8Array};
use message::*;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};

/// How hard a passphrase is to guess.
#[derive(Clone, Debug, PartialEq)]
pub struct Strength {
    /// The guesses that it takes, as a power of ten.
    pub guesses_log10: f64,
    /// What is wrong with it, for a person to read.
    pub warning: Option<String>,
    /// How to make it better, for a person to read.
    pub suggestions: Vec<String>,
}

thread_local! {
    static LAST: Cell<Option<(Stretching, f64)>> = const { Cell::new(None) };
}

/// Starts the helper that stretches, so that it is there when it is asked. Where it can't be started, the first question says so.
pub fn get_ready() {
    let _ = Helper::get(Kind::Stretch);
}

/// Stretches a passphrase to a key of 32 bytes with Argon2id (version 0x13, one lane). The salt has at least 8 bytes.
///
/// # Errors
/// [`PassphraseError`]; its text says what to do.
pub async fn argon2id(how: Stretching, passphrase: &[u8], salt: &[u8]) -> Result<[u8; 32], PassphraseError> {
    let Stretching::Argon2id { memory_kib, passes } = how else { return Err(PassphraseError::Refused) };
    let question = Object::new();
    put(&question, TASK, ARGON2ID);
    put(&question, MEMORY_KIB, memory_kib);
    put(&question, PASSES, passes);
    put(&question, SALT, Uint8Array::from(salt));
    let answer = ask(Kind::Stretch, question, passphrase).await?;
    if let Some(milliseconds) = get(&answer, MILLISECONDS).as_f64() {
        LAST.set(Some((how, milliseconds / 1000.0)));
    }
    let key: Uint8Array = get(&answer, KEY).dyn_into().map_err(|_| PassphraseError::Refused)?;
    let bytes = key.to_vec().try_into().map_err(|_| PassphraseError::Refused);
    key.fill(0, 0, key.length());
    bytes
}

/// The figures of the last stretching, and how many seconds it took: how fast this device is.
pub fn last_stretching() -> Option<(Stretching, f64)> {
    LAST.get()
}

/// A passphrase of [`DRAWN_WORDS`] words, drawn from the EFF's list by the browser's cryptographic source of chance.
///
/// # Errors
/// [`PassphraseError`]; its text says what to do.
pub async fn draw() -> Result<String, PassphraseError> {
    let question = Object::new();
    put(&question, TASK, DRAW);
    put(&question, WORDS, DRAWN_WORDS);
    let answer = ask(Kind::Weigh, question, b"").await?;
    get(&answer, DRAWN).as_string().ok_or(PassphraseError::Refused)
}

/// Weighs a passphrase, also against names and words that whoever attacks this clinic would try first.
///
/// # Errors
/// [`PassphraseError`]; its text says what to do.
pub async fn strength(passphrase: &str, against: &[&str]) -> Result<Strength, PassphraseError> {
    let question = Object::new();
    put(&question, TASK, STRENGTH);
    put(&question, AGAINST, against.iter().map(|word| JsValue::from_str(word)).collect::<Array>());
    let answer = ask(Kind::Weigh, question, passphrase.as_bytes()).await?;
    let suggestions: Array = get(&answer, SUGGESTIONS).dyn_into().map_err(|_| PassphraseError::Refused)?;
    Ok(Strength {
        guesses_log10: get(&answer, GUESSES_LOG10).as_f64().ok_or(PassphraseError::Refused)?,
        warning: get(&answer, WARNING).as_string().as_deref().map(weakness_words),
        suggestions: suggestions.iter().filter_map(|text| Some(weakness_words(&text.as_string()?))).collect(),
    })
}
