//! Hears the page's questions and answers them.

use super::draw;
use super::message::*;
use super::work::{self, Refused, overwrite};
use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Why there is no answer, for the page.
const UNFIT: &str = "unfit";

/// Begins to hear, and says so: a question that is asked earlier would be lost.
pub(crate) fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| post(&scope, &answer(&event.data()))
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It hears until the worker ends.
    hear.forget();
    let ready = Object::new();
    put(&ready, READY, true);
    post(&scope, &ready);
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &Object) {
    // Where the page can't be told, it notices by itself that no answer comes.
    let _ = scope.post_message(message);
}

fn answer(question: &JsValue) -> Object {
    let answer = Object::new();
    put(&answer, NUMBER, get(question, NUMBER));
    let done = match get(question, TASK).as_string().as_deref() {
        Some(ARGON2ID) => stretch(question, &answer),
        Some(STRENGTH) => weigh(question, &answer),
        Some(DRAW) => draw(question, &answer),
        _ => Err(UNFIT),
    };
    if let Err(why) = done {
        put(&answer, REFUSED, why);
    }
    answer
}

fn stretch(question: &JsValue, answer: &Object) -> Result<(), &'static str> {
    let mut passphrase = take_bytes(question, PASSPHRASE)?;
    let made = number(question, MEMORY_KIB).and_then(|memory_kib| {
        let (passes, salt) = (number(question, PASSES)?, take_bytes(question, SALT)?);
        let began = now();
        let key = work::argon2id(memory_kib, passes, &passphrase, &salt).map_err(|refused| match refused {
            Refused::Unfit => UNFIT,
            Refused::NoMemory => NO_MEMORY,
        })?;
        put(answer, MILLISECONDS, now() - began);
        Ok(key)
    });
    overwrite(&mut passphrase);
    let mut key = made?;
    put(answer, KEY, Uint8Array::from(key.as_slice()));
    overwrite(&mut key);
    Ok(())
}

fn weigh(question: &JsValue, answer: &Object) -> Result<(), &'static str> {
    let against: Array = get(question, AGAINST).dyn_into().map_err(|_| UNFIT)?;
    let against: Vec<String> = against.iter().filter_map(|word| word.as_string()).collect();
    let mut passphrase = take_bytes(question, PASSPHRASE)?;
    let strength = std::str::from_utf8(&passphrase).map(|text| work::strength(text, &against)).map_err(|_| UNFIT);
    overwrite(&mut passphrase);
    let strength = strength?;
    put(answer, GUESSES_LOG10, strength.guesses_log10);
    if let Some(warning) = strength.warning {
        put(answer, WARNING, warning);
    }
    put(answer, SUGGESTIONS, strength.suggestions.into_iter().map(JsValue::from).collect::<Array>());
    Ok(())
}

fn draw(question: &JsValue, answer: &Object) -> Result<(), &'static str> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let crypto = scope.crypto().map_err(|_| UNFIT)?;
    let random = || {
        let mut bytes = [0; 2];
        crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
        Some(u16::from_le_bytes(bytes))
    };
    put(answer, DRAWN, draw::draw(&draw::words(), number(question, WORDS)?, random).ok_or(UNFIT)?);
    Ok(())
}

/// Milliseconds since some moment; none are counted where the worker has no clock.
fn now() -> f64 {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    scope.performance().map_or(0.0, |clock| clock.now())
}

/// Takes bytes out of a message and overwrites them there.
fn take_bytes(question: &JsValue, name: &str) -> Result<Vec<u8>, &'static str> {
    let there: Uint8Array = get(question, name).dyn_into().map_err(|_| UNFIT)?;
    let bytes = there.to_vec();
    there.fill(0, 0, there.length());
    Ok(bytes)
}

fn number(question: &JsValue, name: &str) -> Result<u32, &'static str> {
    let number = get(question, name).as_f64().ok_or(UNFIT)?;
    // The conversion saturates, so what it changes is not a number of that kind.
    let whole = number as u32;
    if f64::from(whole) == number { Ok(whole) } else { Err(UNFIT) }
}
