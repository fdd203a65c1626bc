//! The root.

/// Mounts the app.
pub fn mount() {}
