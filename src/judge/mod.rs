//! One patient's facts, the clinic's policy and today, in; a judgement with its whole explanation, out.
//!
//! A pure function: nothing is remembered between evaluations, so an amended score or a changed setting simply gives a new
//! answer. The rules, to the day, are those of the specification's `flag-rules.md`; `tests/flag_cases.rs` holds its worked cases.

mod baseline;
mod confidence;
mod course;
mod decide_flag;
mod episode;
mod groundwork;
mod judgement;
mod last_score;
mod missing;
mod mood;
mod mood_beside;
mod next_score;
mod no_flag;
mod options;
mod options_flag;
mod options_open;
mod overlay;
mod policy;
mod policy_error;
mod policy_json;
mod prospect;
mod reason;
mod score_order;
mod set_aside;
mod standing;
mod statements;
mod suggestion;
mod sums;
mod threshold;
mod track;

pub use crate::record::TrackState;
pub use baseline::Baseline;
pub use confidence::Z_CHOICES;
pub use course::SessionDay;
pub(crate) use course::lies_before;
pub use decide_flag::{JudgedScore, Verdict};
pub use episode::{Attribution, Episode, Outcome, PastEpisode, Severity, Subtype};
pub use groundwork::Groundwork;
pub use judgement::{PatientJudgement, PatientState, TrackJudgement};
pub use last_score::LastScore;
pub use missing::Missing;
pub use mood::{Mood, MoodChange, PHQ_9};
pub use mood_beside::MoodBeside;
pub use next_score::{Asks, NextScore, open_check, planned_doses};
pub use no_flag::{JudgedOn, Relapse, Silence, Stand};
pub use options::options_to_discuss;
pub use overlay::{Overlay, Overlays};
pub use policy::{Bound, Policy};
pub use policy_error::{Json, JsonFault, PolicyError};
pub use prospect::{Prospect, Prospects};
pub use reason::{Apart, Began, Hides, Reason, TreatmentReason};
pub use set_aside::{SetAside, SetAsideReason};
pub use statements::Statements;
pub use suggestion::{Proposal, Suggestion};
pub use sums::{Sum, SumLine, SumPart};
pub use threshold::Thresholds;
pub use track::judge;
