//! One patient's facts, the clinic's policy and today, in; a judgement with its whole explanation, out.
//!
//! A pure function: nothing is remembered between evaluations, so an amended score or a changed setting simply gives a new
//! answer. The rules, to the day, are those of the specification's `flag-rules.md`; `tests/flag_cases.rs` holds its worked cases.

mod baseline;
mod course;
mod episode;
mod judgement;
mod mood;
mod overlay;
mod policy;
mod threshold;
mod track;
mod walk;

pub use baseline::Baseline;
pub use course::SessionDay;
pub use episode::{Attribution, Episode, Outcome, PastEpisode, Severity, Subtype};
pub use judgement::{
    LastScore, MoodChange, PatientJudgement, PatientState, SetAside, SetAsideReason, TrackJudgement, TrackState,
};
pub use overlay::{Overlay, Overlays};
pub use policy::{Bound, Policy, PolicyError, Z_CHOICES};
pub use threshold::Thresholds;
pub use track::judge;
pub use walk::{JudgedScore, Verdict};
