//! What a provider does, as pure changes: a command and the clinic in; a change that can be kept, shown and undone, out.

mod apply;
mod ask;
mod audit;
mod audit_bulk;
mod audit_chart;
mod audit_filter;
mod audit_flags;
mod audit_lines;
mod audit_rules;
mod audit_text;
mod audit_view;
mod change;
mod clinic;
mod command;
mod done;
mod draft;
mod entry;
mod import;
mod refusal;
mod stamp;

pub use apply::{apply, fits_instrument};
pub use ask::questions;
pub use audit::{AuditEntry, Deed, Line, Written};
pub use audit_filter::AuditFilter;
pub use audit_flags::{KnownFlags, flags_shown, known_flags};
pub use audit_lines::lines;
pub use audit_text::Fields;
pub use audit_view::{AuditView, BackupState, Place, last_backup};
pub use change::{Change, ChartChange};
pub use clinic::Clinic;
pub use command::Command;
pub use done::Done;
pub use draft::{Draft, Drafts};
pub use refusal::{Record, Refusal};
