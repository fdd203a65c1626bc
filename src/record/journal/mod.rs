//! The journal of a patient: all that was ever recorded of them, as events that are only added to, and the chart that follows from it.
//!
//! - An event ([`Event`]) says what a record is from then on, and names the events that it takes the place of. So two devices that change
//!   one record without knowing of each other leave two versions, which are both kept ([`Parallel`]).
//! - The chart is the fold of the events ([`Journal::fold`]), up to now or up to any instant, whatever the order in which they arrived.
//! - Bringing two journals together is their union ([`Journal::union`]).

mod batch;
mod changes;
mod fact;
mod fold;
mod id;
mod known;
mod origins;
mod plain;
mod recorded;
mod set;

pub use batch::{Batch, Event, Made};
pub use changes::{Full, NewKeys, Stamp};
pub use fact::{Fact, RecordId};
pub use id::{Device, EventId, Instant};
pub use known::{Known, Run};
pub use origins::{Origin, Origins};
pub use plain::PlainChart;
pub use recorded::{Parallel, Recorded, Version};
pub use set::{Forked, Journal, Journals};
