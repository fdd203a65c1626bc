//! What a provider does, as pure changes: a command and the clinic in; a change that can be kept, shown and undone, out. [`session`]
//! says when it is: the machine that opens a clinic, saves and locks it.

mod apply;
mod applying;
mod arrivals;
mod audit;
mod change;
mod check_entry;
mod check_texts;
mod command;
mod done;
mod draft;
mod import;
mod instruments;
mod keep_harm;
mod refusal;
mod scale;
mod self_report;
pub mod session;
mod taken;

pub use applying::{Applying, apply};
pub use audit::{
    AuditEntry, AuditFilter, AuditView, BackupAge, BackupState, ClockDoubt, Deed, KnownFlags, Line, Place, SeenFlags,
    ThrownAway, Told, Written, backup_name, clock_doubt, fact_lines, flags_shown, know_flags, last_backup,
    last_written, lines, lost_with, thrown_away, without_doubted,
};
pub use change::{ArrivalChange, Change, ChartChange, Events};
pub use command::Command;
pub use done::Done;
pub use draft::{Draft, Drafts};
pub use refusal::{Lack, Record, Refusal, TextOf};
pub use taken::Taken;
