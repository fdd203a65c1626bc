//! What of a judgement no setting decides about, kept while settings are tried out: with each of them it would be found anew.

use super::course::Course;
use super::decide_flag::Walk;
use super::no_flag::silence_after;
use super::score_order::{Placed, in_order};
use super::{Baseline, PatientState, Policy, SetAside, Stand, Thresholds, TrackState};
use crate::record::{Chart, Day, InstrumentId, InstrumentSet, Role};

/// A chart's sessions up to a day, and of each instrument its scores, in the order in which they are judged.
pub struct Groundwork {
    today: Day,
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
        Self { today, course, tracks }
    }

    /// Where [`super::judge`] finds that chart to stand, as of that day, by these instruments and settings. What it puts aside goes to
    /// `set_aside`, which stands here so that its room can be used again.
    pub fn stand(
        &self,
        chart: &Chart,
        instruments: &InstrumentSet,
        policy: &Policy,
        set_aside: &mut Vec<SetAside>,
    ) -> Stand {
        let memory = instruments.iter().filter(|instrument| instrument.role == Role::Memory);
        let stands = memory.filter_map(|instrument| {
            let (_, ordered) = self.tracks.iter().find(|(id, scores)| *id == instrument.id && !scores.is_empty())?;
            let rule = instrument.change_rule()?;
            set_aside.clear();
            let Some(baseline) = Baseline::find(chart, ordered, &self.course, policy, set_aside) else {
                return Some((TrackState::NoBaseline, true));
            };
            let thresholds = Thresholds::of(rule, policy, baseline.count());
            let by = (&self.course, policy);
            let walk = Walk::over(chart, ordered, instrument, by, (&baseline, &thresholds), set_aside);
            let could_show = !thresholds.is_insensitive(instrument, baseline.value);
            let latest = self.course.sessions().last().map(|session| session.day);
            let unscored_since = latest.filter(|_| !walk.is_scored_since_last_session());
            let facts = (walk.judged.last().map(|last| last.day), could_show, unscored_since);
            let is_silent = walk.episode.is_none() && silence_after(facts, policy, self.today).is_some();
            Some((walk.state(), is_silent))
        });
        // The one that speaks for the patient: PatientJudgement::leading.
        stands.min().map_or(Stand::State(PatientState::Unscored), |(state, is_silent)| Stand::of(state, is_silent))
    }
}
