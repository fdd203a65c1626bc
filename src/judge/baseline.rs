//! What a track's later scores are compared with: the mean of the latest scores before the course's first session.

use super::course::{Course, lies_before};
use super::score_order::Placed;
use super::{Policy, SetAside, SetAsideReason};
use crate::record::{Chart, Day, Score};
use serde::Serialize;

/// The mean of the baseline scores and where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Baseline {
    /// `B`, in instrument points.
    pub value: f64,
    /// The places of its scores in the chart's list, oldest first. Their number is `m`.
    pub scores: Vec<u32>,
    /// The day of its oldest score.
    pub first_day: Day,
    /// The day of its latest score.
    pub last_day: Day,
    /// The day of the score before the latest, if there is more than one.
    #[serde(skip)]
    pub(super) day_before_last: Option<Day>,
    /// The baseline scores that lie within the washout of an earlier course's session.
    pub contaminated: Vec<u32>,
}

impl Baseline {
    /// `m`, the number of baseline scores.
    pub fn count(&self) -> usize {
        self.scores.len()
    }

    /// How many of its scores lie on that day or later.
    pub(super) fn count_from(&self, chart: &Chart, oldest: Day) -> usize {
        let scores = self.scores.iter().filter_map(|place| chart.scores.get(*place as usize));
        scores.filter(|score| score.day >= oldest).count()
    }

    /// The baseline of a track, or none. `ordered` holds the track's scores by day, time and entry; those that lie before the course
    /// and are not used go to `set_aside` with the reason.
    pub(super) fn find(
        chart: &Chart,
        ordered: &[Placed],
        course: &Course,
        policy: &Policy,
        set_aside: &mut Vec<SetAside>,
    ) -> Option<Self> {
        let mut candidates: Vec<(u32, &Score)> = Vec::new();
        for &Placed { place, day, sessions_before } in ordered {
            if let Some(first) = course.first() {
                if day > first.day {
                    break;
                }
                // A score from after the session may stand before one from before it: no time counts as 00:00.
                if sessions_before > 0 {
                    continue;
                }
                if first.day.days_since(day) > policy.baseline_lookback_days {
                    set_aside.push(SetAside { score: place, day, reason: SetAsideReason::BeforeLookback });
                    continue;
                }
            }
            let Some(s) = chart.scores.get(place as usize) else { continue };
            if let Some(last) = candidates.last_mut()
                && last.1.day == s.day
            {
                set_aside.push(SetAside { score: last.0, day: s.day, reason: SetAsideReason::LaterScoreSameDay });
                *last = (place, s);
            } else {
                candidates.push((place, s));
            }
        }
        let most = usize::try_from(policy.baseline_max).unwrap_or(1);
        let unused = candidates.len().saturating_sub(most);
        set_aside.extend(candidates.drain(..unused).map(|(place, s)| SetAside {
            score: place,
            day: s.day,
            reason: SetAsideReason::OlderThanBaseline,
        }));
        let (first_day, last_day) = (candidates.first()?.1.day, candidates.last()?.1.day);
        let day_before_last = candidates.iter().rev().nth(1).map(|(_, s)| s.day);
        let value = candidates.iter().map(|(_, s)| s.value.get()).sum::<f64>() / candidates.len() as f64;
        let contaminated = candidates
            .iter()
            .filter(|(_, s)| is_contaminated(s, course, policy.washout_days))
            .map(|(place, _)| *place)
            .collect();
        Some(Self {
            value,
            scores: candidates.iter().map(|(place, _)| *place).collect(),
            first_day,
            last_day,
            day_before_last,
            contaminated,
        })
    }

    /// The last day before `onset` with a baseline score; where the only one lies on that very day, before the session, that day.
    pub(super) fn last_day_before(&self, onset: Day) -> Day {
        if self.last_day < onset { self.last_day } else { self.day_before_last.unwrap_or(self.last_day) }
    }
}

/// Whether a score lies 0 to `washout_days` - 1 days after a session of an earlier course.
fn is_contaminated(score: &Score, course: &Course, washout_days: i32) -> bool {
    course.earlier().iter().any(|s| !lies_before(score, s) && score.day.days_since(s.day) < washout_days)
}
