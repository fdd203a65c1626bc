//! Files in and out: the tables of a clinic as CSV, the settings as JSON, the flags, and the demo clinic.
//!
//! Reading changes nothing: it ends in a preview with a plan, which the desk carries out as one change.

mod audit_csv;
mod column;
mod decisions;
pub mod demo;
mod flags;
mod merge;
mod plan;
mod preview;
mod reading;
mod rows;
mod settings_taken;
mod table;
mod tables;
mod write;

pub use audit_csv::audit_csv;
pub use column::Column;
pub use decisions::decisions_csv;
pub use flags::{flags_but_in_doubt, flags_csv};
pub use merge::{Amounts, Comparison, Difference, Merge, Side, merge};
pub use plan::ImportPlan;
pub use preview::{
    AskedRow, DateRead, Doubt, FieldChange, FileSummary, Gap, Missing, Preview, Repeat, RowError, errors_csv,
};
pub use reading::{ImportOptions, MAX_FILE_BYTES, NamedFile, Progress, Reading, looks_like_ours, too_large};
pub use settings_taken::settings_taken;
pub use table::Table;
pub(crate) use tables::{instrument_cells, patient_cells, score_cells, session_cells};
pub use tables::{instruments_csv, patients_csv, policy_json, scores_csv, sessions_csv, template_csv};
