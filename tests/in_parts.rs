//! A store that makes large commits in parts, over one whose commits may be torn when the power goes: the contract, and what only fakes can show.
//!
//! An import of 4 MB was one transaction. When the power went in the moment after it was shown as saved, 36 of 492 scores were left: the first
//! and the last of them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::vault::{Expect, InParts, MemoryStore, Store, StoreError, StoreKind, Stored, Write};
use contract::{Place, bytes, put};
use pollster::block_on;
use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::rc::Rc;

type Shown = dyn FnMut(&[Write]) -> Result<(), StoreError>;

/// Shows each commit before it is made, which it is only if that goes well.
struct Watched {
    inner: MemoryStore,
    before: RefCell<Box<Shown>>,
}

impl Store for Watched {
    fn kind(&self) -> StoreKind {
        self.inner.kind()
    }

    async fn load(&self) -> Result<Stored, StoreError> {
        self.inner.load().await
    }

    async fn fetch(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        self.inner.fetch(names).await
    }

    async fn names(&self) -> Result<Vec<String>, StoreError> {
        self.inner.names().await
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        (self.before.borrow_mut())(writes)?;
        self.inner.commit(writes).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.inner.erase().await
    }
}

fn watched(inner: &MemoryStore, before: impl FnMut(&[Write]) -> Result<(), StoreError> + 'static) -> InParts<Watched> {
    InParts::new(Watched { inner: inner.clone(), before: RefCell::new(Box::new(before)) }, 1)
}

fn in_parts(inner: &MemoryStore) -> InParts<MemoryStore> {
    InParts::new(inner.clone(), 1)
}

fn raw(inner: &MemoryStore) -> Vec<String> {
    block_on(inner.names()).unwrap()
}

/// A store of three records, the last of which is long enough for a note of its own.
fn three() -> MemoryStore {
    let long = "x".repeat(40_000);
    MemoryStore::of(vec![
        ("a".to_owned(), bytes("a", 1, "one")),
        ("b".to_owned(), bytes("b", 1, "two")),
        ("c".to_owned(), bytes("c", 1, &long)),
    ])
}

/// Changes one record, removes one, adds one, and writes over a long one.
fn large() -> Vec<Write> {
    let gone = Write { name: "b".to_owned(), expect: Expect::Revision(1), bytes: None };
    vec![put("a", 2, "eins"), gone, put("d", 1, "four"), put("c", 2, "three")]
}

struct OverMemory(MemoryStore);

impl Place for OverMemory {
    type Store = InParts<MemoryStore>;
    async fn open(&self) -> InParts<MemoryStore> {
        in_parts(&self.0)
    }
}

#[test]
fn a_store_in_parts_keeps_the_contract() {
    block_on(contract::every_store(async || OverMemory(MemoryStore::default())));
}

/// What is left of a commit that was cut off is any of its writes, without the others.
#[test]
fn wherever_it_is_cut_off_all_is_there_or_nothing_and_the_next_commit_leaves_no_trace_of_it() {
    let before = block_on(three().load()).unwrap();
    let whole = three();
    block_on(in_parts(&whole).commit(&large())).unwrap();
    assert_eq!(raw(&whole), ["a", "c", "d"], "nothing is left of the parts");
    let after = block_on(whole.load()).unwrap();
    let (mut cut, mut left) = (0, 0);
    loop {
        let (here, made) = (three(), Rc::new(Cell::new(0)));
        let (there, made_too) = (here.clone(), Rc::clone(&made));
        let dying = watched(&here, move |writes| {
            made_too.set(made_too.get() + 1);
            match made_too.get().cmp(&cut) {
                Ordering::Less => return Ok(()),
                Ordering::Equal => {
                    let torn = writes.iter().enumerate().filter(|(place, _)| left >> place & 1 == 1);
                    let torn = torn.map(|(_, write)| Write { expect: Expect::Anything, ..write.clone() });
                    block_on(there.commit(&torn.collect::<Vec<_>>())).unwrap();
                }
                Ordering::Greater => {}
            }
            Err(StoreError::Unavailable("the power went".to_owned()))
        });
        let done = block_on(dying.commit(&large()));
        let what = format!("cut off in commit {cut}, of which {left:b} is left");
        let again = in_parts(&here);
        let seen = block_on(again.load()).unwrap();
        assert!(seen == after || (seen == before && done.is_err()), "{what}");
        let names: Vec<String> = seen.iter().map(|(name, _)| name.clone()).collect();
        assert_eq!(block_on(again.names()).unwrap(), names);
        let fetched = block_on(again.fetch(&names)).unwrap();
        assert!(seen.iter().map(|(_, bytes)| Some(bytes)).eq(fetched.iter().map(Option::as_ref)));
        block_on(again.commit(&[put("e", 1, "a later commit works")])).unwrap();
        assert_eq!(raw(&here), [names, vec!["e".to_owned()]].concat(), "{what}");
        if made.get() < cut {
            return assert!(cut > 6, "it was cut off in the middle");
        }
        left += 1;
        if left == 1 << (large().len() + 1) {
            (cut, left) = (cut + 1, 0);
        }
    }
}

