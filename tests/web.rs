//! What only a browser can show: its own stores, its files, its settings. Runs in Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

#[path = "web/passphrase.rs"]
mod passphrase;
#[path = "web/seal.rs"]
mod seal;
#[path = "web/settings.rs"]
mod settings;
#[path = "web/stores.rs"]
mod stores;
#[path = "web/workspaces.rs"]
mod workspaces;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
