//! One spelling for what looks the same: names and passphrases are compared as Unicode's NFKC, however the keyboard composed them.

/// The text in NFKC.
pub fn normalized(text: &str) -> String {
    String::from(js_sys::JsString::from(text).normalize("NFKC"))
}
