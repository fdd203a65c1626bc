//! Journeys in a real browser: what a person does and sees, in their words.
//!
//! [`Person`] opens pages, fills fields by their labels and clicks buttons by their names; each act waits until the page lets it happen.
//! [`Site`] serves the built app (`dist/`, or the folder that `ANAMNESIS_DIST` names). [`Browser`] is a browser of its own, of the [`Engine`]
//! that `ANAMNESIS_ENGINE` names.
//! All three stop what they started when they are dropped, also when a check fails.
//!
//! `trunk build --release && cargo test -p e2e` runs them; `cargo run -p e2e --bin shots -- FOLDER` takes pictures of every page.

mod browser;
mod disk;
mod engine;
mod find;
mod folder;
mod headed;
pub mod headers;
mod paper;
mod person;
mod running;
mod screen;
pub mod search;
mod site;
mod typing;

pub use browser::Browser;
pub use disk::{Disk, Names};
pub use engine::Engine;
pub use folder::Folder;
pub use paper::{A4, LETTER, Paper};
pub use person::{CLINICIAN, Person};
pub use site::{Site, built, has_hash};
pub use typing::ADD_SCORE;
