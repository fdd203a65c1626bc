//! The audit: what is written down of everything that is done, how it reads, and how it is looked through.

mod bulk;
mod chart;
mod entry;
mod filter;
mod flags;
mod lines;
mod rules;
mod text;
mod view;

pub use entry::{AuditEntry, Deed, Line, Written};
pub use filter::AuditFilter;
pub use flags::{KnownFlags, flags_shown, known_flags};
pub use lines::lines;
pub use rules::rules_differing;
pub use text::Fields;
pub use view::{AuditView, BackupState, Place, last_backup};
