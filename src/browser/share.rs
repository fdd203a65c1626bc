//! The system's own sheet for sharing, where there is one.

use wasm_bindgen_futures::JsFuture;
use web_sys::{ShareData, window};

/// Whether the browser has it.
pub fn can_share() -> bool {
    window().is_some_and(|window| js_sys::Reflect::has(&window.navigator(), &"share".into()) == Ok(true))
}

/// Hands a text to the sheet; says whether the person chose somewhere to send it. What comes of it there, nobody tells.
pub async fn share(text: &str) -> bool {
    let Some(window) = window() else { return false };
    let data = ShareData::new();
    data.set_text(text);
    JsFuture::from(window.navigator().share_with_data(&data)).await.is_ok()
}
