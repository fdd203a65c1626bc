//! From a command to the change that it makes, chart by chart, or the reason why it is refused.

use super::apply::carried_out;
use super::check_texts::check_texts;
use super::import::Imported;
use super::keep_harm::keep_harm;
use super::{Change, Command, Refusal};
use crate::caseload::Clinic;
use crate::record::{NewKeys, Stamp};

/// Carries a command out on paper: the clinic itself stays as it is. `stamp` is who does it, where and when: every event bears it, but those of
/// a backup that is merged, which are as they were made.
///
/// # Errors
/// Duplicates of identity, records that are not there, scores that don't fit their instrument, settings out of bounds, texts beyond theirs,
/// and what would end an alert of harm that nobody has dealt with.
pub fn apply(clinic: &Clinic, command: Command, stamp: &Stamp) -> Result<Change, Refusal> {
    Applying::begin(clinic, command, stamp)?.finish(clinic)
}

/// A command that is being carried out on paper, chart by chart, so that a page can work in between. Dropped, it leaves no trace.
pub struct Applying {
    change: Change,
    imported: Option<Imported>,
    stamp: Stamp,
    new_keys: NewKeys,
    next: usize,
}

impl Applying {
    /// What the command would change, before its charts are looked at.
    ///
    /// # Errors
    /// As [`apply`].
    pub fn begin(clinic: &Clinic, command: Command, stamp: &Stamp) -> Result<Self, Refusal> {
        // The keys of what files bring are nobody's yet.
        let new_keys = if matches!(command, Command::Import(_)) { NewKeys::OfEvents } else { NewKeys::AsTheyAre };
        let (change, imported) = carried_out(clinic, command, stamp)?;
        Ok(Self { change, imported, stamp: stamp.clone(), new_keys, next: 0 })
    }

    /// Checks and records up to so many charts; says how much is done by then, 0 to 1.
    ///
    /// # Errors
    /// As [`apply`].
    pub fn step(&mut self, charts: usize) -> Result<f64, Refusal> {
        for chart in self.change.charts.iter_mut().skip(self.next).take(charts) {
            check_texts(chart, &self.stamp.by)?;
            if let Some(imported) = &mut self.imported {
                imported.check(chart)?;
            }
            chart.record(&self.stamp, self.new_keys)?;
        }
        self.next = self.next.saturating_add(charts).min(self.change.charts.len());
        Ok(if self.change.charts.is_empty() { 1.0 } else { self.next as f64 / self.change.charts.len() as f64 })
    }

    /// The change, once the rest is done. The clinic is the one that it was begun with.
    ///
    /// # Errors
    /// As [`apply`].
    pub fn finish(mut self, clinic: &Clinic) -> Result<Change, Refusal> {
        self.step(usize::MAX)?;
        keep_harm(clinic, &mut self.change)?;
        Ok(self.change)
    }
}
