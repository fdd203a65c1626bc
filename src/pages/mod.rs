//! One file or folder a route, and the frame that they share.

#![allow(unreachable_pub, reason = "the component macro makes a component's properties public")]

mod answers;
pub mod asking;
pub mod audit;
pub mod backup;
pub mod caseload;
mod confirmation;
pub mod data;
pub mod doubt;
pub mod drafts;
pub mod entry;
mod form;
pub mod frame;
pub mod harm;
pub mod inbox;
pub mod instruments;
mod invitation;
pub(crate) mod key_change;
pub mod lock;
pub(crate) mod look_back;
mod minutes;
pub mod paper;
pub mod parts;
pub mod patient;
mod plan_fields;
mod plan_line;
mod put_back;
mod questionnaires;
pub mod report;
pub mod review;
pub mod settings;
pub mod state;
mod trial;
pub mod viewed;
pub mod welcome;
pub mod wrong_clock;
