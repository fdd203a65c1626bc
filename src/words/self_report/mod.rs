//! What patients report for themselves: why a text, a seal, a link or a plan is not taken, and how what arrives stands, each with what to do.

mod arrived;
mod clock;
mod contact;
mod harm;
mod invitation;
mod invited;
mod placing;
mod plan;
mod planned;
mod put_back;
mod response;
mod sending;
mod thrown;
mod versions;

pub use arrived::{open_fault_words, standing_state, standing_words, text_fault_words};
pub use clock::{clock_doubt_words, day_fault_words};
pub use contact::{contact_fault_words, line_words, links_out_words};
pub use harm::{
    WHAT_WAS_DONE, harm_answer_words, harm_call_words, harm_dealt_words, harm_when_words, unknown_sender, unread_sender,
};
pub use invitation::{invitation_fault_words, other_file_words};
pub use invited::{
    answers_wait_words, fewer_numbers_words, invitation_mail, invitation_standing, number_lines, plan_lines,
    reminder_words, what_happens_with_answers,
};
pub use placing::placing_words;
pub use plan::plan_fault_words;
pub use planned::{asked_words, before_session_words, due_words, owed_words, planned_words};
pub use put_back::put_back_words;
pub use response::{
    WHY_REFUSED, came_words, no_answers_in_words, no_score_words, not_messages_words, put_in_words, response_notes,
    response_state, sent_names, there_already_words,
};
pub use sending::send_fault_words;
pub use thrown::{thrown_and_waits_words, thrown_words};
pub use versions::{
    answered_time, compared_words, differing_answer_words, differing_count_words, folded_version_words,
    other_version_words, second_score_words, several_versions_words,
};
