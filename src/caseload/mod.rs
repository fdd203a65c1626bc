//! Questions asked of all patients: whom to look at first, what is missing, and who a change of the settings would touch.

mod board;
mod filter;
mod group;
mod needed;
mod row;
mod search;
mod spark;
mod standing;
mod state_text;
mod urgency;
mod what_if;

pub use board::{Board, Counts, Section, board};
pub use filter::{Filter, Sort};
pub use group::{DOSE_DUE_DAYS, Group};
pub use needed::Needed;
pub use row::{MoodBrief, Row, row};
pub use spark::{SPARK_POINTS, Spark, SparkKind, SparkPoint};
pub use urgency::Urgency;
pub use what_if::{WhatIf, what_if};
