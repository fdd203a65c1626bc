//! Where the records of one chart stand, by key and by what makes them the one they are.

use crate::record::Key;
use std::collections::HashMap;
use std::hash::Hash;

/// The places of a list's records.
pub(super) struct Places<I> {
    by_key: HashMap<Key, usize>,
    by_identity: HashMap<I, usize>,
}

impl<I: Hash + Eq> Places<I> {
    pub(super) fn of(records: impl Iterator<Item = (Key, I)>) -> Self {
        let mut places = Self { by_key: HashMap::new(), by_identity: HashMap::new() };
        for (at, (key, identity)) in records.enumerate() {
            places.insert(key, identity, at);
        }
        places
    }

    /// Notes a record; of two with one key or one identity the first is found.
    pub(super) fn insert(&mut self, key: Key, identity: I, at: usize) {
        self.by_key.entry(key).or_insert(at);
        self.by_identity.entry(identity).or_insert(at);
    }

    /// The first record with that key or that identity.
    pub(super) fn find(&self, key: Key, identity: &I) -> Option<usize> {
        let by_key = self.by_key.get(&key).copied();
        by_key.into_iter().chain(self.by_identity.get(identity).copied()).min()
    }

    pub(super) fn has(&self, key: Key) -> bool {
        self.by_key.contains_key(&key)
    }
}
