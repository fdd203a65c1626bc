//! When the app breaks: a message that needs nothing of the app any more.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// From now on a fault of the program is written to the console and said on the page.
pub fn watch_for_crashes() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show();
    }));
    // Faults that are no panics of ours, such as a stack that overflows. Other scripts' errors are none of them.
    let _ = window_event_listener_untyped("error", |event| {
        let error = js_sys::Reflect::get(&event, &JsValue::from_str("error")).unwrap_or_default();
        let name = js_sys::Reflect::get(&error, &JsValue::from_str("name")).unwrap_or_default();
        if name.as_string().as_deref() == Some("RuntimeError") {
            show();
        }
    });
}

/// Shows the message, once. Its link loads the page anew: `rel=external` keeps the broken app's router out of it.
fn show() {
    let document = document();
    if document.get_element_by_id("crash").is_some() {
        return;
    }
    let shown = || -> Result<(), JsValue> {
        let place = document.create_element("div")?;
        place.set_id("crash");
        place.set_class_name("crash");
        place.set_attribute("role", "alert")?;
        let words = document.create_element("p")?;
        words.set_text_content(Some(
            "Anamnesis has stopped because of a fault of its own. What was saved is kept; what you were typing is not.",
        ));
        let link = document.create_element("a")?;
        link.set_attribute("href", "/")?;
        link.set_attribute("rel", "external")?;
        link.set_class_name("button primary");
        link.set_text_content(Some("Load the page again"));
        place.append_child(&words)?;
        place.append_child(&link)?;
        match document.body() {
            Some(body) => body.append_child(&place).map(drop),
            None => Ok(()),
        }
    };
    // A document that takes no element can show nothing; the console has the fault.
    let _ = shown();
}
