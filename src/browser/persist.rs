//! Whether the browser may clear the data by itself, and how full its store is.

use super::local_kv::LocalKv;
use crate::vault::StoreKind;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// What browsers allow an address in localStorage, in characters; those of records are of one byte each.
const LOCAL_QUOTA: f64 = 5.0 * 1024.0 * 1024.0;

/// How much is kept for this address, in bytes, as far as the browser says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// In use.
    pub used_bytes: Option<f64>,
    /// The most that may be in use.
    pub quota_bytes: Option<f64>,
}

impl Estimate {
    /// How much of what is allowed is in use, in whole per cent; none where the browser doesn't say.
    pub fn percent_used(self) -> Option<f64> {
        let (used, quota) = (self.used_bytes?, self.quota_bytes.filter(|quota| *quota > 0.0)?);
        Some((100.0 * used / quota).floor())
    }
}

/// The browser's storage manager; absent on an address that isn't secure.
fn manager() -> Option<StorageManager> {
    web_sys::window()?.navigator().storage().dyn_into().ok()
}

async fn answer(promise: Option<Result<Promise, JsValue>>) -> Option<JsValue> {
    JsFuture::from(promise?.ok()?).await.ok()
}

/// Asks the browser never to clear the data by itself, and returns its answer; `None` where it can't be asked.
pub async fn persist() -> Option<bool> {
    answer(manager().map(|m| m.persist())).await?.as_bool()
}

/// Whether the browser has agreed never to clear the data by itself; `None` where it can't be asked.
pub async fn persisted() -> Option<bool> {
    answer(manager().map(|m| m.persisted())).await?.as_bool()
}

/// How full what keeps the records is.
pub async fn estimate(kind: Option<StoreKind>) -> Estimate {
    match kind {
        // The browser counts it apart from all else, and doesn't say how.
        Some(StoreKind::LocalStorage) => {
            Estimate { used_bytes: LocalKv.used().ok().map(|used| used as f64), quota_bytes: Some(LOCAL_QUOTA) }
        }
        Some(StoreKind::Memory) => Estimate::default(),
        Some(StoreKind::IndexedDb) | None => estimate_of_browser().await,
    }
}

async fn estimate_of_browser() -> Estimate {
    match answer(manager().map(|m| m.estimate())).await {
        Some(value) => {
            let estimate: StorageEstimate = value.unchecked_into();
            Estimate { used_bytes: estimate.get_usage(), quota_bytes: estimate.get_quota() }
        }
        None => Estimate::default(),
    }
}
