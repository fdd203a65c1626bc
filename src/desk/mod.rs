//! What a provider does, as pure changes: a command and the clinic in; a change that can be kept, shown and undone, out.

mod apply;
mod ask;
mod audit;
mod change;
mod clinic;
mod command;
mod entry;
mod import;
mod refusal;
mod stamp;

pub use apply::apply;
pub use ask::questions;
pub use audit::{AuditEntry, Deed, Line, Written};
pub use change::{Change, ChartChange};
pub use clinic::Clinic;
pub use command::Command;
pub use refusal::{Record, Refusal};
