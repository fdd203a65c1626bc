//! The sentences: what is typed below is said here, and nowhere else. One file a kind of statement. No code reads what is said here: links
//! lead to the records that a statement names, and decisions are taken on types.

mod audit;
mod backup_age;
mod change_words;
mod clock;
mod comparison;
mod count;
mod course;
mod day;
mod day_words;
mod decisions;
mod done;
mod dose;
mod dosing;
mod doubt;
mod draft;
mod effect;
mod ehr_text;
mod explain;
mod follow_up;
mod group;
mod handout;
mod headline;
mod headline_quiet;
mod judgement;
pub(crate) mod language;
mod log;
mod meeting;
mod mismatch;
mod missing;
mod mood;
mod mood_brief;
mod news;
mod next_score;
mod option;
mod picture;
mod prospect;
mod refusal;
mod row;
mod score_cells;
mod score_standing;
mod sentence;
mod session_cells;
mod setting;
mod standing;
mod state_text;
mod sum;
mod told;
mod treatment;

pub use audit::{audit_csv, deed_words, fields_words, line_texts, value_words, what_words, which_words};
pub use backup_age::backup_age_words;
pub use clock::clock_words;
pub use comparison::{difference_words, loss_sentence, rules_words};
pub use course::course_words;
pub use decisions::decisions_csv;
pub use done::done_words;
pub use dose::format_dose;
pub use dosing::{dosing_words, exposure_words};
pub use doubt::{doubt_sentence, doubt_state};
pub use draft::draft_words;
pub use effect::{Effect, EffectLine, effect};
pub use ehr_text::{ehr_text, short_text};
pub use explain::{Explanation, explain};
pub use follow_up::{back_words, check_words, limit_words, put_off_words};
pub use group::{group_rule, group_title, group_word, sort_label, sort_words};
pub use handout::{advice, what_scores_show};
pub use headline::headline;
#[cfg(target_arch = "wasm32")]
pub(crate) use judgement::capital;
pub use judgement::{
    ago, format_days, overlay_words, patient_words, points_words, relative_words, set_aside_words, stand_words,
    state_words, track_words, worse_words,
};
pub use language::{Language, speak};
pub use log::{act_lines, act_text, act_title, by_words, entered_by_words, step_words};
pub use meeting::{agenda_order, agenda_text, left_out, minutes_text};
pub use mismatch::{accepting_words, break_words, hidden_words, holding_words, mismatch_state, mismatch_words};
pub use mood::memory_and_mood;
pub use news::{entered_words, news_brief, news_words};
pub use next_score::{next_score_by, next_score_sentence, next_score_when, next_score_why};
pub use option::{SuggestionText, suggestions};
pub use picture::{describe, label_words, preset_words, tell, tell_span};
pub use refusal::refusal_words;
pub use row::{
    fell_due_words, row_change, row_contested, row_headline, row_last_session, row_latest, row_mood, row_needed,
    row_needed_short, row_needed_why, row_plan, row_state,
};
pub use score_cells::{preview_words, scale_words, score_when, source_words, worsening_words};
pub use score_standing::counted_words;
pub use sentence::{Piece, Sentence};
pub use session_cells::{session_amount, session_drug, session_marks, session_pressures, session_status};
pub use setting::{SettingWords, setting_words};
pub use standing::standings_words;
pub use sum::Line;
#[cfg(target_arch = "wasm32")]
pub(crate) use {
    count::counted,
    day::SayDay,
    language::{say, worded},
};
