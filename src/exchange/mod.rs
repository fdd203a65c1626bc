//! Files in and out: the tables of a clinic as CSV, the settings as JSON, the flags, and the demo clinic.
//!
//! Reading changes nothing: it ends in a preview with a plan, which the desk carries out as one change.

pub mod demo;
mod doubt;
mod errors;
mod flags;
mod listed;
mod merge;
mod named_fields;
mod plan;
mod preview;
mod reading;
mod responses;
mod rows;
mod rules_differing;
mod settings_taken;
mod table;
mod tables;
mod told_fact;
mod write;

pub use doubt::{DateRead, Doubt};
pub use errors::{Followers, MoreErrors, Refused, RowError, RowErrors};
pub use flags::{flags_but_in_doubt, flags_csv};
pub use listed::{KEPT, Listed};
pub use merge::{Amounts, Comparison, Difference, Differing, Incoming, Merge, Side, Sides, differing, merge};
pub use named_fields::NamedFields;
pub use plan::ImportPlan;
pub use preview::{AskedRow, AskedRows, FieldChange, FileNote, FileSummary, Gap, Missing, Preview, Repeat};
pub use reading::{
    ImportOptions, MAX_BYTES, MAX_FILE_BYTES, NamedFile, Progress, Reading, check_sizes, looks_like_ours,
};
pub(crate) use reading::{LONGEST_HEADER, MAX_SETTINGS_BYTES};
pub use responses::responses_json;
pub(crate) use rows::MOST_CELLS;
pub use rows::{Encoding, QuoteFault};
pub use rules_differing::{RuleDifference, instruments_differing, policy_differing};
pub use settings_taken::{Taken, settings_taken};
pub use table::{OpenTable, Table};
pub(crate) use tables::by_number;
pub use tables::{instruments_csv, patients_csv, policy_json, scores_csv, sessions_csv, template_csv};
pub use told_fact::ToldFact;
pub(crate) use write::{CsvWriter, guarded};
