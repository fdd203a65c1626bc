//! The browser: the only room with web-sys.
//!
//! - [`store`]: where the record is kept, with its fallbacks. [`settings`], [`workspace`]: what localStorage holds besides.
//! - [`persist`]: whether the browser may clear it all, and how full it is. [`erase`]: gone without a trace.
//! - [`other_tabs`]: word of a change, from tab to tab.
//! - [`passphrase`]: keys from passphrases and how strong those are, by a helper that is loaded when it is needed.
//! - [`clock`], [`keys`], [`files`], [`canvas`]: today, chance, files in and out, drawing.

pub mod canvas;
pub mod clock;
pub mod erase;
pub mod files;
mod idb_connection;
pub mod idb_store;
pub mod keys;
mod later;
pub mod local_kv;
pub mod other_tabs;
pub mod passphrase;
mod pause;
pub mod persist;
pub mod settings;
pub mod store;
pub mod workspace;

pub use erase::erase_all;
pub use pause::pause;
