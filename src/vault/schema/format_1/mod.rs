//! Format 1, that of release 1.0, frozen: a later need is a later module, never a change here. Journals are bytes, because a clinic of ten
//! thousand patients has to be read within a second; what there is little of is JSON.

mod instruments;
mod journal;
mod policy;
mod read;
mod reported;
mod self_report;
mod shapes;
mod values;
mod wire;
mod write;

pub(super) use instruments::{read_instruments, write_instruments};
pub(super) use journal::{read, read_chart, write};
pub(super) use policy::Policy1;
pub(super) use self_report::{Arrival1, SelfReport1};
