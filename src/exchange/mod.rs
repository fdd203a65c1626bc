//! Files in and out: the clinic's tables as CSV, its settings as JSON, and the flags for others to read.

pub mod demo;
mod error;
mod preview;
mod table;

pub use error::RowError;
pub use preview::{FieldChange, FileSummary, ImportOptions, ImportPlan, MAX_FILE_BYTES, NamedFile, Preview, Progress};
pub use table::Table;
