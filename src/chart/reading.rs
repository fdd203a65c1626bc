//! Which record the pointer or a key reads next.

use super::{Scene, Spot};

/// Marks closer than this lie on one place: the one on top hides the others. In CSS pixels.
const ONE_PLACE: f64 = 3.0;

impl Scene {
    /// The place in the list of the spot nearest to a point, if one lies within `reach` CSS pixels of it; of several on one place the
    /// first in time.
    pub fn nearest(&self, x: f64, y: f64, reach: f64) -> Option<usize> {
        let distance = |s: &Spot| (s.x - x).hypot(s.y - y);
        let near = self.spots.iter().enumerate().min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
        let (at, _) = near.filter(|(_, s)| distance(s) <= reach)?;
        self.on_place_of(at).into_iter().next()
    }

    /// The places in the list of all spots that lie where that one lies, itself among them, in order of time.
    pub fn on_place_of(&self, at: usize) -> Vec<usize> {
        let Some(here) = self.spots.get(at) else { return Vec::new() };
        let is_here = |s: &Spot| (s.x - here.x).hypot(s.y - here.y) < ONE_PLACE;
        self.spots.iter().enumerate().filter(|(_, s)| is_here(s)).map(|(at, _)| at).collect()
    }

    /// The spot `by` places on from `from`, held at either end; from nowhere the last one, which is the latest.
    pub fn step(&self, from: Option<usize>, by: isize) -> Option<usize> {
        let last = self.spots.len().checked_sub(1)?;
        Some(from.map_or(last, |from| from.saturating_add_signed(by).min(last)))
    }

    /// The first spot, which is the earliest, or the last.
    pub fn end(&self, last: bool) -> Option<usize> {
        if last { self.step(None, 0) } else { self.step(Some(0), 0) }
    }

    /// The spot nearest in time in the next part of the picture that has one, further down or up; where there is none, the same one.
    pub fn cross(&self, from: Option<usize>, down: bool) -> Option<usize> {
        let Some((at, here)) = from.and_then(|at| Some((at, self.spots.get(at)?))) else { return self.step(None, 0) };
        let is_beyond = |s: &&Spot| if down { s.panel > here.panel } else { s.panel < here.panel };
        let beyond = self.spots.iter().filter(is_beyond).map(|s| s.panel);
        let panel = if down { beyond.min() } else { beyond.max() };
        let there = self.spots.iter().enumerate().filter(|(_, s)| Some(s.panel) == panel);
        let nearest = there.min_by(|a, b| (a.1.x - here.x).abs().total_cmp(&(b.1.x - here.x).abs()));
        Some(nearest.map_or(at, |(at, _)| at))
    }
}
