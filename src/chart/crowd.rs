//! Points where there are more of them than pixels: which marks stand for all.

use super::sample::Sample;
use super::scene::Look;
use super::{Ink, Shape};

/// So many points of a panel are all drawn, each at its full size.
pub(super) const FEW: usize = 400;

/// Half the size of a point among many, as a share of its usual one. The shapes are still told apart.
const SMALLER: f64 = 0.7;

/// Points of one look within so many CSS pixels from left to right cover each other: none is narrower than twice that.
const COLUMN: f64 = 2.0;

/// The samples by how they look: what counts as worse comes last, as it is drawn over all others.
pub(super) fn by_look(samples: &[Sample]) -> Vec<(Look, Vec<&Sample>)> {
    let mut groups: Vec<(Look, Vec<&Sample>)> = Vec::new();
    for sample in samples {
        let look = (sample.dot, sample.ink);
        match groups.iter_mut().find(|(other, _)| *other == look) {
            Some((_, group)) => group.push(sample),
            None => groups.push((look, vec![sample])),
        }
    }
    let (worse, mut others): (Vec<_>, Vec<_>) = groups.into_iter().partition(|((_, ink), _)| *ink == Ink::Worse);
    others.extend(worse);
    others
}

/// The size of a point among many.
pub(super) fn small((shape, radius, filled): (Shape, f64, bool)) -> (Shape, f64, bool) {
    (shape, radius * SMALLER, filled)
}

/// Of samples that look the same those whose marks stand for all. What counts as worse is left out only where another of it covers its
/// very place; of the rest the highest and the lowest of each column stand. Samples of different looks never stand for each other.
pub(super) fn standing<'a>((_, ink): Look, samples: &[&'a Sample]) -> Vec<&'a Sample> {
    let column = |sample: &Sample| (sample.at.x / COLUMN).floor() as i64;
    let row = |sample: &Sample| (sample.at.y / COLUMN).floor() as i64;
    if ink == Ink::Worse {
        let mut taken = std::collections::HashSet::new();
        return samples.iter().copied().filter(|s| taken.insert((column(s), row(s)))).collect();
    }
    let mut columns = std::collections::BTreeMap::new();
    for sample in samples.iter().copied() {
        let (top, foot) = columns.entry(column(sample)).or_insert((sample, sample));
        if sample.at.y < top.at.y {
            *top = sample;
        }
        if sample.at.y > foot.at.y {
            *foot = sample;
        }
    }
    let both =
        |(top, foot): (&'a Sample, &'a Sample)| std::iter::once(top).chain((row(top) != row(foot)).then_some(foot));
    columns.into_values().flat_map(both).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]
    use super::*;
    use crate::chart::Point;
    use crate::record::{Day, Key};

    fn sample(x: f64, y: f64, ink: Ink) -> Sample {
        let day = Day::from_ymd(2026, 3, 2).unwrap();
        let dot = (Shape::Circle, 3.0, true);
        Sample { day, number: 0, time: None, at: Point { x, y }, key: Key::from_bits(1), dot, ink }
    }

    #[test]
    fn worse_points_are_last_and_none_is_hidden() {
        let samples: Vec<Sample> = (0..3_000)
            .map(|i| sample(f64::from(i % 100), f64::from(i % 61), if i % 3 == 0 { Ink::Worse } else { Ink::Memory }))
            .collect();
        let groups = by_look(&samples);
        assert_eq!(groups.iter().map(|(look, _)| look.1).collect::<Vec<_>>(), [Ink::Memory, Ink::Worse]);
        let near = |a: &Sample, b: &Sample| (a.at.x - b.at.x).abs() < COLUMN && (a.at.y - b.at.y).abs() < COLUMN;
        let stand = standing(groups[1].0, &groups[1].1);
        assert!(samples.iter().filter(|s| s.ink == Ink::Worse).all(|s| stand.iter().any(|other| near(s, other))));
        let others = standing(groups[0].0, &groups[0].1);
        assert!(others.len() <= 100, "two in each of fifty columns: {}", others.len());
        for extreme in [0.0, 60.0] {
            assert!(others.iter().any(|s| s.at.y == extreme), "{extreme}");
        }
    }
}
