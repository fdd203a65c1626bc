//! Keeping: how the record outlives the page, a crash, a full disk and a newer version of the app.
//!
//! - [`port`]: what a store must do. [`memory`], [`kv`]: stores that need no browser; the browser's own are in `browser`. [`in_parts`]: large
//!   commits over one that keeps only small ones whole.
//! - [`envelope`]: the bytes of one record. [`schema`]: what stands inside, one module a version.
//! - [`crypto`]: the port to a library that encrypts: Web Crypto in `browser`, [`rust_crypto`] natively. [`keyring`]: who may open a clinic,
//!   and the change of its data key, which [`keeper`] carries through the records. [`guessing`]: how long a passphrase holds. [`choose_stretching`]: how hard a device can
//!   stretch one.
//! - [`backup`]: the file with all of them. [`keeper`]: opens a store, keeps revisions, sets damaged records aside. [`audit`]: the chain of what was done.
//! - [`attempts`]: what a person waits after wrong passphrases; they are counted in a record beside the keyring. [`settings`]: the same care for small texts.

pub mod attempts;
mod attempts_record;
pub mod audit;
pub mod backup;
mod base64;
mod checksum;
pub mod choose_stretching;
pub mod crypto;
pub mod envelope;
pub mod guessing;
pub mod in_parts;
mod join_all;
pub mod keeper;
pub mod keyring;
pub mod kv;
pub mod memory;
mod mutex;
mod names;
pub mod port;
#[cfg(not(target_arch = "wasm32"))]
pub mod rust_crypto;
pub mod schema;
mod sealing;
pub mod settings;

pub use crate::record::Hidden;
pub use attempts::Attempts;
pub use attempts_record::AttemptsRecord;
pub use audit::Note;
pub(crate) use checksum::checksum_of;
pub use in_parts::InParts;
pub use keeper::{
    Damage, Damaged, Finished, Keeper, Newer, Opened, Refreshed, Update, Waiting, is_current, keep_waiting,
};
pub use keyring::{HandedOver, Keyring, KeyringError, MistypedKey, RecoveryKey, Rekeyed, Unlocked};
pub use kv::{KeyValue, KvStore, MemoryKv};
pub use memory::MemoryStore;
pub use names::{ATTEMPTS, KEYRING, is_outside_audit};
pub use port::{Expect, Store, StoreError, StoreKind, Stored, Write};
pub use sealing::Sealing;
