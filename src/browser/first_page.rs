//! The page that stands before the app runs: HTML and CSS of `public/index.html`.

/// The app's own page stands: what was typed and pressed on the one before goes on there, and that one goes. Nothing happens the next time.
pub fn take_over() {
    say("anamnesis-shown");
}

/// All parts of the app are loaded: what is kept for a start without a network is fetched now, as it would hold up whoever waits for a part.
pub fn say_loaded() {
    say("anamnesis-loaded");
}

/// Says that to `public/boot.js`, which listens for it.
fn say(what: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(what)) {
        let _ = window.dispatch_event(&event);
    }
}
