//! The browser: the only room with web-sys.
//!
//! - [`store`]: where the record is kept, with its fallbacks. [`settings`], [`workspace`]: what localStorage holds besides.
//! - [`persist`]: whether the browser may clear it all, and how full it is. [`erase`]: gone without a trace.
//! - [`other_tabs`]: word of a change, from tab to tab.
//! - [`clock`], [`moment`], [`keys`], [`files`], [`canvas`]: today, moments, chance, files in and out, drawing.

pub mod canvas;
pub mod clock;
pub mod erase;
pub mod files;
mod idb_connection;
pub mod idb_store;
pub mod keys;
mod later;
pub mod local_kv;
pub mod moment;
pub mod other_tabs;
mod pause;
pub mod persist;
pub mod settings;
pub mod store;
pub mod workspace;

pub use erase::erase_all;
pub use pause::pause;
