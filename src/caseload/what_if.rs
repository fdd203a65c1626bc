//! What a change of the settings or of an instrument would do to the flags, before it is saved.

use super::Judged;
use crate::judge::{Groundwork, PatientState, Policy, SetAside, Stand, TrackState};
use crate::record::{Chart, Charts, Day, InstrumentSet, Key};
use std::sync::Arc;

/// What is judged by: instruments and settings.
pub type Rules<'a> = (&'a InstrumentSet, &'a Policy);

/// Whom a change of the rules would touch. The flag is up while persistent or recovering.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhatIf {
    /// Patients who would get the flag.
    pub enter: Vec<Key>,
    /// Patients who would lose the flag.
    pub leave: Vec<Key>,
    /// Patients who would stand elsewhere without the flag going up or down, can't-tell among it: before and after.
    pub other: Vec<(Key, Stand, Stand)>,
}

impl WhatIf {
    /// Adds what becomes of one patient.
    pub fn add(&mut self, patient: Key, before: Stand, after: Stand) {
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
    let mut room = Vec::new();
    for (key, chart) in charts {
        let groundwork = Groundwork::of(chart, today);
        let mut stand = |(instruments, policy)| groundwork.stand(chart, instruments, policy, &mut room);
        found.add(*key, stand(old), stand(new));
    }
    found
}

/// A clinic in which one set of rules after another is tried. What no rule decides about is found once a patient, and kept for the next rules.
pub struct Trial {
    today: Day,
    patients: Vec<OnTrial>,
    room: Vec<SetAside>,
}

struct OnTrial {
    key: Key,
    chart: Arc<Chart>,
    before: Stand,
    groundwork: Option<Groundwork>,
}

impl Trial {
    /// Of the patients who are judged, and of how they are.
    pub fn new(charts: &Charts, judged: &Judged, today: Day) -> Self {
        let patients = judged.iter().filter_map(|(key, judgement)| {
            let chart = Arc::clone(charts.get(key)?);
            Some(OnTrial { key: *key, chart, before: judgement.stand(), groundwork: None })
        });
        Self { today, patients: patients.collect(), room: Vec::new() }
    }

    /// How many patients there are.
    pub fn len(&self) -> usize {
        self.patients.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.patients.is_empty()
    }

    /// Finds for so many patients from that place on what no rule decides about; gives the place of the next.
    pub fn prepare(&mut self, from: usize, count: usize) -> Option<usize> {
        let today = self.today;
        for patient in self.patients.iter_mut().skip(from).take(count) {
            patient.groundwork.get_or_insert_with(|| Groundwork::of(&patient.chart, today));
        }
        Some(from.saturating_add(count)).filter(|next| *next < self.patients.len())
    }

    /// Adds what becomes of so many patients from that place on by these rules; gives the place of the next.
    pub fn judge(
        &mut self,
        (from, count): (usize, usize),
        (instruments, policy): Rules<'_>,
        found: &mut WhatIf,
    ) -> Option<usize> {
        let next = self.prepare(from, count);
        for patient in self.patients.iter().skip(from).take(count) {
            let Some(groundwork) = &patient.groundwork else { continue };
            let after = groundwork.stand(&patient.chart, instruments, policy, &mut self.room);
            found.add(patient.key, patient.before, after);
        }
        next
    }
}

const fn is_flagged(stand: Stand) -> bool {
    matches!(stand, Stand::State(PatientState::Scored(TrackState::Persistent | TrackState::Recovering)))
}
