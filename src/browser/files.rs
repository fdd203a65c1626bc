//! Files in and out.

use super::pause::run_after;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// How much of a file is read at once, in bytes.
const SLICE: usize = 1 << 20;
/// How long a download may take to begin before its bytes are let go, in milliseconds.
const REVOKE_AFTER: i32 = 60_000;

/// Why a file could not be read or saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It went away, changed or may not be read.
    #[error("The file can't be read. Check that it still exists and isn't open elsewhere, then choose it again.")]
    Unreadable,
    /// The browser did not take the download.
    #[error("The browser didn't take the file. Allow downloads for this address, then try again.")]
    NotSaved,
}

/// Reads a whole file in slices, and tells after each how many bytes of how many are read. The page stays alive meanwhile.
///
/// # Errors
/// [`FileError::Unreadable`].
pub async fn read_file(file: File, mut progress: impl FnMut(u64, u64)) -> Result<Vec<u8>, FileError> {
    // Sizes are whole numbers below 2^53.
    let total = file.size() as usize;
    let mut bytes = Vec::new();
    progress(0, total as u64);
    while bytes.len() < total {
        let end = total.min(bytes.len() + SLICE);
        let slice = file.slice_with_f64_and_f64(bytes.len() as f64, end as f64).map_err(|_| FileError::Unreadable)?;
        let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|_| FileError::Unreadable)?;
        let read = Uint8Array::new(&buffer).to_vec();
        if bytes.len() + read.len() != end {
            return Err(FileError::Unreadable);
        }
        bytes.extend(read);
        progress(bytes.len() as u64, total as u64);
    }
    Ok(bytes)
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
    offer(name, mime, bytes).ok_or(FileError::NotSaved)
}

fn offer(name: &str, mime: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
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
