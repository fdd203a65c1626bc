//! The words of the messages between the page and its helpers for passphrases; all are compiled from this file. A message is a plain
//! object. The page asks with a number, and the helper answers with the same number.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// In the helper's first message: true, now it hears questions.
pub(crate) const READY: &str = "ready";
/// In every question and its answer: which one.
pub(crate) const NUMBER: &str = "number";
/// In a question: [`ARGON2ID`], [`STRENGTH`] or [`DRAW`].
pub(crate) const TASK: &str = "task";
/// In a question: the passphrase as UTF-8, in bytes, because a text can't be overwritten after use.
pub(crate) const PASSPHRASE: &str = "passphrase";

/// The task of stretching the passphrase, with the three below; the answer holds [`KEY`] and [`MILLISECONDS`].
pub(crate) const ARGON2ID: &str = "argon2id";
/// KiB of memory.
pub(crate) const MEMORY_KIB: &str = "memory_kib";
/// Passes over it.
pub(crate) const PASSES: &str = "passes";
/// The salt, in bytes.
pub(crate) const SALT: &str = "salt";
/// The key, in bytes.
pub(crate) const KEY: &str = "key";
/// How long it took.
pub(crate) const MILLISECONDS: &str = "milliseconds";

/// The task of weighing the passphrase against a list of texts, [`AGAINST`]; the answer holds the three below.
pub(crate) const STRENGTH: &str = "strength";
/// Names and words that a passphrase should not be made of.
pub(crate) const AGAINST: &str = "against";
/// The guesses that it takes, as a power of ten.
pub(crate) const GUESSES_LOG10: &str = "guesses_log10";
/// What is wrong with it; may be absent.
pub(crate) const WARNING: &str = "warning";
/// A list of texts.
pub(crate) const SUGGESTIONS: &str = "suggestions";

/// The task of drawing a passphrase of so many [`WORDS`]; the answer holds it, [`DRAWN`].
pub(crate) const DRAW: &str = "draw";
/// How many words.
pub(crate) const WORDS: &str = "words";
/// The passphrase that was drawn.
pub(crate) const DRAWN: &str = "drawn";

/// In an answer instead of all that: [`NO_MEMORY`], or anything else for a question that the helper can't answer.
pub(crate) const REFUSED: &str = "refused";
/// The browser gives no more memory.
pub(crate) const NO_MEMORY: &str = "no memory";

/// Puts a value into a message.
pub(crate) fn put(message: &Object, name: &str, value: impl Into<JsValue>) {
    // A plain object takes every value.
    let _ = Reflect::set(message, &name.into(), &value.into());
}

/// The value in a message; undefined where there is none.
pub(crate) fn get(message: &JsValue, name: &str) -> JsValue {
    Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
