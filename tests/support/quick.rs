//! Sealing that costs next to nothing, and single records of a store in memory.

use anamnesis::vault::crypto::Stretching;
use anamnesis::vault::{Expect, MemoryStore, Store, Write};
use contract::rust_crypto::RustCrypto;
use pollster::block_on;

/// A library whose passphrases are stretched next to not at all.
pub(crate) const QUICK: RustCrypto = RustCrypto { stretching: Stretching::Pbkdf2Sha256 { rounds: 3 } };

/// Puts bytes in the place of a record, whatever lies there; none takes it away.
pub(crate) fn put(store: &MemoryStore, name: &str, bytes: Option<Vec<u8>>) {
    block_on(store.commit(&[Write { name: name.to_owned(), expect: Expect::Anything, bytes }])).unwrap();
}

/// The bytes of a record, where it is there.
pub(crate) fn stored(store: &MemoryStore, name: &str) -> Option<Vec<u8>> {
    block_on(store.fetch(&[name.to_owned()])).unwrap().remove(0)
}
