//! Reading patients' answers: the messages that lie in the folder, and which of them were read before. Nothing is written there.

use super::super::dynamic::{ask, call, get};
use super::handles;
use super::{Folder, FolderError};
use crate::record::{CollectOrdered, sort_by_key};
use crate::vault::StoreError;
use js_sys::Array;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// The endings of what is read.
const ENDINGS: [&str; 3] = [".txt", ".eml", ".json"];
/// Where the marks of what was read are kept.
const READ: &str = "answers-read";

/// What lies in the folder, by name.
#[derive(Default)]
pub struct Messages {
    /// The messages.
    pub files: Vec<Listed>,
    /// The names of the files that are none, but for hidden ones.
    pub others: Vec<String>,
}

/// A message in the folder.
pub struct Listed {
    /// The file's name.
    pub name: String,
    /// The file; none where it can't be opened.
    pub file: Option<File>,
}

impl Listed {
    /// What it is known by: another once the file was changed. A digest, as the name may be a patient's.
    pub fn mark(&self) -> Option<String> {
        let file = self.file.as_ref()?;
        let told = format!("{}\n{}\n{}", self.name, file.size(), file.last_modified());
        let digest = Sha256::digest(told);
        Some(digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect())
    }
}

impl Folder {
    /// What lies there now.
    ///
    /// # Errors
    /// [`FolderError::Unreadable`].
    pub async fn messages(&self) -> Result<Messages, FolderError> {
        let mut all = self.listed().await.ok_or(FolderError::Unreadable)?;
        sort_by_key(&mut all.files, |one| one.name.clone());
        sort_by_key(&mut all.others, Clone::clone);
        Ok(all)
    }

    async fn listed(&self) -> Option<Messages> {
        let handles = call(&self.handle, "values", &[])?;
        let mut all = Messages::default();
        loop {
            let next = ask(&handles, "next", &[]).await?;
            if get(&next, "done")?.is_truthy() {
                return Some(all);
            }
            let handle = get(&next, "value")?;
            let name = get(&handle, "name")?.as_string()?;
            let is_file = get(&handle, "kind")?.as_string().as_deref() == Some("file");
            let lower = name.to_ascii_lowercase();
            if is_file && ENDINGS.iter().any(|ending| lower.ends_with(ending)) {
                let file = ask(&handle, "getFile", &[]).await.and_then(|file| file.dyn_into().ok());
                all.files.push(Listed { name, file });
            } else if is_file && !name.starts_with('.') {
                all.others.push(name);
            }
        }
    }
}

/// The marks of what was read before.
pub async fn read_before() -> BTreeSet<String> {
    let found = handles::get(READ).await.map(|found| Array::from(&found));
    found.iter().flat_map(Array::iter).filter_map(|mark| mark.as_string()).collect_set()
}

/// Keeps the marks of what was read.
///
/// # Errors
/// Denied or no space: then it is read again after the next unlocking, which changes nothing that is here.
pub async fn set_read_before(marks: &BTreeSet<String>) -> Result<(), StoreError> {
    let marks: Array = marks.iter().map(|mark| JsValue::from_str(mark)).collect();
    handles::put(READ, Some(&marks)).await
}
