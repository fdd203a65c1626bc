//! Mood beside memory: self-reported memory follows mood at least as much as memory, so the two are always shown together.

use super::course::Course;
use super::track::{last_counting, ordered_places};
use super::{Baseline, JudgedScore, MoodChange, Policy, Thresholds};
use crate::judge::threshold::ROUNDING;
use crate::judge::walk::Walk;
use crate::record::{ChangeRule, Chart, Day, InstrumentSet};

/// The mood questionnaire whose rise is shown: its code in `instruments.csv`.
pub const PHQ_9: &str = "phq-9";

/// The latest PHQ-9 that is not acute, against its own baseline; `None` where there is no baseline.
pub(super) fn mood_change(
    chart: &Chart,
    course: &Course,
    instruments: &InstrumentSet,
    policy: &Policy,
    today: Day,
) -> Option<MoodChange> {
    let instrument = instruments.get(PHQ_9)?;
    let mut ignored = Vec::new();
    let ordered = ordered_places(chart, PHQ_9, today, &mut ignored);
    let baseline = Baseline::find(chart, &ordered, course, policy, &mut ignored)?;
    let rise_from = f64::from(policy.mood_rise);
    let thresholds =
        Thresholds::of(ChangeRule::Fixed { drop: rise_from, recovery: rise_from }, policy, baseline.count());
    let judged: Vec<JudgedScore> =
        Walk::over(chart, &ordered, instrument, (course, policy), (&baseline, &thresholds), &mut ignored).judged;
    let latest = last_counting(chart, &judged, &baseline)?;
    let rise = instrument.worsening(baseline.value, latest.value);
    Some(MoodChange { latest, rise, raised: rise >= rise_from - ROUNDING, baseline })
}
