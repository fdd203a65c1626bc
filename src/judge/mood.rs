//! Mood beside memory: self-reported memory follows mood at least as much as memory, so the two are always shown together. A PHQ-9 from
//! before the course is what later ones are compared with; it says nothing about now.

use super::course::Course;
use super::score_order::in_order;
use super::{Baseline, LastScore, Policy, SetAsideReason, Thresholds};
use crate::judge::decide_flag::Walk;
use crate::judge::threshold::ROUNDING;
use crate::record::{ChangeRule, Chart, Day, InstrumentSet};
use serde::Serialize;

/// The mood questionnaire whose rise is shown: its code in `instruments.csv`.
pub const PHQ_9: &str = "phq-9";

/// What is known of mood.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "fact")]
pub enum Mood {
    /// No PHQ-9 from before the course to compare with.
    NoBaseline {
        /// The latest PHQ-9, which says nothing about a change.
        latest: Option<LastScore>,
    },
    /// A baseline, and no PHQ-9 after it that counts.
    NotMeasured {
        /// The baseline of PHQ-9, found by the same rule.
        baseline: Baseline,
        /// The day of the latest PHQ-9 that came too soon after a session to count.
        acute: Option<Day>,
    },
    /// The latest PHQ-9 that counts, against its own baseline.
    Measured(MoodChange),
}

/// PHQ-9 against its own baseline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MoodChange {
    /// The baseline of PHQ-9, found by the same rule.
    pub baseline: Baseline,
    /// The latest PHQ-9 after the baseline that is not acute.
    pub latest: LastScore,
    /// Points above the baseline; negative when mood is better.
    pub rise: f64,
    /// Whether the rise reaches the policy's `mood_rise`.
    pub raised: bool,
    /// The day of a later PHQ-9, the latest, that came too soon after a session to count.
    #[serde(skip)]
    pub acute: Option<Day>,
}

impl Mood {
    /// What later PHQ-9 are compared with.
    pub const fn baseline(&self) -> Option<&Baseline> {
        match self {
            Self::NoBaseline { .. } => None,
            Self::NotMeasured { baseline, .. } | Self::Measured(MoodChange { baseline, .. }) => Some(baseline),
        }
    }

    /// The change, where mood was measured since the baseline.
    pub const fn measured(&self) -> Option<&MoodChange> {
        match self {
            Self::Measured(change) => Some(change),
            Self::NoBaseline { .. } | Self::NotMeasured { .. } => None,
        }
    }

    /// Whether the latest PHQ-9 that counts has risen by as much as the settings ask.
    pub fn is_raised(&self) -> bool {
        self.measured().is_some_and(|change| change.raised)
    }
}

/// What PHQ-9 says of mood as of `today`.
pub(super) fn mood(chart: &Chart, course: &Course, instruments: &InstrumentSet, policy: &Policy, today: Day) -> Mood {
    let Some(instrument) = instruments.get(PHQ_9) else { return Mood::NoBaseline { latest: None } };
    let mut set_aside = Vec::new();
    let ordered = in_order(chart, PHQ_9, course, today, &mut set_aside);
    let Some(baseline) = Baseline::find(chart, &ordered, course, policy, &mut set_aside) else {
        let latest = ordered.last().and_then(|last| Some((last.place, chart.scores.get(last.place as usize)?)));
        let latest = latest.map(|(score, s)| LastScore { score, day: s.day, value: s.value.get(), judged: false });
        return Mood::NoBaseline { latest };
    };
    let rise_from = f64::from(policy.mood_rise);
    let thresholds =
        Thresholds::of(ChangeRule::Fixed { drop: rise_from, recovery: rise_from }, policy, baseline.count());
    let judged =
        Walk::over(chart, &ordered, instrument, (course, policy), (&baseline, &thresholds), &mut set_aside).judged;
    let acute = set_aside.iter().filter(|s| s.reason == SetAsideReason::Acute).map(|s| s.day).max();
    let Some(last) = judged.last() else { return Mood::NotMeasured { baseline, acute } };
    let latest = LastScore { score: last.score, day: last.day, value: last.value, judged: true };
    let rise = instrument.worsening(baseline.value, latest.value);
    let acute = acute.filter(|day| *day > latest.day);
    Mood::Measured(MoodChange { latest, rise, raised: rise >= rise_from - ROUNDING, baseline, acute })
}
