//! What one more score would do: which score, from which day on, and what the track's state would then be.

use super::{Episode, PatientJudgement, Policy, Thresholds, TrackJudgement, TrackState};
use crate::record::{Day, Instrument, Number};
use serde::Serialize;

/// The grid on which scores are promised where an instrument has no step of its own, in points.
const FINEST_STEP: f64 = 0.01;

/// What a further score, or two, would lead to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Prospect {
    /// The state that follows.
    pub becomes: TrackState,
    /// The mildest score that does it: this one, or any further on the same side.
    pub score: f64,
    /// Whether it takes worse scores; else recovered ones.
    pub worse: bool,
    /// How many such scores, with none of another kind between them.
    pub times: u8,
    /// How many days apart they have to be, where it takes two.
    pub apart_days: i32,
    /// The first day on which the (first) score counts.
    pub from: Day,
}

/// The scores at the two bounds, and what they would lead to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Prospects {
    /// The mildest score that is worse; none where the scale ends before it.
    pub worse_at: Option<f64>,
    /// The score that is just good enough to be recovered; none where the scale ends before it.
    pub recovered_at: Option<f64>,
    /// What they would lead to from the present state.
    pub list: Vec<Prospect>,
}

impl Prospects {
    /// The prospects of a track; empty where it has no baseline or no session yet.
    pub fn of(judgement: &PatientJudgement, track: &TrackJudgement, instrument: &Instrument) -> Self {
        let (Some(baseline), Some(thresholds)) = (&track.baseline, &track.thresholds) else { return Self::default() };
        let worse_at = worse_at(instrument, baseline.value, thresholds);
        let recovered_at = recovered_at(instrument, baseline.value, thresholds);
        let mut prospects = Self { worse_at, recovered_at, list: Vec::new() };
        let Some(next) = next_day(judgement, track) else { return prospects };
        let policy = &judgement.policy;
        let one = |becomes, score, worse, from| Prospect { becomes, score, worse, times: 1, apart_days: 0, from };
        let mut add = |prospect: Option<Prospect>| prospects.list.extend(prospect);
        let Some(episode) = &track.episode else {
            add(worse_at.map(|score| one(opens_as(judgement, track, next), score, true, next)));
            return prospects;
        };
        match track.state {
            TrackState::Persistent | TrackState::Recovering => {
                add(recovered_at.map(|score| match episode.recovered_since {
                    Some(since) => one(TrackState::Resolved, score, false, closes_from(since, Some(next), policy)),
                    None => Prospect {
                        becomes: TrackState::Resolved,
                        score,
                        worse: false,
                        times: 2,
                        apart_days: policy.gap_days,
                        from: next,
                    },
                }));
                if track.state == TrackState::Recovering {
                    add(worse_at.map(|score| one(TrackState::Persistent, score, true, next)));
                }
            }
            _ => {
                let (late, confirms) = beyond_window(next, episode, policy);
                add(recovered_at.map(|score| one(TrackState::Stable, score, false, next)));
                add(worse_at.map(|score| one(TrackState::Persistent, score, true, confirms)));
                if late < confirms && track.state == TrackState::Emerging {
                    add(worse_at.map(|score| one(TrackState::Provisional, score, true, late)));
                }
            }
        }
        prospects
    }
}

/// From which day on a worse score lies beyond the window, and from which on it confirms one before it.
fn beyond_window(next: Day, episode: &Episode, policy: &Policy) -> (Day, Day) {
    let late = next.max(episode.window_ends(policy));
    (late, late.max(episode.onset.plus(policy.gap_days)))
}

/// From which day on a worse score would make an episode persistent that is not yet.
pub(super) fn confirms_from(judgement: &PatientJudgement, track: &TrackJudgement, episode: &Episode) -> Option<Day> {
    next_day(judgement, track).map(|next| beyond_window(next, episode, &judgement.policy).1)
}

/// What a worse score on that day would open: to confirm at once where the clock would start at a session that lies the window back.
fn opens_as(judgement: &PatientJudgement, track: &TrackJudgement, day: Day) -> TrackState {
    let policy = &judgement.policy;
    let since_session = judgement.sessions.last().map_or(0, |s| day.days_since(s.day));
    // With no episode open, whatever was judged since the last session was good: it interrupts.
    let clock_at_onset = since_session > policy.attribution_days && track.scored_since_last_session;
    if since_session >= policy.window_days && !clock_at_onset { TrackState::Provisional } else { TrackState::Emerging }
}

/// From which day on one more score that is back at baseline takes the flag down, where those since that day are and the next one counts from that.
fn closes_from(since: Day, next: Option<Day>, policy: &Policy) -> Day {
    let apart = since.plus(policy.gap_days);
    next.map_or(apart, |next| next.max(apart))
}

impl PatientJudgement {
    /// The same of that track; none where no score is back at baseline, or no episode is open.
    pub fn closes_from(&self, track: &TrackJudgement) -> Option<Day> {
        let since = track.episode.as_ref()?.recovered_since?;
        Some(closes_from(since, next_day(self, track), &self.policy))
    }
}

/// The first day on which another score would be eligible: after the last one, and no longer acute after the last session.
fn next_day(judgement: &PatientJudgement, track: &TrackJudgement) -> Option<Day> {
    let last = track.last?.day.plus(1);
    let calm = judgement.sessions.last()?.day.plus(judgement.policy.acute_days);
    Some(last.max(calm))
}

/// The mildest score on the instrument's grid that is worse, if the scale reaches that far.
pub(super) fn worse_at(instrument: &Instrument, baseline: f64, thresholds: &Thresholds) -> Option<f64> {
    nearest_on_grid(instrument, instrument.score_at(baseline, thresholds.worse_from), true, |score| {
        thresholds.is_worse(instrument.worsening(baseline, score))
    })
}

/// The score on the instrument's grid that is just good enough to be recovered, if the scale reaches that far.
pub(super) fn recovered_at(instrument: &Instrument, baseline: f64, thresholds: &Thresholds) -> Option<f64> {
    nearest_on_grid(instrument, instrument.score_at(baseline, thresholds.recovered_below), false, |score| {
        thresholds.is_recovered(instrument.worsening(baseline, score))
    })
}

/// The score nearest to `bound`, at it or on its bad (or good) side, that lies on the scale's grid and holds.
fn nearest_on_grid(instrument: &Instrument, bound: f64, bad_side: bool, holds: impl Fn(f64) -> bool) -> Option<f64> {
    let step = instrument.step.map_or(FINEST_STEP, Number::get);
    let downwards = bad_side == instrument.higher_is_better;
    let (min, max) = (instrument.min.get(), instrument.max.get());
    let nearest = ((bound - min) / step).round();
    [-1.0, 0.0, 1.0, 2.0]
        .into_iter()
        .map(|away| nearest + if downwards { -away } else { away })
        .map(|steps| ((min + steps * step) * 1e6).round() / 1e6)
        .find(|score| *score >= min && *score <= max && holds(*score))
}
