//! The answer: a patient's judgement, track by track, with everything needed to redo it by hand.

use super::{
    Baseline, Episode, JudgedScore, LastScore, Mood, Overlays, PastEpisode, Policy, SessionDay, SetAside, Severity,
    Thresholds,
};
use crate::record::{Choice as _, Day, InstrumentId, TrackState};
use crate::self_report::Due;
use serde::Serialize;

/// The state of a patient: of the most pressing memory track, or unscored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PatientState {
    /// The state of the first track in the order of [`TrackState`].
    Scored(TrackState),
    /// Not a single memory score up to today: can't tell.
    Unscored,
}

impl PatientState {
    /// Name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Scored(state) => state.word(),
            Self::Unscored => "unscored",
        }
    }
}

/// One memory instrument's judgement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrackJudgement {
    /// Which instrument.
    pub instrument: InstrumentId,
    /// Where it stands.
    pub state: TrackState,
    /// Marks beside the state; `mood` stands on each of the patient's tracks.
    pub overlays: Overlays,
    /// What scores are compared with.
    pub baseline: Option<Baseline>,
    /// How many of the baseline's scores will not be too old for it at the course's planned first session, or, with none planned, at one
    /// today; none once the course has begun, and without a baseline.
    #[serde(skip)]
    pub baseline_ready: Option<usize>,
    /// From where a score is worse and below where it is recovered.
    pub thresholds: Option<Thresholds>,
    /// The eligible scores with their verdicts, oldest first.
    pub judged: Vec<JudgedScore>,
    /// Scores kept and not judged, oldest first.
    pub set_aside: Vec<SetAside>,
    /// The open episode.
    pub episode: Option<Episode>,
    /// Episodes that are over, oldest first.
    pub history: Vec<PastEpisode>,
    /// Severity of the open episode, where the instrument has norms.
    pub severity: Option<Severity>,
    /// At most this many days worse, while an episode is open.
    pub at_most_days: Option<i32>,
    /// When the next score of the open episode is due.
    pub due: Option<Day>,
    /// The latest score that counts.
    pub last: Option<LastScore>,
    /// Whether a score lies after the course's latest session and was judged.
    pub scored_since_last_session: bool,
}

/// A patient's judgement on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PatientJudgement {
    /// Today, as handed in.
    pub as_of: Day,
    /// The patient's state.
    pub state: PatientState,
    /// One per memory instrument with a score up to today, ordered by instrument.
    pub tracks: Vec<TrackJudgement>,
    /// What PHQ-9 says of mood.
    pub mood: Mood,
    /// Session days of the present course up to today, oldest first.
    pub sessions: Vec<SessionDay>,
    /// Session days of earlier courses, oldest first.
    pub earlier_sessions: Vec<SessionDay>,
    /// The first planned session from today on that would begin the course; none where the course has begun, or none is planned.
    #[serde(skip)]
    pub first_dose: Option<Day>,
    /// The latest session that was planned before today, would have begun the course and is recorded neither as given nor as missed; none
    /// where the course has begun.
    #[serde(skip)]
    pub unrecorded_dose: Option<Day>,
    /// The next memory score that the patient's plan asks for; none where nobody has looked at the plan.
    #[serde(skip)]
    pub planned: Option<Due>,
    /// The settings in force.
    #[serde(skip)]
    pub policy: Policy,
}

impl PatientJudgement {
    /// The track that speaks for the patient: the first in the order of states; of several in one state, one whose silence means
    /// something, then by instrument.
    pub fn leading(&self) -> Option<&TrackJudgement> {
        self.tracks.iter().min_by_key(|t| (t.state, t.episode.is_none() && self.silence_of(t).is_some()))
    }

    /// The tracks beside that one, by instrument.
    pub fn others(&self) -> impl Iterator<Item = &TrackJudgement> {
        let leading = self.leading().map(|track| &track.instrument);
        self.tracks.iter().filter(move |track| Some(&track.instrument) != leading)
    }

    /// Those of them whose last score is worse, where the leading one's isn't: what is worse now is theirs.
    pub fn worse_beside(&self) -> impl Iterator<Item = &TrackJudgement> {
        let is_leading_worse = self.leading().is_some_and(TrackJudgement::is_last_worse);
        self.others().filter(move |track| !is_leading_worse && track.is_last_worse())
    }

    /// The latest given session of any course.
    pub fn last_session(&self) -> Option<Day> {
        self.sessions.last().or(self.earlier_sessions.last()).map(|s| s.day)
    }

    /// Whether any track carries the overlay.
    pub fn has(&self, overlay: super::Overlay) -> bool {
        self.tracks.iter().any(|t| t.overlays.has(overlay))
    }
}
