//! What patients report for themselves: why a text, a seal, a link or a plan is not taken, and how what arrives stands, each with what to do.

mod arrived;
mod clock;
mod contact;
mod invitation;
mod invited;
mod plan;
mod planned;
mod sending;

pub use arrived::{open_fault_words, standing_state, standing_words, text_fault_words};
pub use clock::clock_doubt_words;
pub use contact::{contact_fault_words, line_words};
pub use invitation::invitation_fault_words;
pub use invited::{
    invitation_mail, invitation_standing, number_lines, plan_lines, reminder_words, what_happens_with_answers,
};
pub use plan::plan_fault_words;
pub use planned::{asked_words, before_session_words, due_words, owed_words, planned_words};
pub use sending::send_fault_words;
