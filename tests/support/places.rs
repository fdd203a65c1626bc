//! The stores that can be had natively, as places of the contract.

use anamnesis::vault::{KvStore, MemoryKv, MemoryStore};
use contract::Place;

/// A store in memory.
pub(crate) struct InMemory(pub(crate) MemoryStore);

impl Place for InMemory {
    type Store = MemoryStore;
    async fn open(&self) -> MemoryStore {
        self.0.clone()
    }
}

/// A store over single texts, as localStorage has them.
pub(crate) struct OverTexts(pub(crate) MemoryKv);

impl Place for OverTexts {
    type Store = KvStore<MemoryKv>;
    async fn open(&self) -> KvStore<MemoryKv> {
        KvStore::new(self.0.clone(), "w")
    }
}
