//! What a provider does, as pure changes: a command and the clinic in; a change that can be kept, shown and undone, out.

mod apply;
mod ask;
mod audit;
mod change;
mod clinic;
mod command;
mod done;
mod draft;
mod entry;
mod import;
mod refusal;
mod stamp;
mod texts;

pub use apply::{apply, fits_instrument};
pub use ask::{AskedAbout, KnownPatients, Question, questions, score_questions};
pub use audit::{
    AuditEntry, AuditFilter, AuditView, BackupAge, BackupState, ClockDoubt, Deed, Fields, KnownFlags, Line, Place,
    Written, backup_name, clock_doubt, flags_shown, known_flags, last_backup, last_written, lines, rules_differing,
};
pub use change::{Change, ChartChange};
pub use clinic::Clinic;
pub use command::Command;
pub use done::Done;
pub use draft::{Draft, Drafts};
pub use refusal::{Record, Refusal};
