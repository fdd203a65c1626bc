//! A canvas to draw on: sharp on a HiDPI screen, words measured by the canvas itself.

use crate::chart::{FONT_SIZE_PER_LETTER_SIZE, Pencil, Surface};
use crate::words::worded;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendTextStyle, FontStyle};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d, Window};

/// The browser gives no canvas to draw on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CanvasError;

impl fmt::Display for CanvasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(worded("this browser can’t draw the chart; its table holds the same records"))
    }
}

impl std::error::Error for CanvasError {}

/// Draws on a canvas element. Its own pixels are the device's: [`crate::chart::draw`] stretches a scene in CSS pixels to them.
pub struct Canvas {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    family: String,
}

impl Canvas {
    /// Makes the canvas that many CSS pixels large, its backing store fine enough for the screen, and takes over its CSS font.
    ///
    /// # Errors
    /// If the browser gives no 2D context.
    pub fn new(canvas: &HtmlCanvasElement, width: u32, height: u32) -> Result<Self, CanvasError> {
        let window = web_sys::window().ok_or(CanvasError)?;
        let ratio = window.device_pixel_ratio().clamp(1.0, 4.0);
        let pixels = |css: u32| (f64::from(css) * ratio).round().max(1.0) as u32;
        let size = (pixels(width), pixels(height));
        // Setting the size empties a canvas, so it is set only where it changes.
        if (canvas.width(), canvas.height()) != size {
            canvas.set_width(size.0);
            canvas.set_height(size.1);
        }
        for (property, css) in [("width", width), ("height", height)] {
            canvas.style().set_property(property, &format!("{css}px")).map_err(|_| CanvasError)?;
        }
        let context = canvas.get_context("2d").ok().flatten().ok_or(CanvasError)?;
        let context: CanvasRenderingContext2d = context.dyn_into().map_err(|_| CanvasError)?;
        let family = font_family(&window, canvas).unwrap_or_else(|| "system-ui, sans-serif".to_owned());
        Ok(Self { context, size, family })
    }

    fn set_font<S: BackendTextStyle>(&self, style: &S) {
        let weight = match style.style() {
            FontStyle::Bold => "600",
            FontStyle::Normal | FontStyle::Oblique | FontStyle::Italic => "400",
        };
        let size = style.size() / FONT_SIZE_PER_LETTER_SIZE;
        self.context.set_font(&format!("{weight} {size:.2}px {}", self.family));
    }
}

/// The family of the font that CSS gives the canvas.
fn font_family(window: &Window, canvas: &HtmlCanvasElement) -> Option<String> {
    let style = window.get_computed_style(canvas).ok().flatten()?;
    style.get_property_value("font-family").ok().filter(|family| !family.is_empty())
}

fn css(rgb: (u8, u8, u8), alpha: f64) -> String {
    let (r, g, b) = rgb;
    format!("rgba({r},{g},{b},{alpha})")
}

/// A broken canvas: what went wrong inside is of no use to the person.
fn broken(_: JsValue) -> CanvasError {
    CanvasError
}

impl Surface for Canvas {
    type Error = CanvasError;

    fn size(&self) -> (u32, u32) {
        self.size
    }

    fn clear(&mut self) -> Result<(), CanvasError> {
        // Coordinates are the backing store's own pixels, whatever was drawn before.
        self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).map_err(broken)?;
        // Round corners of a line of thousands of points take longer than all the rest, and nobody sees them at this width.
        self.context.set_line_join("bevel");
        self.context.clear_rect(0.0, 0.0, f64::from(self.size.0), f64::from(self.size.1));
        Ok(())
    }

    fn path(&mut self, path: &str, pencil: &Pencil) -> Result<(), CanvasError> {
        let path = Path2d::new_with_path_string(path).map_err(broken)?;
        let shift = if pencil.is_halfway { 0.5 } else { 0.0 };
        self.context.set_transform(1.0, 0.0, 0.0, 1.0, shift, shift).map_err(broken)?;
        let colour = css(pencil.rgb, pencil.alpha);
        if let Some(width) = pencil.stroke {
            self.context.set_stroke_style_str(&colour);
            self.context.set_line_width(f64::from(width));
            self.context.stroke_with_path(&path);
        } else {
            self.context.set_fill_style_str(&colour);
            self.context.fill_with_path_2d(&path);
        }
        Ok(())
    }

    fn text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Result<(), CanvasError> {
        self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).map_err(broken)?;
        self.set_font(style);
        let BackendColor { rgb, alpha } = style.color();
        self.context.set_fill_style_str(&css(rgb, alpha));
        let anchor = style.anchor();
        self.context.set_text_align(match anchor.h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.context.fill_text(text, f64::from(x), f64::from(y)).map_err(broken)
    }

    fn measure<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), CanvasError> {
        self.set_font(style);
        let width = self.context.measure_text(text).map_err(broken)?.width();
        Ok((width.ceil() as u32, (style.size() / FONT_SIZE_PER_LETTER_SIZE).ceil() as u32))
    }
}