#[test]
fn another_tab_sees_nothing_of_it_before_it_sees_all() {
    let here = three();
    let other = in_parts(&here);
    let before = block_on(here.load()).unwrap();
    let (seen, here_too) = (before.clone(), here.clone());
    let first = watched(&here, move |_| {
        let is_done = block_on(here_too.fetch(&["d".to_owned(), "!commit".to_owned()])).unwrap();
        if !matches!(is_done.as_slice(), [Some(_), None]) {
            assert_eq!(block_on(other.load()).unwrap(), seen);
            assert_eq!(block_on(other.names()).unwrap(), ["a", "b", "c"]);
            assert_eq!(
                block_on(other.fetch(&["d".to_owned(), "a".to_owned()])).unwrap(),
                [None, Some(bytes("a", 1, "one"))]
            );
        }
        Ok(())
    });
    block_on(first.commit(&large())).unwrap();
    assert_ne!(block_on(here.load()).unwrap(), before);
}

/// Where a browser has no locks, or a tab does not answer for a minute, another may take it for dead.
#[test]
fn of_two_tabs_that_commit_at_once_one_is_refused_and_nothing_of_it_stays() {
    for at in 0.. {
        let here = three();
        let (other, theirs) = (in_parts(&here), Rc::new(RefCell::new(None)));
        let (left, theirs_too) = (Cell::new(at), Rc::clone(&theirs));
        let first = watched(&here, move |_| {
            left.set(left.get() - 1);
            if left.get() == -1 {
                let writes = [put("a", 2, "the other tab's"), put("z", 1, "and more")];
                theirs_too.replace(Some(block_on(other.commit(&writes))));
            }
            Ok(())
        });
        let ours = block_on(first.commit(&large()));
        let theirs = theirs.take();
        block_on(in_parts(&here).commit(&[put("e", 1, "a later commit works")])).unwrap();
        match (&ours, &theirs) {
            (Ok(()), None) => return assert!(at > 5, "the other tab came in between"),
            (Ok(()), Some(Err(StoreError::Conflict { .. }))) => assert_eq!(raw(&here), ["a", "c", "d", "e"], "at {at}"),
            (Err(StoreError::Conflict { .. }), Some(Ok(()))) => {
                assert_eq!(raw(&here), ["a", "b", "c", "e", "z"], "at {at}");
                assert_eq!(block_on(here.fetch(&["a".to_owned()])).unwrap(), [Some(bytes("a", 2, "the other tab's"))]);
            }
            other => panic!("at {at}: {other:?}"),
        }
    }
}

#[test]
fn a_mark_that_cannot_be_read_is_kept_as_damaged_and_the_store_works() {
    let here = three();
    let planted = Write { name: "!commit".to_owned(), expect: Expect::Absent, bytes: Some(b"no mark".to_vec()) };
    block_on(here.commit(&[planted])).unwrap();
    let store = in_parts(&here);
    assert_eq!(block_on(store.names()).unwrap(), ["a", "b", "c"]);
    block_on(store.commit(&[put("a", 2, "eins")])).unwrap();
    assert_eq!(block_on(store.fetch(&["journal".to_owned()])).unwrap(), [Some(b"no mark".to_vec())]);
    assert_eq!(raw(&here), ["a", "b", "c", "journal"]);
}
