//! Journeys in a real browser: what a person does and sees, in their words.
//!
//! [`Person`] opens pages, fills fields by their labels and clicks buttons by their names; each act waits until the page lets it happen.
//! [`Site`] serves the built app (`dist/`, or the folder that `ANAMNESIS_DIST` names). [`Browser`] is a headless Chromium of its own.
//! All three stop what they started when they are dropped, also when a check fails.
//!
//! `trunk build --release && cargo test -p e2e` runs them; `cargo run -p e2e --bin shots -- FOLDER` takes pictures of every page.

mod browser;
mod disk;
mod find;
mod folder;
mod headed;
pub mod headers;
mod person;
pub mod search;
mod site;
mod typing;

pub use browser::Browser;
pub use disk::{Disk, Names};
pub use folder::Folder;
pub use person::{CLINICIAN, Person};
pub use site::{Site, built};
pub use typing::ADD_SCORE;
