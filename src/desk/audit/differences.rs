//! Where two lists of records differ.

use crate::record::Key;
use std::collections::BTreeMap;

/// Records of two lists by key, before and after, where they differ: those that went first, then the others in their order now.
pub(super) fn differences<'a, T: PartialEq>(
    before: &'a [T],
    after: &'a [T],
    key: fn(&T) -> Key,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let mut old: BTreeMap<Key, &T> = before.iter().map(|record| (key(record), record)).collect();
    let now: Vec<_> = after.iter().map(|record| (old.remove(&key(record)), Some(record))).collect();
    let gone = before.iter().filter(|record| old.contains_key(&key(record))).map(|record| (Some(record), None));
    gone.chain(now.into_iter().filter(|(before, after)| before != after)).collect()
}
