//! A store that keeps nothing beyond the page: for a browser that denies everything, and for tests.

use super::port::{Store, StoreError, StoreKind, Stored, Write};
use crate::record::CollectOrdered;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Records in memory. A clone is a second handle on the same records, as a second tab would be.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    records: Rc<RefCell<BTreeMap<String, Vec<u8>>>>,
}

impl MemoryStore {
    /// A store of these records.
    pub fn of(records: Stored) -> Self {
        Self { records: Rc::new(RefCell::new(records.into_iter().collect_map())) }
    }
}

impl Store for MemoryStore {
    fn kind(&self) -> StoreKind {
        StoreKind::Memory
    }

    async fn load(&self) -> Result<Stored, StoreError> {
        Ok(self.records.borrow().iter().map(|(name, bytes)| (name.clone(), bytes.clone())).collect())
    }

    async fn fetch(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let records = self.records.borrow();
        Ok(names.iter().map(|name| records.get(name).cloned()).collect())
    }

    async fn names(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.records.borrow().keys().cloned().collect())
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        let mut records = self.records.borrow_mut();
        if let Some(write) = writes.iter().find(|w| !w.matches(records.get(&w.name).map(Vec::as_slice))) {
            return Err(StoreError::Conflict { name: write.name.clone() });
        }
        for write in writes {
            match &write.bytes {
                Some(bytes) => records.insert(write.name.clone(), bytes.clone()),
                None => records.remove(&write.name),
            };
        }
        Ok(())
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.records.borrow_mut().clear();
        Ok(())
    }
}
