//! How large files may be: what is read stands in memory as a whole, beside all that is made of it.

use crate::exchange::{Refused, RowError};

/// The largest file that is read, in bytes: about a million and a half scores.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;
/// The most that is read at once in all files together, in bytes.
pub const MAX_BYTES: u64 = 2 * MAX_FILE_BYTES;

/// The files that are refused for their sizes alone, each by its place among all: names with bytes, before any of them is read. What is
/// refused leaves its room to those behind it.
pub fn check_sizes<'a>(files: impl Iterator<Item = (&'a str, u64)>) -> Vec<(usize, RowError)> {
    let mut refused_files = Vec::new();
    let mut sum = 0;
    for (at, (name, bytes)) in files.enumerate() {
        if bytes > MAX_FILE_BYTES {
            refused_files.push((at, too_large(name, bytes)));
        } else if sum + bytes > MAX_BYTES {
            refused_files.push((at, RowError::new(name, 1, "1", Refused::LargeFiles(sum + bytes))));
        } else {
            sum += bytes;
        }
    }
    refused_files
}

/// The refusal of a file that is too large to be read at once.
pub(super) fn too_large(name: &str, bytes: u64) -> RowError {
    RowError::new(name, 1, "1", Refused::LargeFile(bytes))
}
