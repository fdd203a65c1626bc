//! Records changed behind the app's back, one kind after another: each is named by what it is, nothing is saved on top of it, a person decides, and the next opening is quiet.
//!
//! Putting back an older record turned "1 persistent" into "0 persistent"; only the pages Data and Audit said so, in a sentence. With the
//! audit wiped not even they did.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod audit;
mod clinic;
#[path = "../support/places.rs"]
#[allow(dead_code, reason = "other tests need the other place")]
mod places;
#[path = "../support/quick.rs"]
#[allow(dead_code, reason = "its tests put records by the clinic’s own function")]
mod quick;
mod records;
mod unreadable;
