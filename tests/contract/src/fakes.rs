//! Stores that fail on purpose, to see that nothing is lost or halved when the real ones do.

use anamnesis::vault::crypto::{Crypto, CryptoError, NONCE, Sealed, Stretching};
use anamnesis::vault::kv::KeyValue;
use anamnesis::vault::port::{Store, StoreError, StoreKind, Stored, Write};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What goes wrong with single texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// The page may not keep anything.
    Denied,
    /// The write with that number, counted from 0, and every later one finds no room; removing still works.
    QuotaAtWrite(usize),
    /// The page dies before the change with that number, counted from 0: no later call does anything.
    DiesBefore(usize),
}

/// Texts that fail as told. Clones share the fault and its count.
#[derive(Clone, Debug)]
pub struct FailingKv<K> {
    inner: K,
    fault: Rc<Cell<Fault>>,
    changes: Rc<Cell<usize>>,
}

impl<K: KeyValue> FailingKv<K> {
    /// Texts that fail so.
    pub fn new(inner: K, fault: Fault) -> Self {
        Self { inner, fault: Rc::new(Cell::new(fault)), changes: Rc::default() }
    }

    /// How many changes were asked for so far.
    pub fn changes(&self) -> usize {
        self.changes.get()
    }

    fn check(&self, writes: bool) -> Result<(), StoreError> {
        let number = self.changes.get();
        match self.fault.get() {
            Fault::Denied => Err(StoreError::Denied),
            Fault::QuotaAtWrite(n) if writes && number >= n => Err(StoreError::Quota),
            Fault::DiesBefore(n) if number >= n => Err(StoreError::Unavailable("the page died".to_owned())),
            _ => Ok(()),
        }
    }

    fn change(&self, writes: bool) -> Result<(), StoreError> {
        self.check(writes)?;
        self.changes.set(self.changes.get() + 1);
        Ok(())
    }
}

impl<K: KeyValue> KeyValue for FailingKv<K> {
    fn kind(&self) -> StoreKind {
        self.inner.kind()
    }

    fn get(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.check(false)?;
        self.inner.get(name)
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.change(true)?;
        self.inner.set(name, text)
    }

    fn remove(&self, name: &str) -> Result<(), StoreError> {
        self.change(false)?;
        self.inner.remove(name)
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        self.check(false)?;
        self.inner.names()
    }
}

/// A store whose next commits fail with a given error, as a full disk, a denial or another tab would make them.
#[derive(Clone, Debug)]
pub struct FailingStore<S> {
    inner: S,
    error: Rc<RefCell<Option<StoreError>>>,
}

impl<S: Store> FailingStore<S> {
    /// A store that works until told otherwise.
    pub fn new(inner: S) -> Self {
        Self { inner, error: Rc::default() }
    }

    /// Makes the next commit fail so; the one after it works again.
    pub fn fail_next(&self, error: StoreError) {
        self.error.replace(Some(error));
    }
}

impl<S: Store> Store for FailingStore<S> {
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
        match self.error.take() {
            Some(error) => Err(error),
            None => self.inner.commit(writes).await,
        }
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.inner.erase().await
    }
}

/// A store to which somebody else commits after each fetch, as another tab may between two transactions.
pub struct OvertakenStore<S> {
    inner: S,
    meanwhile: RefCell<Box<dyn FnMut()>>,
}

impl<S: Store> OvertakenStore<S> {
    /// A store after each of whose fetches that is done.
    pub fn new(inner: S, meanwhile: impl FnMut() + 'static) -> Self {
        Self { inner, meanwhile: RefCell::new(Box::new(meanwhile)) }
    }
}

impl<S: Store> Store for OvertakenStore<S> {
    fn kind(&self) -> StoreKind {
        self.inner.kind()
    }

    async fn load(&self) -> Result<Stored, StoreError> {
        self.inner.load().await
    }

    async fn fetch(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let found = self.inner.fetch(names).await;
        (self.meanwhile.borrow_mut())();
        found
    }

    async fn names(&self) -> Result<Vec<String>, StoreError> {
        self.inner.names().await
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), StoreError> {
        self.inner.commit(writes).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.inner.erase().await
    }
}

/// A library that can't encrypt, as on an address without Web Crypto; for stores that hold nothing sealed.
#[derive(Clone, Copy, Debug)]
pub struct NoCrypto;

impl Crypto for NoCrypto {
    type Key = ();

    fn random(&self, _: &mut [u8]) -> Result<(), CryptoError> {
        Err(CryptoError::Unavailable)
    }

    async fn stretch(&self, _: Stretching, _: &[u8], _: &[u8]) -> Result<(), CryptoError> {
        Err(CryptoError::Unavailable)
    }

    async fn generate(&self) -> Result<(), CryptoError> {
        Err(CryptoError::Unavailable)
    }

    async fn wrap(&self, (): &(), (): &(), _: &[u8; NONCE], _: &[u8]) -> Result<Vec<u8>, CryptoError> {
        Err(CryptoError::Unavailable)
    }

    async fn unwrap(&self, (): &(), _: &[u8], _: &[u8; NONCE], _: &[u8], _: bool) -> Result<(), CryptoError> {
        Err(CryptoError::Unavailable)
    }

    async fn encrypt(&self, (): &(), _: &[u8; NONCE], _: &[u8], _: &[u8]) -> Result<Vec<u8>, CryptoError> {
        Err(CryptoError::Unavailable)
    }

    async fn decrypt_all(&self, (): &(), sealed: &[Sealed<'_>]) -> Vec<Result<Vec<u8>, CryptoError>> {
        sealed.iter().map(|_| Err(CryptoError::Unavailable)).collect()
    }

    async fn stretching(&self) -> Stretching {
        Stretching::PBKDF2
    }
}
