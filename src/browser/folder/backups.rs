//! Writing a backup.

use super::super::dynamic::{ask, object};
use super::{Folder, FolderError};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

impl Folder {
    /// Writes a file there, in place of one of that name; the browser puts it in place only once it is whole.
    ///
    /// # Errors
    /// [`FolderError::Unwritable`].
    pub async fn write(&self, name: &str, content: &Blob) -> Result<File, FolderError> {
        self.written(name, content).await.ok_or(FolderError::Unwritable)
    }

    async fn written(&self, name: &str, content: &Blob) -> Option<File> {
        let file = ask(&self.handle, "getFileHandle", &[&name.into(), &object(&[("create", JsValue::TRUE)])]).await?;
        let writable = ask(&file, "createWritable", &[]).await?;
        ask(&writable, "write", &[content]).await?;
        ask(&writable, "close", &[]).await?;
        ask(&file, "getFile", &[]).await?.dyn_into().ok()
    }
}
