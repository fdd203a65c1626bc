//! A patient who is asked on this device, in localStorage: every tab of the browser finds it, however it is opened, until the clinic is
//! unlocked.

use super::local_kv::LocalKv;
use crate::self_report::Asking;
use crate::vault::{KeyValue, StoreError};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::StorageEvent;

/// It goes with the clinic when that is erased.
const PLACE: &str = "anamnesis-1-clinic/asking";

/// What is asked here, if something is.
pub fn read() -> Option<Asking> {
    Asking::read(&LocalKv.get(PLACE).ok().flatten()?)
}

/// Whether something is asked here, or was to be.
pub fn is_kept() -> bool {
    matches!(LocalKv.get(PLACE), Ok(Some(_)))
}

/// Keeps it.
///
/// # Errors
/// Denied or no space: what was kept before stays.
pub fn keep(asking: &Asking) -> Result<(), StoreError> {
    LocalKv.set(PLACE, &asking.to_text())
}

/// Nobody is asked here any more.
///
/// # Errors
/// Denied.
pub fn forget() -> Result<(), StoreError> {
    LocalKv.remove(PLACE)
}

/// Hears when another tab changes it, for as long as the page lives. Called once.
pub fn listen(changed: impl Fn() + 'static) {
    let heard = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        if event.key().is_none_or(|name| name == PLACE) {
            changed();
        }
    });
    if let Some(window) = web_sys::window() {
        // Where it can't be listened to, the page finds out when it is loaded next.
        let _ = window.add_event_listener_with_callback("storage", heard.as_ref().unchecked_ref());
    }
    heard.forget();
}
