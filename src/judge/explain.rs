//! The whole explanation as a structure: the words on the screen, the auditor's print and a machine-readable form all come from it.

use super::options::options_to_discuss;
use super::prospect_words::prospect_words;
use super::sums::{Line, redo_by_hand};
use super::words::format_days;
use super::{
    MoodBeside, NextScore, Overlay, PatientJudgement, Prospects, Suggestion, TrackJudgement, TrackState, headline,
};
use crate::record::{ChangeRule, Chart, Instrument};
use serde::Serialize;

/// Everything that a flag, or its absence, must show.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// One sentence a colleague understands.
    pub headline: String,
    /// What would change it: which score, from which day on.
    pub prospects: Vec<String>,
    /// Everything needed to redo the sum by hand.
    pub sums: Vec<Line>,
    /// What is not known, and what would settle it.
    pub missing: Vec<String>,
    /// Options to discuss, each with its reason.
    pub options: Vec<Suggestion>,
}

/// Explains one track's judgement.
pub fn explain(
    chart: &Chart,
    judgement: &PatientJudgement,
    track: &TrackJudgement,
    instrument: &Instrument,
) -> Explanation {
    let prospects = Prospects::of(judgement, track, instrument);
    Explanation {
        headline: headline(judgement, track, instrument),
        prospects: prospect_words(&prospects, instrument, track.state, judgement.as_of),
        sums: redo_by_hand(chart, judgement, track, instrument, &prospects),
        missing: missing(chart, (judgement, track), instrument, &prospects),
        options: options_to_discuss(chart, judgement, track),
    }
}

/// What is not known about a track, and what would settle it.
fn missing(
    chart: &Chart,
    (judgement, track): (&PatientJudgement, &TrackJudgement),
    instrument: &Instrument,
    prospects: &Prospects,
) -> Vec<String> {
    let mut list = Vec::new();
    let today = judgement.as_of;
    if track.state == TrackState::NoBaseline {
        list.push("No baseline: a score from before a course’s first session. Score before the next session and start a new course there.".to_owned());
    }
    if let Some(session) = judgement.unscored_since(track).filter(|_| track.baseline.is_some()) {
        list.push(format!("No score since the latest session on {} could be judged.", session.format_long()));
    }
    // One date a patient, said once: by the track that speaks for the patient.
    if judgement.leading().is_some_and(|leading| leading.instrument == track.instrument) {
        list.extend(NextScore::of(chart, judgement).map(|next| next.sentence(judgement)));
    }
    if judgement.is_stale(track)
        && let Some(last) = track.judged.last()
    {
        list.push(format!(
            "The last score is {} old and says nothing about now.",
            format_days(today.days_since(last.day))
        ));
    }
    if prospects.worse_at.is_none() && track.thresholds.is_some() {
        list.push("The baseline lies so near the bad end of the scale that no score can count as worse: use another instrument as well.".to_owned());
    }
    if track.overlays.has(Overlay::ContaminatedBaseline) {
        list.push(
            "A baseline score was taken soon after a session of an earlier course: the baseline itself may be worse than usual, and a worsening since look smaller than it is."
                .to_owned(),
        );
    }
    if matches!(track.thresholds.map(|t| t.rule), Some(ChangeRule::Fixed { .. })) {
        list.push(format!(
            "{} has no published reliability: its rule is declared, not a reliable change.",
            instrument.name
        ));
    }
    match judgement.mood_beside(Some(track)) {
        MoodBeside::NoBaseline(_) => list.push("Mood: no PHQ-9 from before the course to compare with.".to_owned()),
        MoodBeside::NotMeasured(..) if judgement.sessions.is_empty() => {}
        MoodBeside::NotMeasured(..) | MoodBeside::BeforeWorsening(_) | MoodBeside::Stale(_) => {
            list.push("Mood: a PHQ-9 of now, beside the memory score.".to_owned());
        }
        MoodBeside::Comparable(_) => {}
    }
    list
}
