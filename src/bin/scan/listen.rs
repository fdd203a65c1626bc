//! Hears the page's pictures and answers with what is read in them.

use super::read::read_codes;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Begins to hear, and says so: a question that is asked earlier would be lost.
pub(crate) fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| post(&scope, &answer(&Array::from(&event.data())))
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It hears until the worker ends.
    hear.forget();
    post(&scope, &JsValue::TRUE);
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &JsValue) {
    // Where the page can't be told, it notices by itself that no answer comes.
    let _ = scope.post_message(message);
}

fn answer(question: &Array) -> JsValue {
    // Sizes of a picture are whole numbers.
    let size = |at| question.get(at).as_f64().unwrap_or_default() as usize;
    let (width, height) = (size(0), size(1));
    let bytes = Uint8Array::new(&question.get(2)).to_vec();
    let (pixels, _) = bytes.as_chunks::<4>();
    // As a screen adds up the colours (ITU-R BT.601), in 256ths.
    let brightness = |[red, green, blue, _]: &[u8; 4]| {
        ((u32::from(*red) * 77 + u32::from(*green) * 150 + u32::from(*blue) * 29) >> 8) as u8
    };
    if width == 0 || pixels.len() < width * height {
        return Array::new().into();
    }
    let texts = read_codes(width, height, |x, y| pixels.get(y * width + x).map_or(u8::MAX, brightness));
    texts.into_iter().map(JsValue::from).collect::<Array>().into()
}
