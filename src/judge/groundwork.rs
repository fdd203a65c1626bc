//! What of a judgement no setting decides about, kept while settings are tried out: then a clinic is judged anew within a frame.

use super::course::Course;
use super::decide_flag::Walk;
use super::score_order::{Placed, in_order};
use super::{Baseline, PatientState, Policy, SetAside, Thresholds, TrackState};
use crate::record::{Chart, Day, InstrumentId, InstrumentSet, Role};

/// A chart's sessions up to a day, and of each instrument its scores, in the order in which they are judged.
pub struct Groundwork {
    course: Course,
    tracks: Vec<(InstrumentId, Vec<Placed>)>,
}

impl Groundwork {
    /// That of a chart as of `today`.
    pub fn of(chart: &Chart, today: Day) -> Self {
        let course = Course::of(chart, today);
        let mut tracks: Vec<(InstrumentId, Vec<Placed>)> = Vec::new();
        for id in chart.scores.iter().map(|score| &score.instrument) {
            if tracks.iter().all(|(known, _)| known != id) {
                tracks.push((id.clone(), in_order(chart, id, &course, today, &mut Vec::new())));
            }
        }
        Self { course, tracks }
    }

    /// The state that [`super::judge`] finds of that chart, as of that day, by these instruments and settings. What it puts aside goes to
    /// `set_aside`, which stands here so that its room can be used again.
    pub fn state(
        &self,
        chart: &Chart,
        instruments: &InstrumentSet,
        policy: &Policy,
        set_aside: &mut Vec<SetAside>,
    ) -> PatientState {
        let memory = instruments.iter().filter(|instrument| instrument.role == Role::Memory);
        let states = memory.filter_map(|instrument| {
            let (_, ordered) = self.tracks.iter().find(|(id, scores)| *id == instrument.id && !scores.is_empty())?;
            let rule = instrument.change_rule()?;
            set_aside.clear();
            let Some(baseline) = Baseline::find(chart, ordered, &self.course, policy, set_aside) else {
                return Some(TrackState::NoBaseline);
            };
            let thresholds = Thresholds::of(rule, policy, baseline.count());
            let by = (&self.course, policy);
            Some(Walk::over(chart, ordered, instrument, by, (&baseline, &thresholds), set_aside).state())
        });
        states.min().map_or(PatientState::Unscored, PatientState::Scored)
    }
}
