//! The page's helper for whoever chooses a passphrase: a web worker with a wasm of its own. It holds the dictionaries that a passphrase is
//! weighed against, and the words that one is drawn from.

#[cfg(target_arch = "wasm32")]
mod draw;
#[cfg(target_arch = "wasm32")]
mod listen;
#[cfg(target_arch = "wasm32")]
#[path = "../../browser/passphrase/message.rs"]
#[allow(dead_code, reason = "each helper uses the words of its own tasks, the page all of them")]
mod message;
#[cfg(target_arch = "wasm32")]
mod overwrite;
#[cfg(target_arch = "wasm32")]
mod phrases;
#[cfg(target_arch = "wasm32")]
mod repeats;
#[cfg(target_arch = "wasm32")]
mod strength;
#[cfg(target_arch = "wasm32")]
mod weigh_task;

#[cfg(target_arch = "wasm32")]
fn main() {
    listen::listen(weigh_task::answer);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!(
        "This is the page's helper that weighs passphrases. It runs in a browser; there is nothing for it to do here."
    );
}
