//! What is not known about a track, and what would settle it.

use super::{MoodBeside, NextScore, Overlay, PatientJudgement, Prospects, TrackJudgement, TrackState};
use crate::record::{ChangeRule, Chart, Day};

/// One thing that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A score from before the course.
    Baseline,
    /// A score since that session, the latest.
    SinceSession(Day),
    /// The next score; it is wanted by its day.
    NextScore(NextScore),
    /// Anything about now: the last score is so many days old.
    Fresh {
        /// The age of the last score.
        days_ago: i32,
    },
    /// A scale on which a score could count as worse.
    ScaleThatShows,
    /// A baseline from before any treatment.
    CleanBaseline,
    /// The instrument's reliability.
    Reliability,
    /// A PHQ-9 from before the course.
    MoodBaseline,
    /// A PHQ-9 of now.
    MoodNow,
}

/// All that is not known about a track.
pub(super) fn missing(
    chart: &Chart,
    judgement: &PatientJudgement,
    track: &TrackJudgement,
    prospects: &Prospects,
) -> Vec<Missing> {
    let mut list = Vec::new();
    if track.state == TrackState::NoBaseline {
        list.push(Missing::Baseline);
    }
    if let Some(session) = judgement.unscored_since(track).filter(|_| track.baseline.is_some()) {
        list.push(Missing::SinceSession(session));
    }
    // One date a patient, said once: by the track that speaks for the patient.
    if judgement.leading().is_some_and(|leading| leading.instrument == track.instrument) {
        list.extend(NextScore::of(chart, judgement).map(Missing::NextScore));
    }
    if judgement.is_stale(track)
        && let Some(last) = track.judged.last()
    {
        list.push(Missing::Fresh { days_ago: judgement.as_of.days_since(last.day) });
    }
    if prospects.worse_at.is_none() && track.thresholds.is_some() {
        list.push(Missing::ScaleThatShows);
    }
    if track.overlays.has(Overlay::ContaminatedBaseline) {
        list.push(Missing::CleanBaseline);
    }
    if matches!(track.thresholds.map(|t| t.rule), Some(ChangeRule::Fixed { .. })) {
        list.push(Missing::Reliability);
    }
    match judgement.mood_beside(Some(track)) {
        MoodBeside::NoBaseline(_) => list.push(Missing::MoodBaseline),
        MoodBeside::NotMeasured(..) if judgement.sessions.is_empty() => {}
        MoodBeside::NotMeasured(..) | MoodBeside::BeforeWorsening(_) | MoodBeside::Stale(_) => {
            list.push(Missing::MoodNow);
        }
        MoodBeside::Comparable(_) => {}
    }
    list
}
