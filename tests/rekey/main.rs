//! The change of the clinic's key, natively: cut off at every write, in any order with everything else, where something is wrong, and what a
//! leaver's copies and old backups open.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod clinics;
mod faults;
mod kept;
mod order;
#[path = "../support/places.rs"]
mod places;
#[path = "../support/quick.rs"]
mod quick;
