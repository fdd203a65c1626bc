//! The walk over a track's eligible scores: which are judged, how each compares, and what the episode does with it.

use super::course::Course;
use super::episode::{Attribution, Episode, Outcome, PastEpisode, Phase, Subtype};
use super::score_order::Placed;
use super::{Baseline, Policy, SetAside, SetAsideReason, Thresholds, TrackState};
use crate::record::{Chart, Day, Instrument};
use serde::Serialize;

/// How one eligible score compares with the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// `w >= T`
    Worse,
    /// Neither worse nor recovered.
    Between,
    /// `w < R`
    Recovered,
}

/// An eligible score with its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct JudgedScore {
    /// Place in the chart's list of scores.
    pub score: u32,
    /// Its day.
    pub day: Day,
    /// The score itself, in instrument points.
    pub value: f64,
    /// `w`: how far it lies on the bad side of the baseline, in instrument points; negative on the good side.
    pub worsening: f64,
    /// How it compares.
    pub verdict: Verdict,
    /// How many sessions of the course it lies after; its last session is the one before that place.
    #[serde(skip)]
    pub(super) sessions_before: u32,
}

/// Where the walk stands: the judged scores so far and the episode that they make.
pub(super) struct Walk<'a> {
    course: &'a Course,
    policy: &'a Policy,
    baseline: &'a Baseline,
    thresholds: &'a Thresholds,
    pub(super) judged: Vec<JudgedScore>,
    pub(super) episode: Option<Episode>,
    just_resolved: bool,
    pub(super) history: Vec<PastEpisode>,
    /// The latest score that was recovered, or between outside an episode: what interrupts the line from session to onset.
    last_good: Option<JudgedScore>,
}

impl<'a> Walk<'a> {
    /// Walks the eligible among the scores after the course's first session. `ordered` holds the track's scores by day,
    /// time and entry; those put aside go to `set_aside`.
    pub(super) fn over(
        chart: &Chart,
        ordered: &[Placed],
        instrument: &Instrument,
        (course, policy): (&'a Course, &'a Policy),
        (baseline, thresholds): (&'a Baseline, &'a Thresholds),
        set_aside: &mut Vec<SetAside>,
    ) -> Self {
        let mut walk = Self {
            course,
            policy,
            baseline,
            thresholds,
            judged: Vec::new(),
            episode: None,
            just_resolved: false,
            history: Vec::new(),
            last_good: None,
        };
        walk.gather(chart, ordered, instrument, set_aside);
        for at in 0..walk.judged.len() {
            if let Some(score) = walk.judged.get(at).copied() {
                walk.step(score);
            }
        }
        walk
    }

    /// Fills `judged` with the eligible scores: after the first session, not acute, the latest of each day.
    fn gather(&mut self, chart: &Chart, ordered: &[Placed], instrument: &Instrument, set_aside: &mut Vec<SetAside>) {
        self.judged.reserve_exact(ordered.len());
        for &Placed { place, day, sessions_before } in ordered {
            let last = (sessions_before as usize).checked_sub(1).and_then(|at| self.course.sessions().get(at));
            let Some(last) = last else { continue };
            if day.days_since(last.day) < self.policy.acute_days {
                set_aside.push(SetAside { score: place, day, reason: SetAsideReason::Acute });
                continue;
            }
            let Some(score) = chart.scores.get(place as usize) else { continue };
            let worsening = instrument.worsening(self.baseline.value, score.value.get());
            let verdict = if self.thresholds.is_worse(worsening) {
                Verdict::Worse
            } else if self.thresholds.is_recovered(worsening) {
                Verdict::Recovered
            } else {
                Verdict::Between
            };
            let judged =
                JudgedScore { score: place, day, value: score.value.get(), worsening, verdict, sessions_before };
            if let Some(previous) = self.judged.last_mut()
                && previous.day == day
            {
                set_aside.push(SetAside { score: previous.score, day, reason: SetAsideReason::LaterScoreSameDay });
                *previous = judged;
            } else {
                self.judged.push(judged);
            }
        }
    }

    /// Whether a score lies after the course's latest session and was judged.
    pub(super) fn is_scored_since_last_session(&self) -> bool {
        self.judged.last().is_some_and(|last| last.sessions_before as usize == self.course.sessions().len())
    }

    fn step(&mut self, score: JudgedScore) {
        self.just_resolved = false;
        match score.verdict {
            Verdict::Worse => self.worse(score),
            Verdict::Recovered => self.recovered(score),
            Verdict::Between => {
                if let Some(episode) = &mut self.episode {
                    episode.recovered_since = None;
                } else {
                    self.last_good = Some(score);
                }
            }
        }
    }

