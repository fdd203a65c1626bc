//! How large the person has letters.

/// The size of the page's letters where the person chose none (`style/base.css`), in CSS pixels.
const USUAL_PX: f64 = 15.0;

/// How many times as large as usual the page's letters are, as the person set it in the browser; 1 where that can't be told.
pub fn how_large() -> f64 {
    let size = || {
        let window = web_sys::window()?;
        let style = window.get_computed_style(&window.document()?.document_element()?).ok().flatten()?;
        style.get_property_value("font-size").ok()?.strip_suffix("px")?.parse::<f64>().ok()
    };
    size().map_or(1.0, |size| size / USUAL_PX)
}
