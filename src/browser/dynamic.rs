//! What browsers offer and web-sys has no stable name for: asked for by name, as it may not be there.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A property; none where there is none.
pub(super) fn get(target: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(target, &name.into()).ok().filter(|found| !found.is_undefined())
}

/// What a method gives; none where there is no such method, or it throws.
pub(super) fn call(target: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let function: Function = get(target, method)?.dyn_into().ok()?;
    Reflect::apply(&function, target, &arguments.iter().copied().collect::<Array>()).ok()
}

/// The same of a method that promises: what it gives in the end; none where it refuses, too.
pub(super) async fn ask(target: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let promised: Promise = call(target, method, arguments)?.dyn_into().ok()?;
    JsFuture::from(promised).await.ok()
}

/// An object of those properties.
pub(super) fn object(properties: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in properties {
        // A plain object takes every property.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

/// The name of an exception: all that is looked at, as a message could quote data.
pub(super) fn name_of(error: &JsValue) -> Option<String> {
    get(error, "name")?.as_string()
}
