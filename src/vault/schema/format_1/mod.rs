//! Format 1, that of release 1.0, frozen: a later need is a later module, never a change here. Charts are bytes, because a clinic of ten
//! thousand patients has to be read within a second; what there is little of is JSON.

mod chart;
mod codes;
mod instrument;
mod policy;
mod read;
mod tables;
mod write;

pub(super) use chart::write;
pub(super) use instrument::Instrument1;
pub(super) use policy::Policy1;
