//! One patient's facts, the clinic's policy and today, in; a judgement with its whole explanation, out.
//!
//! A pure function: nothing is remembered between evaluations, so an amended score or a changed setting simply gives a new
//! answer. The rules, to the day, are those of the specification's `flag-rules.md`; `tests/flag_cases.rs` holds its worked cases.

mod baseline;
mod course;
mod episode;
mod explain;
mod headline;
mod judgement;
mod last_score;
mod mood;
mod mood_beside;
mod mood_words;
mod next_score;
mod options;
mod options_flag;
mod options_open;
mod overlay;
mod places;
mod policy;
mod policy_json;
mod prospect;
mod prospect_words;
mod set_aside;
mod silence;
mod suggestion;
mod sums;
mod threshold;
mod track;
mod walk;
mod words;

pub use baseline::Baseline;
pub use course::SessionDay;
pub use episode::{Attribution, Episode, Outcome, PastEpisode, Severity, Subtype};
pub use explain::{Explanation, explain};
pub use headline::headline;
pub use judgement::{PatientJudgement, PatientState, TrackJudgement, TrackState};
pub use last_score::LastScore;
pub use mood::{Mood, MoodChange, PHQ_9};
pub use mood_beside::MoodBeside;
pub use mood_words::memory_and_mood;
pub use next_score::{Asks, NextScore, open_check, planned_doses};
pub use options::options_to_discuss;
pub use overlay::{Overlay, Overlays};
pub use policy::{Bound, Policy, PolicyError, Z_CHOICES};
pub use prospect::{Prospect, Prospects};
pub use set_aside::{SetAside, SetAsideReason};
pub use silence::{JudgedOn, Relapse, Silence};
pub use suggestion::Suggestion;
pub use sums::Line;
pub use threshold::Thresholds;
pub use track::judge;
pub use walk::{JudgedScore, Verdict};
pub use words::{ago, format_days, patient_words, points_words, state_words, track_words, worse_words};
