//! Letters taken apart into what they are made of, by Unicode's table (NFKD). Every JavaScript engine has that table with it; outside of
//! a browser a crate brings it.

/// The text with every letter before its marks: "é" and "e" with an accent after it come out as the same.
#[cfg(target_arch = "wasm32")]
pub(super) fn decomposed(text: &str) -> String {
    String::from(js_sys::JsString::from(text).normalize("NFKD"))
}

/// The text with every letter before its marks: "é" and "e" with an accent after it come out as the same.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn decomposed(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfkd(text).collect()
}
