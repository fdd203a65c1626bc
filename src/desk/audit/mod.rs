//! The audit: what is written down of everything that is done, and how it is looked through.

mod backups;
mod bulk;
mod clock;
mod facts;
mod filter;
mod flags;
mod lines;
mod lost;
mod reported;
mod rules;
mod thrown;
mod view;

pub use crate::record::{AuditEntry, Deed, Line, Written};
pub use backups::{BackupAge, BackupState, backup_name, last_backup, last_written};
pub use clock::{ClockDoubt, clock_doubt};
pub use facts::fact_lines;
pub use filter::AuditFilter;
pub use flags::{KnownFlags, SeenFlags, flags_shown, know_flags};
pub use lines::lines;
pub use lost::{lost_with, without_doubted};
pub use thrown::{ThrownAway, thrown_away};
pub use view::{AuditView, Place, Told};
