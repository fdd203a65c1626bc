//! The scores at which a verdict begins. Where the instrument has steps these are steps, so that no reader has to round.

use crate::judge::Thresholds;
use crate::record::{Instrument, Number};

/// The first score of the instrument that is worse; off its scale where none can be.
pub fn first_worse(instrument: &Instrument, baseline: f64, thresholds: &Thresholds) -> f64 {
    let worse = instrument.score_at(baseline, thresholds.worse_from);
    on_step(instrument, worse, |steps, lower| if lower { (steps + 1e-6).floor() } else { (steps - 1e-6).ceil() })
}

/// The first score of the instrument that is recovered.
pub fn first_recovered(instrument: &Instrument, baseline: f64, thresholds: &Thresholds) -> f64 {
    let recovered = instrument.score_at(baseline, thresholds.recovered_below);
    on_step(
        instrument,
        recovered,
        |steps, lower| {
            if lower { (steps + 1e-6).floor() + 1.0 } else { (steps - 1e-6).ceil() - 1.0 }
        },
    )
}

/// A score put on a step; `round` is told how many steps it lies above the lowest score, and whether lower scores are worse.
fn on_step(instrument: &Instrument, score: f64, round: impl FnOnce(f64, bool) -> f64) -> f64 {
    let Some(step) = instrument.step.map(Number::get) else { return score };
    instrument.min.get() + round((score - instrument.min.get()) / step, instrument.higher_is_better) * step
}
