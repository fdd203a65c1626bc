//! The page that stands before the app runs: HTML and CSS of `public/index.html`.

/// What `public/boot.js` listens for.
const SHOWN: &str = "anamnesis-shown";

/// The app's own page stands: what was typed and pressed on the one before goes on there, and that one goes. Nothing happens the next time.
pub fn take_over() {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(SHOWN)) {
        let _ = window.dispatch_event(&event);
    }
}
