//! Anamnesis watches self-reported memory between ketamine sessions. This is the map of its rooms, from the ground up; arrows run
//! down only.
//!
//! - [`record`]: the facts, each kind with one table of its fields, and the journal of events whose fold is a chart.
//! - [`questionnaire`]: what is asked, as data; answers and the scores that they make. [`self_report`]: invitations, sealed answers, the reader
//!   of pasted mail, plans and reminders: what a patient's page and the clinic's inbox stand on.
//! - [`judge`]: facts + policy + today in, a judgement and all statements about it out, typed.
//! - [`caseload`]: questions asked of all patients, and the clinic as it stood on an earlier day. [`mod@chart`]: what to draw, and how.
//! - [`exchange`]: files in and out. [`desk`]: what a provider does, as pure changes; and
//!   [`desk::session`], the machine that opens, saves and locks. [`vault`]: how they are kept.
//! - [`words`]: the sentences. What is typed in the rooms below is said here.
//! - `browser`, `ui`, `pages`, `app`, `mount`: the browser, the components, the pages, the app around them and the root; built for wasm32 only,
//!   so that the core can't name them. `mount` knows a first visit alone; all else is in parts that are loaded when they are needed, unlocking before the caseload and writing after it
//!   (`pages::parts`).
//! - `auditor`: the same judgement as a command, built natively.
//!
//! The way of a fact: file or form -> `exchange` or a form parser -> `desk::Command` -> `desk::apply`, which makes events -> `vault` (durable
//! before it is shown) -> the chart, which is the fold of the patient's journal -> `judge` -> `caseload` / `chart` -> `words` -> page. One way,
//! no way back.

pub mod caseload;
pub mod chart;
pub mod desk;
pub mod exchange;
pub mod judge;
pub mod questionnaire;
pub mod record;
pub mod self_report;
pub mod vault;
pub mod words;

#[cfg(not(target_arch = "wasm32"))]
pub mod auditor;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod mount;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod ui;
