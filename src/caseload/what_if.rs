//! What a change of the settings or of an instrument would do to the flags, before it is saved.

use crate::judge::{PatientState, Policy, TrackState, judge};
use crate::record::{Charts, Day, InstrumentSet, Key};

/// What is judged by: instruments and settings.
pub type Rules<'a> = (&'a InstrumentSet, &'a Policy);

/// Whom a change of the rules would touch. The flag is up while persistent or recovering.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhatIf {
    /// Patients who would get the flag.
    pub enter: Vec<Key>,
    /// Patients who would lose the flag.
    pub leave: Vec<Key>,
    /// Patients whose state would change without the flag going up or down: before and after.
    pub other: Vec<(Key, PatientState, PatientState)>,
}

impl WhatIf {
    /// Adds what becomes of one patient.
    pub fn add(&mut self, patient: Key, before: PatientState, after: PatientState) {
        match (is_flagged(before), is_flagged(after)) {
            (false, true) => self.enter.push(patient),
            (true, false) => self.leave.push(patient),
            _ if before != after => self.other.push((patient, before, after)),
            _ => {}
        }
    }
}

/// Judges every patient under both rules.
pub fn what_if(charts: &Charts, old: Rules<'_>, new: Rules<'_>, today: Day) -> WhatIf {
    let mut found = WhatIf::default();
    for (key, chart) in charts {
        let state = |(instruments, policy)| judge(chart, instruments, policy, today).state;
        found.add(*key, state(old), state(new));
    }
    found
}

const fn is_flagged(state: PatientState) -> bool {
    matches!(state, PatientState::Scored(TrackState::Persistent | TrackState::Recovering))
}
