//! The caseload's rows in their groups, with how many patients each has.

use super::{Filter, Group, Row};
use crate::record::{Key, sort_by};
use std::sync::Arc;

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
    /// Every group, in the order of the page; those that nothing is left of too.
    pub sections: Vec<Section>,
}

impl Board {
    /// The section of a group.
    pub fn section(&self, group: Group) -> Option<&Section> {
        self.sections.iter().find(|section| section.group == group)
    }

    /// How many patients a group has, whatever the filter.
    pub fn count(&self, group: Group) -> usize {
        self.section(group).map_or(0, |section| section.total)
    }

    /// How many patients of a group stand above it, because their answers tell of harm.
    pub fn lifted(&self, group: Group) -> usize {
        let harm = self.section(Group::Harm);
        harm.map_or(0, |harm| harm.rows.iter().filter(|row| row.own_group == group).count())
    }

    /// How many patients there are, whatever the filter.
    pub fn all(&self) -> usize {
        self.sections.iter().map(|section| section.total).sum()
    }

    /// How many rows the filter leaves.
    pub fn shown(&self) -> usize {
        self.sections.iter().map(|section| section.rows.len()).sum()
    }

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
        let last = self.shown().checked_sub(1)?;
        self.places().nth(place.min(last)).map(|(at, row)| (at, row.key))
    }
}

/// Every group with the rows that groups and marks leave, in their order; whatever is searched.
pub(super) fn sections(rows: &[Arc<Row>], filter: &Filter) -> Vec<Section> {
    let total = |group| rows.iter().filter(|row| row.group == group).count();
    let shown: Vec<&Arc<Row>> = rows.iter().filter(|row| filter.shows(row)).collect();
    let sections = Group::ALL.into_iter().map(|group| {
        let mut rows: Vec<Arc<Row>> = shown.iter().filter(|r| r.group == group).map(|r| Arc::clone(r)).collect();
        let sort = filter.sort_of(group);
        sort_by(&mut rows, |a, b| sort.compare(a, b));
        Section { group, rows, total: total(group) }
    });
    sections.collect()
}
