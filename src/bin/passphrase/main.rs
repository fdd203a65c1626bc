//! The page's helper for passphrases: a web worker with a wasm of its own, loaded when the first passphrase is asked for. It holds
//! what a first visit needn't carry: Argon2id, the dictionaries that a passphrase is weighed against, and the words that one is drawn from.

#[cfg(target_arch = "wasm32")]
mod draw;
#[cfg(target_arch = "wasm32")]
mod listen;
#[cfg(target_arch = "wasm32")]
#[path = "../../browser/passphrase/message.rs"]
mod message;
#[cfg(target_arch = "wasm32")]
mod phrases;
#[cfg(target_arch = "wasm32")]
mod repeats;
#[cfg(target_arch = "wasm32")]
mod work;

#[cfg(target_arch = "wasm32")]
fn main() {
    listen::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the page's helper for passphrases. It runs in a browser; there is nothing for it to do here.");
}
