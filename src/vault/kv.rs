//! A store over any store of single texts, such as localStorage, where several writes are not one transaction by themselves.
//!
//! Before a commit touches anything, the journal takes down what stood under each name; removing the journal is the commit. A
//! journal that is still there was left by a page that died in between, and the next commit rolls it back. Whoever reads meanwhile looks
//! through it and changes nothing: it may be another tab's, which is just committing. The old texts are journalled and not the new
//! ones, because rolling back then always fits: it only goes back through states that fitted before.

use super::base64;
use super::port::{Store, StoreError, StoreKind, Stored, Write};
use crate::record::{CollectOrdered, from_json, sort_by};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Texts under names. Each call is atomic by itself, and durable when it returns as far as the place allows.
pub trait KeyValue {
    /// Where it keeps them.
    fn kind(&self) -> StoreKind;
    /// The text of that name.
    ///
    /// # Errors
    /// Denied or unavailable.
    fn get(&self, name: &str) -> Result<Option<String>, StoreError>;
    /// Sets the text of that name.
    ///
    /// # Errors
    /// Denied, no space, or unavailable; then the old text stands.
    fn set(&self, name: &str, text: &str) -> Result<(), StoreError>;
    /// Removes that name; removing what is not there is fine.
    ///
    /// # Errors
    /// Denied or unavailable.
    fn remove(&self, name: &str) -> Result<(), StoreError>;
    /// Every name, in any order.
    ///
    /// # Errors
    /// Denied or unavailable.
    fn names(&self) -> Result<Vec<String>, StoreError>;
}

/// Texts in memory. A clone is a second handle on the same texts.
#[derive(Clone, Debug, Default)]
pub struct MemoryKv(Rc<RefCell<BTreeMap<String, String>>>);

impl KeyValue for MemoryKv {
    fn kind(&self) -> StoreKind {
        StoreKind::Memory
    }

    fn get(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.borrow().get(name).cloned())
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().insert(name.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(name);
        Ok(())
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}

/// A store over single texts, under names that begin with a prefix of its own.
#[derive(Clone, Debug)]
pub struct KvStore<K> {
    texts: K,
    prefix: String,
}

impl<K: KeyValue> KvStore<K> {
    /// A store whose names all begin with `workspace`.
    pub fn new(texts: K, workspace: &str) -> Self {
        Self { texts, prefix: format!("{workspace}/record/") }
    }

    fn place(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    fn journal(&self) -> String {
        format!("{}!journal", self.prefix.trim_end_matches("record/"))
    }

    fn put(&self, place: &str, text: Option<&str>) -> Result<(), StoreError> {
        match text {
            Some(text) => self.texts.set(place, text),
            None => self.texts.remove(place),
        }
    }

    /// Puts every journalled text back, the last first, and then drops the journal.
    fn roll_back(&self) -> Result<(), StoreError> {
        let place = self.journal();
        let Some(journal) = self.texts.get(&place)? else { return Ok(()) };
        let Ok(before) = from_json::<Vec<(String, Option<String>)>>(&journal) else {
            // Damage that nobody can roll back. As a record it is listed with the damaged ones, and nothing is thrown away.
            self.texts.set(&self.place("journal"), &journal)?;
            return self.texts.remove(&place);
        };
        for (name, text) in before.iter().rev() {
            self.put(&self.place(name), text.as_deref())?;
        }
        self.texts.remove(&place)
    }

    /// What stood, before the commit whose journal is there, under each name that it touches; none of any where no commit is under way.
    fn before(&self) -> Result<BTreeMap<String, Option<String>>, StoreError> {
        let Some(journal) = self.texts.get(&self.journal())? else { return Ok(BTreeMap::new()) };
        match from_json::<Vec<(String, Option<String>)>>(&journal) {
            // Of a name that stands there twice the first text is the oldest.
            Ok(before) => Ok(before.into_iter().rev().collect_map()),
            // No commit leaves such a thing.
            Err(_) => self.roll_back().map(|()| BTreeMap::new()),
        }
    }

    /// Bytes that are not base64 are damage: they are handed out as they lie, for the envelope to refuse.
    fn read(stored: &str) -> Vec<u8> {
        base64::decode(stored).unwrap_or_else(|| stored.as_bytes().to_vec())
    }

    fn try_commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        self.roll_back()?;
        let mut before = Vec::with_capacity(writes.len());
        for write in writes {
            let stored = self.texts.get(&self.place(&write.name))?;
            if !write.matches(stored.as_deref().map(Self::read).as_deref()) {
                return Err(StoreError::Conflict { name: write.name.clone() });
            }
            before.push((write.name.as_str(), stored));
        }
        let journal = serde_json::to_string(&before).map_err(|e| StoreError::Unavailable(e.to_string()))?;
        self.texts.set(&self.journal(), &journal)?;
        for write in writes {
            self.put(&self.place(&write.name), write.bytes.as_deref().map(base64::encode).as_deref())?;
        }
        self.texts.remove(&self.journal())
    }
}

impl<K: KeyValue> Store for KvStore<K> {
    fn kind(&self) -> StoreKind {
        self.texts.kind()
    }

    async fn load(&self) -> Result<Stored, StoreError> {
        let names = self.names().await?;
        let found = self.fetch(&names).await?;
        Ok(names.into_iter().zip(found).filter_map(|(name, bytes)| Some((name, bytes?))).collect())
    }

    async fn fetch(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let before = self.before()?;
        let text = |name: &String| match before.get(name) {
            Some(text) => Ok(text.clone()),
            None => self.texts.get(&self.place(name)),
        };
        names.iter().map(|name| Ok(text(name)?.as_deref().map(Self::read))).collect()
    }

    async fn names(&self) -> Result<Vec<String>, StoreError> {
        let before = self.before()?;
        let places = self.texts.names()?;
        let stored = places.iter().filter_map(|place| place.strip_prefix(&self.prefix));
        let mut names: Vec<String> = stored.filter(|name| !before.contains_key(*name)).map(str::to_owned).collect();
        names.extend(before.into_iter().filter_map(|(name, text)| text.map(|_| name)));
        sort_by(&mut names, Ord::cmp);
        Ok(names)
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        // Without an await in between, no other task of this page sees half of it.
        self.try_commit(writes).inspect_err(|_| {
            // Where this fails too, the journal stays, and the next load or commit rolls back first.
            let _ = self.roll_back();
        })
    }

    async fn erase(&self) -> Result<(), StoreError> {
        // The journal first: it would bring back what is erased here.
        self.texts.remove(&self.journal())?;
        for place in self.texts.names()?.iter().filter(|place| place.starts_with(&self.prefix)) {
            self.texts.remove(place)?;
        }
        Ok(())
    }
}
