//! The files of a folder, for tests that read the sources.

use std::fs;
use std::path::{Path, PathBuf};

/// The one file, or all below a folder.
pub(crate) fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    fs::read_dir(path).unwrap().flat_map(|entry| sources(&entry.unwrap().path())).collect()
}
