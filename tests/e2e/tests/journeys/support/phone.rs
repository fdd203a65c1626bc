//! A phone: its screen, and a finger. Chromium alone can be told to be one.

use e2e::Person;
use serde_json::{Value, json};

/// Gives the browser a screen of that many CSS pixels, and a finger.
pub fn takes_a_phone(person: &Person, (width, height): (u32, u32)) {
    let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
    sends(person, "Emulation.setDeviceMetricsOverride", screen);
    sends(person, "Emulation.setTouchEmulationEnabled", json!({ "enabled": true }));
}

/// Tells the browser something by its own protocol.
pub fn sends(person: &Person, method: &str, params: Value) {
    person.browser.wait(person.browser.driver().cdp().send_raw(method, params)).expect(method);
}
