//! What a track without a flag means: that nothing is worse, or only that nothing is known.

use super::{JudgedScore, Overlay, PatientJudgement, PatientState, Policy, TrackJudgement, TrackState, Verdict};
use crate::record::Day;

/// Why the silence of a track without an episode means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// No score before treatment to compare with.
    NoBaseline,
    /// No session in the course yet.
    Untreated,
    /// None yet either, and at the planned first one, or at one today, every score of the baseline is too old to be part of it.
    BaselineTooOld,
    /// No score since the course began that could be judged.
    NeverJudged,
    /// The baseline lies so near the bad end of the scale that no score can be worse.
    CannotShow,
    /// The last judged score is older than `stale_days`.
    Stale(JudgedOn),
    /// A score after the latest session was due, and none was given.
    NotFollowedUp(Day),
}

/// Where a track or a patient stands, as far as anything can be told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// In this state.
    State(PatientState),
    /// Without an episode, and the silence tells nothing.
    CantTell,
}

impl Stand {
    /// That of a track in that state; a state that says itself that nothing is known yet is no less known for being silent.
    pub(super) const fn of(state: TrackState, is_silent: bool) -> Self {
        match state {
            TrackState::NoBaseline | TrackState::BaselineOnly => Self::State(PatientState::Scored(state)),
            _ if is_silent => Self::CantTell,
            _ => Self::State(PatientState::Scored(state)),
        }
    }
}

/// When a score was judged, and how long ago that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JudgedOn {
    /// The day of the score.
    pub day: Day,
    /// Days since.
    pub days_ago: i32,
}

impl PatientJudgement {
    /// Where a track stands.
    pub fn stand_of(&self, track: &TrackJudgement) -> Stand {
        Stand::of(track.state, self.silence_of(track).is_some())
    }

    /// Where the patient stands, by the track that speaks.
    pub fn stand(&self) -> Stand {
        self.leading().map_or(Stand::State(PatientState::Unscored), |track| self.stand_of(track))
    }

    /// Why the track says nothing about how memory is now; none where it does, or where an episode is open.
    pub fn silence_of(&self, track: &TrackJudgement) -> Option<Silence> {
        if track.episode.is_some() {
            return None;
        }
        match (track.state, track.judged.last()) {
            (TrackState::NoBaseline, _) => Some(Silence::NoBaseline),
            (TrackState::BaselineOnly, _) if track.baseline_ready == Some(0) => Some(Silence::BaselineTooOld),
            (TrackState::BaselineOnly, _) => Some(Silence::Untreated),
            (_, last) => {
                let facts = (last.map(|last| last.day), track.could_show_worsening(), self.unscored_since(track));
                silence_after(facts, &self.policy, self.as_of)
            }
        }
    }

    /// Whether the last judged score is older than `stale_days`, in whatever state the track is.
    pub fn is_stale(&self, track: &TrackJudgement) -> bool {
        track.judged.last().is_some_and(|last| self.as_of.days_since(last.day) > self.policy.stale_days)
    }

    /// Whether the track's last score is so late that sentences about it stand in the past tense.
    pub fn is_late(&self, track: &TrackJudgement) -> bool {
        let wait = self.policy.due_every_days + self.policy.grace_days;
        let old = track.judged.last().is_none_or(|last| self.as_of.days_since(last.day) > wait);
        old || track.overlays.has(Overlay::Overdue) || self.is_stale(track)
    }

    /// The day of the latest session where no score has been judged since.
    pub fn unscored_since(&self, track: &TrackJudgement) -> Option<Day> {
        self.sessions.last().filter(|_| !track.scored_since_last_session).map(|s| s.day)
    }
}

/// Why the scores since the course began, none of an open episode, say nothing: of the day of the last that was judged, of whether any could be worse,
/// and of the latest session where none was judged since.
pub(super) fn silence_after(
    (last, could_show, unscored_since): (Option<Day>, bool, Option<Day>),
    policy: &Policy,
    as_of: Day,
) -> Option<Silence> {
    let Some(last) = last else { return Some(Silence::NeverJudged) };
    if !could_show {
        return Some(Silence::CannotShow);
    }
    let days_ago = as_of.days_since(last);
    if days_ago > policy.stale_days {
        return Some(Silence::Stale(JudgedOn { day: last, days_ago }));
    }
    let is_due = |session: &Day| session.plus(policy.due_every_days) < as_of;
    unscored_since.filter(is_due).map(Silence::NotFollowedUp)
}

/// A worse score after scores that were back at baseline, while the flag was up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relapse {
    /// The day of the first worse score after them.
    pub since: Day,
    /// How many scores were back at baseline just before.
    pub recovered: usize,
}

impl TrackJudgement {
    /// Whether any score on this scale could be worse than the baseline.
    pub const fn could_show_worsening(&self) -> bool {
        !self.overlays.has(Overlay::InsensitiveBaseline)
    }

    /// The first score with the largest worsening of the open episode; none while no episode is open.
    pub fn peak(&self) -> Option<&JudgedScore> {
        let episode = self.episode.as_ref()?;
        let of_episode = |j: &&JudgedScore| episode.worse_days.contains(&j.day);
        self.judged.iter().filter(of_episode).find(|j| j.worsening == episode.peak_worsening)
    }

    /// By how many points the last three scores lie on the worse side on average, where they drift.
    pub fn drift(&self) -> Option<f64> {
        if !self.overlays.has(Overlay::Drift) {
            return None;
        }
        let last_three = self.judged.get(self.judged.len().checked_sub(3)?..)?;
        Some(last_three.iter().map(|j| j.worsening).sum::<f64>() / 3.0)
    }

    /// Whether the last judged score is worse.
    pub fn is_last_worse(&self) -> bool {
        self.judged.last().is_some_and(|last| last.verdict == Verdict::Worse)
    }

    /// How many scores were back at baseline in the unbroken run that goes on.
    pub fn recovered_in_a_row(&self) -> usize {
        let since = self.episode.as_ref().and_then(|e| e.recovered_since);
        since.map_or(0, |since| self.judged.iter().filter(|j| j.day >= since).count())
    }

    /// The latest relapse of the open episode.
    pub fn relapse(&self) -> Option<Relapse> {
        let episode = self.episode.as_ref().filter(|e| e.relapses > 0)?;
        let flagged = |j: &&JudgedScore| episode.persistent_since.is_some_and(|since| j.day > since);
        let (mut found, mut recovered) = (None, 0);
        for judged in self.judged.iter().filter(flagged) {
            match judged.verdict {
                Verdict::Recovered => recovered += 1,
                Verdict::Worse if recovered != 0 => {
                    found = Some(Relapse { since: judged.day, recovered });
                    recovered = 0;
                }
                Verdict::Worse | Verdict::Between => {}
            }
        }
        found
    }

    /// Whether an episode was open when that day's score was judged, the one that closed it included.
    pub fn is_in_episode(&self, day: Day) -> bool {
        let open = self.episode.as_ref().is_some_and(|e| e.onset <= day);
        open || self.history.iter().any(|past| past.onset <= day && day <= past.end)
    }
}
