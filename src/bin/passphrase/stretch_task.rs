//! The task of stretching a passphrase, as a message asks for it.

use super::argon2id::{Refused, argon2id};
use super::listen::{UNFIT, number, scope, take_bytes, with_passphrase};
use super::message::*;
use super::overwrite::overwrite;
use js_sys::{Object, Uint8Array};
use wasm_bindgen::JsValue;

/// Puts the key into the answer, and how long it took.
pub(crate) fn answer(task: &str, question: &JsValue, answer: &Object) -> Result<(), &'static str> {
    if task != ARGON2ID {
        return Err(UNFIT);
    }
    let mut key = with_passphrase(question, |passphrase| {
        let memory_kib = number(question, MEMORY_KIB)?;
        let (passes, salt) = (number(question, PASSES)?, take_bytes(question, SALT)?);
        let began = now();
        let key = argon2id(memory_kib, passes, passphrase, &salt).map_err(|refused| match refused {
            Refused::Unfit => UNFIT,
            Refused::NoMemory => NO_MEMORY,
        })?;
        put(answer, MILLISECONDS, now() - began);
        Ok(key)
    })?;
    put(answer, KEY, Uint8Array::from(key.as_slice()));
    overwrite(&mut key);
    Ok(())
}

/// Milliseconds since the worker started; none are counted where it has no clock.
fn now() -> f64 {
    scope().performance().map_or(0.0, |clock| clock.now())
}
