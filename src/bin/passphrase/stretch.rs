//! The page's helper that stretches passphrases: a web worker with a wasm of its own, loaded when the first passphrase is typed. It holds
//! Argon2id and nothing else, since whoever unlocks waits for it.

#[cfg(target_arch = "wasm32")]
mod argon2id;
#[cfg(target_arch = "wasm32")]
mod listen;
#[cfg(target_arch = "wasm32")]
#[path = "../../browser/passphrase/message.rs"]
#[allow(dead_code, reason = "each helper uses the words of its own tasks, the page all of them")]
mod message;
#[cfg(target_arch = "wasm32")]
mod overwrite;
#[cfg(target_arch = "wasm32")]
mod stretch_task;

#[cfg(target_arch = "wasm32")]
fn main() {
    listen::listen(stretch_task::answer);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!(
        "This is the page's helper that stretches passphrases. It runs in a browser; there is nothing for it to do here."
    );
}
