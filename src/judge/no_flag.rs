//! What a track without a flag means: that nothing is worse, or only that nothing is known.

use super::{JudgedScore, Overlay, PatientJudgement, PatientState, TrackJudgement, TrackState, Verdict};
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
        match self.silence_of(track) {
            Some(Silence::NeverJudged | Silence::CannotShow | Silence::Stale(_) | Silence::NotFollowedUp(_)) => {
                Stand::CantTell
            }
            Some(Silence::NoBaseline | Silence::Untreated | Silence::BaselineTooOld) | None => {
                Stand::State(PatientState::Scored(track.state))
            }
        }
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
            (_, None) => Some(Silence::NeverJudged),
            _ if !track.could_show_worsening() => Some(Silence::CannotShow),
            (_, Some(last)) if self.is_stale(track) => {
                Some(Silence::Stale(JudgedOn { day: last.day, days_ago: self.as_of.days_since(last.day) }))
            }
            _ => {
                let is_due = |session: &Day| session.plus(self.policy.due_every_days) < self.as_of;
                self.unscored_since(track).filter(is_due).map(Silence::NotFollowedUp)
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
