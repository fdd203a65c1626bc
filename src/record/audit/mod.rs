//! What the audit holds: who did what to which record, and when. All of it in codes and values, so that it reads in any language and
//! rewording changes nothing that is kept. What facts were and are is read off the journals. The chain that makes it append-only is the
//! vault's; the sentences are `words`'.

mod deed;
mod done_how;
mod entry;
mod facts;
mod flag;
mod line;
mod tally;
mod value;
mod what;

pub use deed::Deed;
pub use done_how::{BackupPlace, CameFrom, Copied, Hidden, KeyStep, LockReason, NewRecoveryKey, ViewedAs};
pub use entry::{ARRIVALS, AuditEntry, PATIENT, Written};
pub use facts::{Facts, Untold};
pub use flag::ShownFlag;
pub use line::Line;
pub use tally::{Count, Holds, Tally};
pub use value::{FieldCell, Value};
pub use what::{EntryKind, ReportedKind, SelfReportPart, What};
