//! The audit: what is written down of everything that is done, how it reads, and how it is looked through.

mod backups;
mod bulk;
mod chart;
mod clock;
mod entry;
mod filter;
mod flags;
mod lines;
mod mismatch;
mod mismatch_words;
mod rules;
mod tag;
mod text;
mod view;

pub use backups::{BackupAge, BackupState, backup_name, last_backup, last_written};
pub use clock::{ClockDoubt, clock_doubt};
pub use entry::{AuditEntry, Deed, Line, Written};
pub use filter::AuditFilter;
pub use flags::{KnownFlags, flags_shown, known_flags};
pub use lines::lines;
pub use mismatch::{ChainBreak, Holding, Mismatch, MismatchKind, RecordState, Undecided, lost_with, named_in_audit};
pub use rules::rules_differing;
pub use tag::Tag;
pub use text::Fields;
pub use view::{AuditView, Place};
