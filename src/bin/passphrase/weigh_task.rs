//! The tasks of weighing a passphrase and of drawing one, as messages ask for them.

use super::draw;
use super::listen::{UNFIT, number, scope, with_passphrase};
use super::message::*;
use super::strength::strength;
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

/// Puts what can be said of a passphrase, or one that was drawn, into the answer.
pub(crate) fn answer(task: &str, question: &JsValue, answer: &Object) -> Result<(), &'static str> {
    match task {
        STRENGTH => weigh(question, answer),
        DRAW => draw(question, answer),
        _ => Err(UNFIT),
    }
}

fn weigh(question: &JsValue, answer: &Object) -> Result<(), &'static str> {
    let against: Array = get(question, AGAINST).dyn_into().map_err(|_| UNFIT)?;
    let against: Vec<String> = against.iter().filter_map(|word| word.as_string()).collect();
    let strength = with_passphrase(question, |passphrase| {
        std::str::from_utf8(passphrase).map(|text| strength(text, &against)).map_err(|_| UNFIT)
    })?;
    put(answer, GUESSES_LOG10, strength.guesses_log10);
    if let Some(warning) = strength.warning {
        put(answer, WARNING, warning);
    }
    put(answer, SUGGESTIONS, strength.suggestions.into_iter().map(JsValue::from).collect::<Array>());
    Ok(())
}

fn draw(question: &JsValue, answer: &Object) -> Result<(), &'static str> {
    let crypto = scope().crypto().map_err(|_| UNFIT)?;
    let random = || {
        let mut bytes = [0; 2];
        crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
        Some(u16::from_le_bytes(bytes))
    };
    put(answer, DRAWN, draw::draw(&draw::words(), number(question, WORDS)?, random).ok_or(UNFIT)?);
    Ok(())
}
