//! The caseload's rows in their groups, with counts.

use super::{Filter, Group, Row};
use crate::record::{Key, sort_by};
use std::sync::Arc;

/// How many patients are in each group, whatever the filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In [`Group::InDoubt`].
    pub in_doubt: usize,
    /// In [`Group::Persistent`].
    pub persistent: usize,
    /// In [`Group::DoseDue`].
    pub dose_due: usize,
    /// In [`Group::CheckDue`].
    pub check_due: usize,
    /// In [`Group::ToConfirm`].
    pub to_confirm: usize,
    /// In [`Group::Emerging`].
    pub emerging: usize,
    /// In [`Group::Recovering`].
    pub recovering: usize,
    /// In [`Group::CantTell`].
    pub cant_tell: usize,
    /// In [`Group::Clear`].
    pub clear: usize,
}

impl Counts {
    /// The count of a group.
    pub const fn of(&self, group: Group) -> usize {
        match group {
            Group::InDoubt => self.in_doubt,
            Group::Persistent => self.persistent,
            Group::DoseDue => self.dose_due,
            Group::CheckDue => self.check_due,
            Group::ToConfirm => self.to_confirm,
            Group::Emerging => self.emerging,
            Group::Recovering => self.recovering,
            Group::CantTell => self.cant_tell,
            Group::Clear => self.clear,
        }
    }

    /// All patients.
    pub fn all(&self) -> usize {
        Group::ALL.into_iter().map(|group| self.of(group)).sum()
    }

    fn add(&mut self, group: Group) {
        let slot = match group {
            Group::InDoubt => &mut self.in_doubt,
            Group::Persistent => &mut self.persistent,
            Group::DoseDue => &mut self.dose_due,
            Group::CheckDue => &mut self.check_due,
            Group::ToConfirm => &mut self.to_confirm,
            Group::Emerging => &mut self.emerging,
            Group::Recovering => &mut self.recovering,
            Group::CantTell => &mut self.cant_tell,
            Group::Clear => &mut self.clear,
        };
        *slot += 1;
    }
}

/// One group with the rows that the filter leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Which group.
    pub group: Group,
    /// The rows that are shown, in order.
    pub rows: Vec<Arc<Row>>,
    /// How many patients the group has, whatever the filter.
    pub total: usize,
}

/// The caseload as the page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// Of all patients.
    pub counts: Counts,
    /// Every group, in the order of the page; those that nothing is left of too.
    pub sections: Vec<Section>,
}

impl Board {
    /// How many rows each section has.
    pub fn lengths(&self) -> Vec<usize> {
        self.sections.iter().map(|section| section.rows.len()).collect()
    }

    /// All rows as they stand under each other, each with its section and its place there.
    fn places(&self) -> impl Iterator<Item = ((usize, usize), &Arc<Row>)> {
        let sections = self.sections.iter().enumerate();
        sections.flat_map(|(s, section)| section.rows.iter().enumerate().map(move |(r, row)| ((s, r), row)))
    }

    /// How many rows stand above that patient's; `None` where the board doesn't show them.
    pub fn place_of(&self, patient: Key) -> Option<usize> {
        self.places().position(|(_, row)| row.key == patient)
    }

    /// The row that this many stand above, or the last one: its section, its place there, and whose it is.
    pub fn row_at(&self, place: usize) -> Option<((usize, usize), Key)> {
        let last = self.lengths().iter().sum::<usize>().checked_sub(1)?;
        self.places().nth(place.min(last)).map(|(at, row)| (at, row.key))
    }
}

/// The counts, and every group with the rows that groups and marks leave, in their order; whatever is searched.
pub(super) fn sections(rows: &[Arc<Row>], filter: &Filter) -> (Counts, Vec<Section>) {
    let mut counts = Counts::default();
    rows.iter().for_each(|row| counts.add(row.group));
    let shown: Vec<&Arc<Row>> = rows.iter().filter(|row| filter.shows(row)).collect();
    let sections = Group::ALL.into_iter().map(|group| {
        let mut rows: Vec<Arc<Row>> = shown.iter().filter(|r| r.group == group).map(|r| Arc::clone(r)).collect();
        let sort = filter.sort_of(group);
        sort_by(&mut rows, |a, b| sort.compare(a, b));
        Section { group, rows, total: counts.of(group) }
    });
    (counts, sections.collect())
}
