//! When the app breaks: the console has the fault, and `public/crash.js`, which needs nothing of the app, is told.

use leptos::prelude::window;

/// What `public/crash.js` listens for.
const CRASHED: &str = "anamnesis-crash";

/// From now on a panic is written to the console and said on the page.
pub fn watch_for_crashes() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // Where no event can be made, the fault still ends in the window's own error event, which is listened for as well.
        if let Ok(event) = web_sys::Event::new(CRASHED) {
            let _ = window().dispatch_event(&event);
        }
    }));
}