    fn worse(&mut self, score: JudgedScore) {
        let mut episode = self.episode.take().unwrap_or_else(|| self.open(score));
        if score.day > episode.onset {
            episode.last_worse = score.day;
            episode.worse_days.push(score.day);
        }
        episode.peak_worsening = episode.peak_worsening.max(score.worsening);
        let since_session = self.last_session_day(score).map_or(0, |day| score.day.days_since(day));
        episode.subtype = if since_session >= self.policy.window_days {
            Subtype::OffDrug
        } else if score.sessions_before > episode.sessions_before {
            Subtype::OnTreatment
        } else {
            Subtype::SingleExposure
        };
        match episode.phase {
            Phase::Persistent => {}
            Phase::Recovering => {
                episode.phase = Phase::Persistent;
                episode.relapses += 1;
            }
            Phase::Emerging | Phase::Provisional => {
                if score.day.days_since(episode.clock_start) >= self.policy.window_days {
                    let gap = self.policy.gap_days;
                    let earlier = episode.worse_days.iter().rev().find(|day| score.day.days_since(**day) >= gap);
                    if let Some(earlier) = earlier.copied() {
                        episode.phase = Phase::Persistent;
                        episode.persistent_since = Some(score.day);
                        episode.confirming_pair = Some((earlier, score.day));
                    } else {
                        episode.phase = Phase::Provisional;
                    }
                }
            }
        }
        episode.recovered_since = None;
        self.episode = Some(episode);
    }

    fn recovered(&mut self, score: JudgedScore) {
        self.last_good = Some(score);
        let Some(episode) = &mut self.episode else { return };
        let outcome = match episode.phase {
            Phase::Emerging => Outcome::Transient,
            Phase::Provisional => Outcome::NotConfirmed,
            Phase::Persistent | Phase::Recovering => {
                episode.phase = Phase::Recovering;
                let run_start = *episode.recovered_since.get_or_insert(score.day);
                if score.day.days_since(run_start) < self.policy.gap_days {
                    return;
                }
                self.just_resolved = true;
                Outcome::Resolved
            }
        };
        let window_ends = episode.window_ends(self.policy);
        self.history.push(PastEpisode { onset: episode.onset, end: score.day, outcome, window_ends });
        self.episode = None;
    }

    /// Where the track stands after it.
    pub(super) fn state(&self) -> TrackState {
        match &self.episode {
            Some(episode) => match episode.phase {
                Phase::Emerging => TrackState::Emerging,
                Phase::Provisional => TrackState::Provisional,
                Phase::Persistent => TrackState::Persistent,
                Phase::Recovering => TrackState::Recovering,
            },
            None if self.course.first().is_none() => TrackState::BaselineOnly,
            None if self.just_resolved => TrackState::Resolved,
            None => TrackState::Stable,
        }
    }

    /// The episode that a worse score opens: where its clock starts and what it can be put down to.
    fn open(&self, score: JudgedScore) -> Episode {
        let last_session = self.last_session_day(score);
        let near = last_session.is_some_and(|day| score.day.days_since(day) <= self.policy.attribution_days);
        let interrupted = self.last_good.is_some_and(|good| good.sessions_before == score.sessions_before);
        let attribution = match (near, interrupted) {
            (true, false) => Attribution::Probable,
            (false, true) => Attribution::Unlikely,
            _ => Attribution::Possible,
        };
        let index_session = last_session.filter(|_| attribution != Attribution::Unlikely);
        let judged_before = self.judged.iter().rev().map(|j| j.day).find(|day| *day < score.day);
        let last_not_worse = judged_before.unwrap_or_else(|| self.baseline.last_day_before(score.day));
        Episode {
            phase: Phase::Emerging,
            onset: score.day,
            index_session,
            clock_start: index_session.unwrap_or(score.day),
            attribution,
            subtype: Subtype::SingleExposure,
            peak_worsening: score.worsening,
            last_worse: score.day,
            last_not_worse,
            persistent_since: None,
            confirming_pair: None,
            recovered_since: None,
            relapses: 0,
            worse_days: vec![score.day],
            sessions_before: score.sessions_before,
        }
    }

    fn last_session_day(&self, score: JudgedScore) -> Option<Day> {
        let at = (score.sessions_before as usize).checked_sub(1)?;
        self.course.sessions().get(at).map(|s| s.day)
    }
}
