//! The tables that a chart is written with in format 1.

use super::super::error::SchemaError;
use super::chart::{FREE_KEYS, FREE_TEXT, Run1};
use crate::record::Key;
use std::collections::HashMap;
use std::hash::Hash;

/// Things with the places by which they are named.
pub(super) struct Table<T> {
    pub(super) all: Vec<T>,
    places: HashMap<T, u32>,
}

impl<T: Copy + Eq + Hash> Table<T> {
    pub(super) fn new() -> Self {
        Self { all: Vec::new(), places: HashMap::new() }
    }

    /// Adds a thing, be it there or not.
    pub(super) fn push(&mut self, thing: T) -> Result<u32, SchemaError> {
        // The last place stays free: a place that may be missing is written from 1.
        let place = u32::try_from(self.all.len()).ok().filter(|place| *place < u32::MAX).ok_or(SchemaError::Bytes)?;
        self.all.push(thing);
        self.places.entry(thing).or_insert(place);
        Ok(place)
    }

    fn known(&self, thing: T) -> Option<u32> {
        self.places.get(&thing).copied()
    }

    /// The place of a thing, which is added if it isn't there.
    pub(super) fn place(&mut self, thing: T) -> Result<u32, SchemaError> {
        self.known(thing).map_or_else(|| self.push(thing), Ok)
    }
}

/// The texts of a chart, each once as long as repeating it is free.
pub(super) struct Texts<'a> {
    pub(super) table: Table<&'a str>,
    free: usize,
}

impl<'a> Texts<'a> {
    pub(super) fn new() -> Self {
        Self { table: Table::new(), free: FREE_TEXT }
    }

    /// From 1; 0 for the empty text.
    pub(super) fn place(&mut self, text: &'a str) -> Result<u32, SchemaError> {
        if text.is_empty() {
            return Ok(0);
        }
        if let Some(place) = self.table.known(text)
            && let Some(free) = self.free.checked_sub(text.len())
        {
            self.free = free;
            return Ok(place + 1);
        }
        self.table.push(text).map(|place| place + 1)
    }
}

/// The keys of a chart.
pub(super) struct Keys {
    pub(super) table: Table<Key>,
    free: usize,
}

impl Keys {
    pub(super) fn new() -> Self {
        Self { table: Table::new(), free: FREE_KEYS }
    }

    /// Takes the key of that place into the run, if it is the next one and that is free.
    pub(super) fn extend(&mut self, run: Option<&mut Run1>, place: u32) -> bool {
        let Some(run) = run.filter(|run| run.first + run.more + 1 == place) else { return false };
        let Some(free) = self.free.checked_sub(1) else { return false };
        self.free = free;
        run.more += 1;
        true
    }

    /// Eight bytes each, in the order of their places.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.table.all.iter().flat_map(|key| key.bits().to_le_bytes()).collect()
    }
}
