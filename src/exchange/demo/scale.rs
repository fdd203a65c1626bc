//! The memory instruments as the stories use them: how far a good, a doubtful and a worse score lie from the baseline.

use super::random::Chance;

/// How a score compares with the baseline under the default settings, whether one, two or three scores make it.
#[derive(Clone, Copy)]
pub(super) enum Level {
    Good,
    /// Neither recovered nor worse.
    Between,
    /// Worse, by less than one standard deviation of the norm.
    Mild,
    /// Worse, by one to two standard deviations.
    Moderate,
    /// Worse, by two or more.
    Severe,
}

impl Level {
    pub(super) const ALL: [(Self, &'static str); 5] = [
        (Self::Good, "good"),
        (Self::Between, "between"),
        (Self::Mild, "mild"),
        (Self::Moderate, "moderate"),
        (Self::Severe, "severe"),
    ];
}

/// A memory instrument with points on the bad side of the baseline for each level.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    pub(super) id: &'static str,
    /// Points are added for worse: -1 where higher is better.
    sign: f64,
    range: (f64, f64),
    /// Steps in one point.
    steps: f64,
    /// How far the baseline scores lie apart.
    pub(super) spread: f64,
    points: [(f64, f64); 5],
}

/// PROMIS Cognitive Function: worse from 6.0 points on with three baseline scores, from 7.4 on with one.
pub(super) const PROMIS: Scale = Scale {
    id: "promis-cf",
    sign: -1.0,
    range: (20.0, 70.0),
    steps: 10.0,
    spread: 0.8,
    points: [(-2.0, 2.0), (4.6, 5.5), (7.6, 9.4), (11.0, 17.0), (21.0, 24.0)],
};

/// PROMIS Cognitive Function - Abilities, on the same metric.
const ABILITIES: Scale = Scale { id: "promis-cfa", ..PROMIS };

/// PRMQ: higher is worse; worse from 5.8 points on with three baseline scores, from 7.1 on with one.
pub(super) const PRMQ: Scale = Scale {
    id: "prmq",
    sign: 1.0,
    range: (16.0, 80.0),
    steps: 1.0,
    spread: 1.0,
    points: [(-2.0, 2.0), (4.0, 5.0), (8.0, 9.0), (10.0, 17.0), (19.0, 24.0)],
};

/// Memory today, 0 to 10: a declared rule of 2 down, less than 1 recovered.
const RATING: Scale = Scale {
    id: "memory-nrs",
    sign: -1.0,
    range: (0.0, 10.0),
    steps: 1.0,
    spread: 0.0,
    points: [(0.0, 0.0), (1.0, 1.0), (2.0, 3.0), (3.0, 4.0), (6.0, 7.0)],
};

/// Every one of them.
pub(super) const ALL: [Scale; 4] = [PROMIS, ABILITIES, PRMQ, RATING];

impl Scale {
    /// A score of that level, on the instrument's step and within its range.
    pub(super) fn score(&self, baseline: f64, level: Level, chance: &mut Chance) -> f64 {
        let points = self.points.get(level as usize).copied().unwrap_or_default();
        self.at(baseline, chance.between(points))
    }

    /// The score that lies so many points on the bad side of the baseline.
    pub(super) fn at(&self, baseline: f64, points: f64) -> f64 {
        let score = (baseline + self.sign * points) * self.steps;
        (score.round() / self.steps).clamp(self.range.0, self.range.1)
    }
}
