//! Questions asked of patients: whom to look at first, what is missing, what was given, what became of each score, and who a change of
//! the settings would touch.

mod agenda;
mod board;
mod book;
mod clinic;
mod decompose;
mod dosing;
mod doubt;
mod exposure;
mod filter;
mod follow_up;
mod group;
mod looked;
mod mood_brief;
mod row;
mod row_in_doubt;
mod score_standing;
mod search;
mod sorted;
mod spark;
mod standing;
mod urgency;
mod viewport;
mod what_if;

pub use agenda::{Agenda, agenda, is_done_on};
pub use board::{Board, Section};
pub use book::{Book, Judged};
pub use clinic::Clinic;
pub(crate) use clinic::all_instruments;
pub use dosing::{Dosing, WeightDose, dosing};
pub use doubt::{Doubt, Doubts};
pub use exposure::{Period, RouteDose, Routes, exposure, given_between};
pub use filter::{Filter, Sort, UNREVIEWED};
pub use follow_up::{Back, CantWait, Check, DOSE_DUE_DAYS, FollowUp, Limit, put_off_limits};
pub use group::Group;
pub use looked::{FellDue, News, Reviewed};
pub use mood_brief::MoodBrief;
pub use row::{Row, row};
pub use score_standing::{Counted, ScoreStanding, score_standings};
pub(crate) use search::{fold, holds};
pub use sorted::{Sorted, board};
pub use spark::{SPARK_POINTS, Spark, SparkKind, SparkPoint};
pub use urgency::Urgency;
pub use viewport::{Heights, Viewport, first_on_screen, most_spare, row_top, rows_to_draw};
pub use what_if::{WhatIf, what_if};
