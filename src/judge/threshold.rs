//! From where a score is worse, and below where it is recovered.

use super::Policy;
use crate::record::{ChangeRule, Instrument};
use serde::Serialize;

/// What both comparisons allow for rounding, in points.
pub(super) const ROUNDING: f64 = 1e-9;

/// The two bounds of a track and the sum that they come from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Thresholds {
    /// Reliability or declared rule.
    pub rule: ChangeRule,
    /// Standard error of (one score - mean of m baseline scores): `SEM * sqrt(1 + 1/m)`; none for a declared rule.
    pub se: Option<f64>,
    /// `T`: worse from this many points on.
    pub worse_from: f64,
    /// `R`: recovered below this many points.
    pub recovered_below: f64,
}

impl Thresholds {
    /// The thresholds for a baseline of `m` scores. With m = 1 this is the one-sided reliable-change index of Jacobson and
    /// Truax (1991).
    pub fn of(rule: ChangeRule, policy: &Policy, m: usize) -> Self {
        match rule {
            ChangeRule::Fixed { drop, recovery } => {
                Self { rule, se: None, worse_from: drop, recovered_below: recovery }
            }
            ChangeRule::Reliable { sem, mic } => {
                let se = sem * (1.0 + 1.0 / m as f64).sqrt();
                let worse_from = (policy.z * se).max(mic);
                let recovery = if mic > 0.0 { mic } else { se };
                Self { rule, se: Some(se), worse_from, recovered_below: recovery.min(worse_from) }
            }
        }
    }

    /// Whether worsening by `w` is worse.
    pub fn is_worse(&self, w: f64) -> bool {
        w >= self.worse_from - ROUNDING
    }

    /// Whether worsening by `w` is recovered.
    pub fn is_recovered(&self, w: f64) -> bool {
        !self.is_worse(w) && w < self.recovered_below - ROUNDING
    }

    /// The mean worsening of the last three scores from which there is drift; none for a declared rule.
    pub(super) fn drift_from(&self, policy: &Policy, m: usize) -> Option<f64> {
        match self.rule {
            ChangeRule::Fixed { .. } => None,
            ChangeRule::Reliable { sem, mic } => Some(mic.max(policy.z * sem * (1.0 / m as f64 + 1.0 / 3.0).sqrt())),
        }
    }

    /// Whether the baseline lies closer than `T` to the bad end of the scale, so that no score can be worse.
    pub(super) fn is_insensitive(&self, instrument: &Instrument, baseline: f64) -> bool {
        let most =
            if instrument.higher_is_better { baseline - instrument.min.get() } else { instrument.max.get() - baseline };
        most < self.worse_from - ROUNDING
    }
}
