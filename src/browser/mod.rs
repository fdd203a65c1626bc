//! The browser: the only room with web-sys.

pub mod canvas;
pub mod clock;
pub mod files;
pub mod keys;
pub mod settings;
pub mod store;
pub mod workspace;
