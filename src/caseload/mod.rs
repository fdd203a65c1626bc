//! Questions asked of patients: whom to look at first, what is missing, what was given, what became of each score, and who a change of
//! the settings would touch.

mod agenda;
mod board;
mod book;
mod dosing;
mod effect;
mod ehr_text;
mod exposure;
mod filter;
mod follow_up;
mod group;
mod handout;
mod linked;
mod mood_brief;
mod needed;
mod row;
mod score_standing;
mod search;
mod spark;
mod standing;
mod state_text;
mod urgency;
mod viewport;
mod what_if;

pub use agenda::{Agenda, agenda, agenda_text, is_done_on, minutes_text};
pub use board::{Board, Counts, Section, board};
pub use book::{Book, Judged};
pub use dosing::{Dosing, WeightDose, dosing};
pub use effect::{Effect, EffectLine, effect, states_text};
pub use ehr_text::{ehr_text, short_text};
pub use exposure::{Period, RouteDose, exposure, format_dose, route_words};
pub use filter::{Filter, Sort};
pub use follow_up::{Check, FollowUp, PutOff};
pub use group::{DOSE_DUE_DAYS, Group};
pub use handout::{advice, what_scores_show};
pub use linked::{Piece, Sources};
pub use mood_brief::MoodBrief;
pub use needed::Needed;
pub use row::{Reviewed, Row, row};
pub use score_standing::{ScoreStanding, score_standings};
pub(crate) use search::{fold, holds};
pub use spark::{SPARK_POINTS, Spark, SparkKind, SparkPoint};
pub use urgency::Urgency;
pub use viewport::{Heights, Viewport, first_on_screen, row_top, rows_to_draw};
pub use what_if::{WhatIf, what_if};
