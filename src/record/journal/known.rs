//! Which events somebody knew: what a review saw, and where a device goes on counting.

use super::super::Key;
use super::id::{Device, EventId};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Events that follow each other, of one device: the first and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// The first.
    pub first: EventId,
    /// The last; of the same device.
    pub last: EventId,
}

impl Run {
    /// How many there are.
    pub const fn count(self) -> u32 {
        1 + self.last.number().saturating_sub(self.first.number())
    }
}

/// As the first id in hexadecimal and how many there are.
impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.first.key(), self.count()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Run {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (first, len) = <(Key, u32)>::deserialize(deserializer)?;
        let run = EventId::of_key(first).and_then(|first| {
            let last = first.plus(len.checked_sub(1)? as usize)?;
            Some(Self { first, last })
        });
        run.ok_or_else(|| serde::de::Error::custom("these are no events that follow each other"))
    }
}

/// A set of events of one journal, as runs. What came to a journal later, from another device, is not in the set, however early it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// In order, and neither overlapping nor adjacent.
    runs: Vec<Run>,
}

impl Known {
    /// The events of these runs.
    pub fn of(runs: impl IntoIterator<Item = Run>) -> Self {
        let mut sorted: Vec<Run> = runs.into_iter().collect();
        sorted.sort_unstable();
        let mut runs: Vec<Run> = Vec::with_capacity(sorted.len());
        for run in sorted {
            match runs.last_mut() {
                Some(last) if run.first <= last.last || last.last.plus(1) == Some(run.first) => {
                    last.last = last.last.max(run.last);
                }
                _ => runs.push(run),
            }
        }
        Self { runs }
    }

    /// The events as runs, in the order of their ids, none adjacent to the next.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Whether the event is among them.
    pub fn contains(&self, event: EventId) -> bool {
        let after = self.runs.partition_point(|run| run.first <= event);
        after.checked_sub(1).and_then(|at| self.runs.get(at)).is_some_and(|run| event <= run.last)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.runs.iter().map(|run| run.count() as usize).sum()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Adds events.
    pub fn insert(&mut self, run: Run) {
        *self = Self::of(std::mem::take(&mut self.runs).into_iter().chain([run]));
    }

    /// The id of the device's next event; `None` where it has no number left.
    pub fn next(&self, device: Device) -> Option<EventId> {
        match self.runs.iter().rev().find(|run| run.last.device() == device) {
            Some(run) => run.last.plus(1),
            None => EventId::new(device, 1),
        }
    }
}
