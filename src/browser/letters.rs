//! How large the person has letters.

/// The size of the page's letters where the person chose none (`style/base.css`), in CSS pixels.
const USUAL_PX: f64 = 15.0;

/// How many times as large as usual the page's letters are, as the person set it in the browser; 1 where that can't be told.
pub fn how_large() -> f64 {
    let size = || {
        let window = web_sys::window()?;
        let style = window.get_computed_style(&window.document()?.document_element()?).ok().flatten()?;
        // "15px". The browser reads it: the tables that Rust reads such figures with take 13 KB of a part of the app.
        Some(js_sys::parse_float(&style.get_property_value("font-size").ok()?))
    };
    size().filter(|size| size.is_finite()).map_or(1.0, |size| size / USUAL_PX)
}
