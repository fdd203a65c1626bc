//! Keeping: how the record outlives the page, a crash, a full disk and a newer version of the app.
//!
//! - [`port`]: what a store must do. [`memory`], [`kv`]: stores that need no browser; the browser's own are in `browser`.
//! - [`envelope`]: the bytes of one record. [`schema`]: what stands inside, one module a version.
//! - [`keeper`]: opens a store, keeps revisions, sets damaged records aside. [`settings`]: the same care for small texts.
//! - [`fakes`]: stores that fail on purpose. [`contract`]: what every store is tested against.

pub mod contract;
pub mod envelope;
pub mod fakes;
pub mod keeper;
pub mod kv;
pub mod memory;
pub mod port;
pub mod schema;
pub mod settings;
mod text;
mod turn;

pub use keeper::{Damaged, Keeper, Newer, Opened};
pub use kv::{KeyValue, KvStore, MemoryKv};
pub use memory::MemoryStore;
pub use port::{Store, StoreError, StoreKind, Write};
