//! What a camera shows now, as points.

use super::super::dynamic::{get, object};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement};

/// A canvas that pictures are drawn on to be read.
pub(super) struct Picture {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Picture {
    /// None where the browser gives no canvas.
    pub(super) fn new() -> Option<Self> {
        let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
        let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
        // Otherwise each picture would be fetched from the graphics card, which is slow.
        let options = object(&[("willReadFrequently", JsValue::TRUE)]);
        let context = canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()?;
        Some(Self { canvas, context })
    }

    /// Width, height and the bytes of what the element shows; none before the first picture.
    pub(super) fn of(&self, video: &HtmlVideoElement) -> Option<(u32, u32, JsValue)> {
        let (width, height) = (video.video_width(), video.video_height());
        if width == 0 || height == 0 {
            return None;
        }
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        self.context.draw_image_with_html_video_element(video, 0.0, 0.0).ok()?;
        let data = self.context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height)).ok()?;
        Some((width, height, get(&get(&data, "data")?, "buffer")?))
    }
}
