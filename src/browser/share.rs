//! The system's own sheet for sharing, where there is one.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, ShareData, window};

/// What came of handing a text to the sheet. What comes of it there, nobody tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The person chose somewhere to send it.
    Passed,
    /// The person closed the sheet.
    GivenUp,
    /// The system showed no sheet, or it broke off.
    Failed,
}

/// Whether the browser has it.
pub fn can_share() -> bool {
    window().is_some_and(|window| js_sys::Reflect::has(&window.navigator(), &"share".into()) == Ok(true))
}

/// Hands a text to the sheet.
pub async fn share(text: &str) -> Shared {
    let Some(window) = window() else { return Shared::Failed };
    let data = ShareData::new();
    data.set_text(text);
    match JsFuture::from(window.navigator().share_with_data(&data)).await {
        Ok(_) => Shared::Passed,
        Err(why) if why.dyn_ref::<DomException>().is_some_and(|why| why.name() == "AbortError") => Shared::GivenUp,
        Err(_) => Shared::Failed,
    }
}
