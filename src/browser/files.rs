//! Files in and out.

use super::callback::run_after;
use crate::words::worded;
use js_sys::{Array, Uint8Array};
use std::fmt;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url};

/// How much of a file is read at once, in bytes.
const SLICE: usize = 1 << 20;
/// How long a download may take to begin before its bytes are let go, in milliseconds.
const REVOKE_AFTER: i32 = 60_000;

/// Why a file could not be read or saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It went away, changed or may not be read.
    Unreadable,
    /// The browser gives no more memory.
    NoMemory,
    /// The browser did not take the download.
    NotSaved,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => f.write_str(worded("The file can’t be read. Check that it still exists and isn’t open elsewhere, then choose it again.")),
            Self::NoMemory => f.write_str(worded("There is too little free memory for this file. Close other tabs and programs, then choose it again; or split it.")),
            Self::NotSaved => f.write_str(worded("The browser didn’t take the file. Allow downloads for this address, then try again.")),
        }
    }
}

/// The files of a browser's list.
pub fn listed_files(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|i| list.get(i)).collect()).unwrap_or_default()
}

/// Reads a whole file in slices, and tells after each how many bytes of how many are read. The page stays alive meanwhile.
///
/// # Errors
/// [`FileError::Unreadable`], [`FileError::NoMemory`].
pub async fn read_file(file: File, mut progress: impl FnMut(u64, u64)) -> Result<Vec<u8>, FileError> {
    // In one piece, so that what does not fit is known before anything is read; growing would take twice as much.
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(file.size() as usize).map_err(|_| FileError::NoMemory)?;
    progress(0, file.size() as u64);
    each_slice(&file, |slice, done, total| {
        bytes.extend(slice);
        progress(done, total);
        true
    })
    .await?;
    Ok(bytes)
}

/// PatientKeys out a file slice by slice, each with how many bytes of how many are read by then, for as long as `take` says true. The page
/// stays alive meanwhile.
///
/// # Errors
/// [`FileError::Unreadable`].
pub async fn each_slice(file: &Blob, mut take: impl FnMut(Vec<u8>, u64, u64) -> bool) -> Result<(), FileError> {
    // Sizes are whole numbers below 2^53.
    let total = file.size() as usize;
    let mut done = 0;
    while done < total {
        let end = total.min(done + SLICE);
        let slice = file.slice_with_f64_and_f64(done as f64, end as f64).map_err(|_| FileError::Unreadable)?;
        let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|_| FileError::Unreadable)?;
        let read = Uint8Array::new(&buffer).to_vec();
        if done + read.len() != end {
            return Err(FileError::Unreadable);
        }
        done = end;
        if !take(read, done as u64, total as u64) {
            break;
        }
    }
    Ok(())
}

/// One blob of many pieces; the browser may keep them on disk.
///
/// # Errors
/// [`FileError::NotSaved`].
pub fn blob_of(pieces: impl Iterator<Item = Vec<u8>>, mime: &str) -> Result<Blob, FileError> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts: Array = pieces.map(|piece| Uint8Array::from(piece.as_slice())).collect();
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(|_| FileError::NotSaved)
}

/// Offers a text as a download of that name and type.
///
/// # Errors
/// [`FileError::NotSaved`].
pub fn save_text(name: &str, mime: &str, text: &str) -> Result<(), FileError> {
    save_bytes(name, mime, text.as_bytes())
}

/// Offers bytes as a download of that name and type.
///
/// # Errors
/// [`FileError::NotSaved`].
pub fn save_bytes(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    save_blob(name, &blob_of(std::iter::once(bytes.to_vec()), mime)?)
}

/// Offers a blob as a download of that name.
///
/// # Errors
/// [`FileError::NotSaved`].
pub fn save_blob(name: &str, blob: &Blob) -> Result<(), FileError> {
    offer(name, blob).ok_or(FileError::NotSaved)
}

fn offer(name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    run_after(REVOKE_AFTER, move || {
        // Where it fails the bytes stay in memory until the page is closed, and nothing else.
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}
