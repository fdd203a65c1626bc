//! The names of records in a store.

use crate::record::Holding;
pub(super) use crate::record::{ARRIVALS, PATIENT};

/// The record of the clinic's own instruments.
pub(super) const INSTRUMENTS: &str = "instruments";
/// The record of the clinic's settings. Where it is damaged, a new one is written beside it, under this and a number.
pub(super) const POLICY: &str = "policy";
/// The record of the wrapped data key, which alone is never sealed.
pub const KEYRING: &str = "keyring";
/// The record of the saved filters.
pub(super) const FILTERS: &str = "filters";
/// The record of the idle minutes after which the clinic locks itself, from when somebody chose them.
pub(super) const IDLE: &str = "idle-minutes";
/// What the name of every record begins with of what was half typed in a tab when the clinic was locked.
pub(super) const DRAFTS: &str = "drafts/";
/// What the name of damaged bytes begins with that were moved when somebody accepted that they can't be read.
pub(super) const ASIDE: &str = "aside/";
/// The record of what is set for self-report.
pub(super) const SELF_REPORT: &str = "self-report";
/// What the name of every record begins with that was answered on this device while the clinic was locked: under no seal but the patient's
/// own, to the clinic's public key.
pub(super) const WAITING: &str = "waiting/";
/// The name of the record of failed tries.
pub const ATTEMPTS: &str = "attempts";

/// Whether a record of that name is written while the clinic is locked: neither seal nor audit speak of it as of the others.
pub fn is_outside_audit(name: &str) -> bool {
    name == ATTEMPTS || name.starts_with(WAITING)
}

/// Whether a record of that name holds settings.
pub(super) fn is_policy(name: &str) -> bool {
    let beside = |rest: &str| rest.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok());
    name.strip_prefix(POLICY).is_some_and(|rest| rest.is_empty() || beside(rest))
}

/// What a record of that name holds.
pub(super) fn holding(name: &str) -> Holding {
    match name {
        INSTRUMENTS => Holding::Instruments,
        FILTERS => Holding::Filters,
        KEYRING => Holding::Keyring,
        IDLE => Holding::IdleMinutes,
        SELF_REPORT => Holding::SelfReport,
        _ if is_policy(name) => Holding::Rules,
        _ if name.starts_with(DRAFTS) => Holding::Drafts,
        _ => {
            let key = |prefix| name.strip_prefix(prefix)?.parse().ok();
            let arrival = || key(ARRIVALS).map(Holding::Arrival);
            key(PATIENT).map(Holding::Patient).or_else(arrival).unwrap_or(Holding::Other)
        }
    }
}
