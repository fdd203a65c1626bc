//! Hears the page's questions and answers them: what both helpers for passphrases do.

use super::message::*;
use super::overwrite::overwrite;
use js_sys::{Object, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Why there is no answer, for the page.
pub(crate) const UNFIT: &str = "unfit";

/// Answers a task's question, or says why it doesn't. The task is not one of this helper where it is [`UNFIT`].
type Answer = fn(&str, &JsValue, &Object) -> Result<(), &'static str>;

/// Begins to hear, and says so: a question that is asked earlier would be lost.
pub(crate) fn listen(answer: Answer) {
    let scope = scope();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| post(&scope, &answered(answer, &event.data()))
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It hears until the worker ends.
    hear.forget();
    let ready = Object::new();
    put(&ready, READY, true);
    post(&scope, &ready);
}

/// The worker that this runs in.
pub(crate) fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &Object) {
    // Where the page can't be told, it notices by itself that no answer comes.
    let _ = scope.post_message(message);
}

fn answered(answer: Answer, question: &JsValue) -> Object {
    let answered = Object::new();
    put(&answered, NUMBER, get(question, NUMBER));
    let task = get(question, TASK).as_string().unwrap_or_default();
    if let Err(why) = answer(&task, question, &answered) {
        put(&answered, REFUSED, why);
    }
    answered
}

/// Does something with the passphrase of a question, and overwrites it wherever it stands.
pub(crate) fn with_passphrase<T>(
    question: &JsValue,
    work: impl FnOnce(&[u8]) -> Result<T, &'static str>,
) -> Result<T, &'static str> {
    let mut passphrase = take_bytes(question, PASSPHRASE)?;
    let done = work(&passphrase);
    overwrite(&mut passphrase);
    done
}

/// Takes bytes out of a message and overwrites them there.
pub(crate) fn take_bytes(question: &JsValue, name: &str) -> Result<Vec<u8>, &'static str> {
    let there: Uint8Array = get(question, name).dyn_into().map_err(|_| UNFIT)?;
    let bytes = there.to_vec();
    there.fill(0, 0, there.length());
    Ok(bytes)
}

/// A whole number of a question.
pub(crate) fn number(question: &JsValue, name: &str) -> Result<u32, &'static str> {
    let number = get(question, name).as_f64().ok_or(UNFIT)?;
    // The conversion saturates, so what it changes is not a number of that kind.
    let whole = number as u32;
    if f64::from(whole) == number { Ok(whole) } else { Err(UNFIT) }
}
