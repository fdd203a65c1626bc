//! The page loaded anew so that nothing of it stays in memory.

use super::dynamic::get;
use wasm_bindgen::JsValue;

/// What stands last in the address of a page that the service worker (public/sw.js) is to give a process of its own; public/boot.js takes it
/// away again.
const AFRESH: &str = "afresh";

/// Loads the page anew, and in another process where the browser and the service worker can do that: what one document leaves in its
/// process, keys, names and passphrases among it, may be there long after it has gone, but a process that ends leaves nothing.
///
/// A document of another opener policy (COOP) gets another process. A page has the stricter one, which isolates it, or the other.
pub fn load_afresh() {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    let is_isolated = get(&js_sys::global(), "crossOriginIsolated").as_ref().and_then(JsValue::as_bool) == Some(true);
    let address = location.pathname().and_then(|path| Ok((path, location.search()?)));
    let is_led = match address {
        Ok((path, search)) if is_isolated => {
            let mark = if search.is_empty() { '?' } else { '&' };
            location.replace(&format!("{path}{search}{mark}{AFRESH}")).is_ok()
        }
        _ => false,
    };
    if !is_led {
        // Where it can't be loaded anew, nothing is held or shown any more at least.
        let _ = location.reload();
    }
}
