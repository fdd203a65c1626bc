//! Answers that tell of harm and that nobody has dealt with: they stand before everything else.

use crate::record::{Day, Instant, Key};
use std::collections::BTreeMap;

/// What of a patient's answers tells of harm and is not dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Harm {
    /// How many sendings.
    pub sendings: usize,
    /// The latest day on which one was answered, by the patient's clock.
    pub answered: Day,
    /// When the first of them was received: it has waited longest.
    pub received: Instant,
}

/// The patients whose answers tell of harm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Harms(BTreeMap<Key, Harm>);

impl Harms {
    /// Adds a sending: whose, the day on which it was answered, and when it was received.
    pub fn add(&mut self, patient: Key, answered: Day, received: Instant) {
        let harm = self.0.entry(patient).or_insert(Harm { sendings: 0, answered, received });
        harm.sendings += 1;
        harm.answered = harm.answered.max(answered);
        harm.received = harm.received.min(received);
    }

    /// What that patient's answers tell; none where nothing waits.
    pub fn about(&self, patient: Key) -> Option<Harm> {
        self.0.get(&patient).copied()
    }
}
