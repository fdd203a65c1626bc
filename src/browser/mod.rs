//! The browser: the only room with web-sys.
//!
//! - [`store`]: where the record is kept, with its fallbacks. [`settings`], [`workspace`]: what localStorage holds besides.
//! - [`preload`]: read while somebody types. [`persist`]: whether the browser may clear it all, and how full it is. [`erase`]: gone without a trace. `afresh`: loaded anew without a trace in memory.
//! - [`tasks`]: what follows from a change, at once where it has to be. [`tabs`], [`locks`]: words from tab to tab, and one at a time. `this_tab`: what one tab keeps for itself.
//! - [`web_crypto`], [`passphrase`]: what seals and what stretches. [`seal_crypto`]: what seals patients' answers. [`trial`]: what the trial version 0.1 left.
//! - [`asking`]: a patient who is asked on this device. [`first_page`]: what stands before the app runs.
//! - [`folder`]: where backups go and answers are read from by themselves. [`scan`]: the camera, and the codes that it sees.
//! - [`hosted`]: under which path; [`updates`]: whether a newer version waits.
//! - [`clock`], [`local_time`], [`keys`], [`files`], [`share`], [`canvas`]: today, instants, chance, files in and out, handing over, drawing.

mod afresh;
pub mod asking;
pub(crate) mod callback;
pub mod canvas;
pub mod clock;
mod dynamic;
pub mod erase;
pub mod files;
pub mod first_page;
pub mod folder;
mod grow_memory;
pub mod hosted;
mod idb_connection;
pub mod idb_store;
pub mod keys;
pub mod letters;
pub mod local_kv;
pub mod local_time;
pub mod locks;
pub mod lost_drafts;
mod normalize;
pub mod passphrase;
pub mod persist;
pub mod preload;
pub mod scan;
pub mod seal_crypto;
pub mod settings;
pub mod share;
pub mod store;
mod subtle;
pub mod tabs;
pub mod tasks;
mod this_tab;
pub mod trial;
pub mod updates;
pub mod web_crypto;
pub mod workspace;

pub use afresh::load_afresh;
pub use callback::{breathe, pause, wait};
pub use erase::erase_all;
pub use grow_memory::grow_memory;
pub use normalize::normalized;
