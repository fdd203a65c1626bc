//! A store over single texts, read by one tab while another is in the middle of a commit.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use anamnesis::vault::{Expect, KeyValue, KvStore, MemoryKv, Store, StoreError, StoreKind, Stored, Write};
use pollster::block_on;
use std::cell::RefCell;
use std::rc::Rc;

/// Texts that another tab reads before every single change to them.
#[derive(Clone, Default)]
struct ReadMeanwhile {
    texts: MemoryKv,
    seen: Rc<RefCell<Vec<Stored>>>,
}

impl ReadMeanwhile {
    fn is_read(&self) {
        let other_tab = KvStore::new(self.texts.clone(), "w");
        self.seen.borrow_mut().push(block_on(other_tab.load()).unwrap());
    }
}

impl KeyValue for ReadMeanwhile {
    fn kind(&self) -> StoreKind {
        self.texts.kind()
    }

    fn get(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.texts.get(name)
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.is_read();
        self.texts.set(name, text)
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        self.is_read();
        self.texts.remove(name)
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        self.texts.names()
    }
}

fn put(name: &str, bytes: Option<&str>) -> Write {
    Write { name: name.to_owned(), expect: Expect::Anything, bytes: bytes.map(|text| text.as_bytes().to_vec()) }
}

// A tab that read took another tab's journal for one of a page that had died, and rolled back what was just being committed: a save that
// was then shown as done was gone, or half there.
#[test]
fn whoever_reads_during_a_commit_sees_what_was_before_and_changes_nothing() {
    let texts = ReadMeanwhile::default();
    let store = KvStore::new(texts.clone(), "w");
    block_on(store.commit(&[put("goes", Some("old")), put("changes", Some("old"))])).unwrap();
    let before = block_on(store.load()).unwrap();
    texts.seen.borrow_mut().clear();

    block_on(store.commit(&[put("goes", None), put("changes", Some("new")), put("comes", Some("new"))])).unwrap();
    let seen = texts.seen.take();
    assert!(seen.len() >= 5, "the journal, three changes, and its removal");
    assert!(seen.iter().all(|stored| *stored == before), "{seen:?}");
    let after = [("changes", "new"), ("comes", "new")].map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    assert_eq!(block_on(store.load()).unwrap(), after);
}
