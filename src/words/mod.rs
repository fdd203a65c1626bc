//! The sentences: what is typed below is said here, and nowhere else. One file a kind of statement. No code reads what is said here: links
//! lead to the records that a statement names, and decisions are taken on types.

mod explain;
mod headline;
mod judgement;
mod missing;
mod mood;
mod next_score;
mod option;
mod prospect;
mod sentence;
mod setting;
mod sum;
mod treatment;

pub use explain::{Explanation, explain};
pub use headline::headline;
pub use judgement::{
    ago, format_days, overlay_words, patient_words, points_words, set_aside_words, stand_words, state_words,
    track_words, worse_words,
};
pub use mood::memory_and_mood;
pub use next_score::{next_score_by, next_score_sentence, next_score_when, next_score_why};
pub use option::{SuggestionText, suggestions};
pub use sentence::{Piece, Sentence};
pub use setting::{SettingWords, setting_words};
pub use sum::Line;

use crate::record::{Chart, Key};

/// The key of the score at a place of the chart's list.
fn score_key(chart: &Chart, place: u32) -> Option<Key> {
    chart.scores.get(place as usize).map(|score| score.key)
}
