//! Letting the page live during long work.

use super::later::Later;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Gives the browser its turn: what was drawn is shown, what was clicked is heard, and then the work goes on.
pub async fn pause() {
    wait(0).await;
}

/// Waits that many milliseconds; where there is no window to ask, not at all.
pub async fn wait(milliseconds: i32) {
    let later = Later::new();
    if run_after(milliseconds, {
        let later = later.clone();
        move || later.give(())
    }) {
        later.wait().await;
    }
}

/// Runs `work` once after that many milliseconds; false where there is no window to ask.
pub(super) fn run_after(milliseconds: i32, work: impl FnOnce() + 'static) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let callback = Closure::once_into_js(work);
    window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds).is_ok()
}
