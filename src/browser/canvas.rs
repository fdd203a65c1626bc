//! A canvas as a backend of plotters: sharp on a HiDPI screen, words measured by the canvas itself.

use crate::chart::FONT_SIZE_PER_LETTER_SIZE;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::f64::consts::TAU;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Window};

/// The browser gives no canvas to draw on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this browser can't draw the chart; its table holds the same records")]
pub struct CanvasError;

/// Draws on a canvas element. Its own pixels are the device's: [`crate::chart::draw`] stretches a scene in CSS pixels to them.
pub struct CanvasBackend {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    family: String,
}

impl CanvasBackend {
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

    /// Sets the stroke. Lines of an odd width run through the middle of pixels, so that they are crisp.
    fn start_stroke<S: BackendStyle>(&self, style: &S) -> f64 {
        self.context.set_stroke_style_str(&css(style.color()));
        self.context.set_line_width(f64::from(style.stroke_width()));
        self.context.set_line_join("round");
        if style.stroke_width() % 2 == 1 { 0.5 } else { 0.0 }
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>, offset: f64) {
        self.context.begin_path();
        for (x, y) in path {
            // On an empty path this moves there.
            self.context.line_to(f64::from(x) + offset, f64::from(y) + offset);
        }
    }
}

/// The family of the font that CSS gives the canvas.
fn font_family(window: &Window, canvas: &HtmlCanvasElement) -> Option<String> {
    let style = window.get_computed_style(canvas).ok().flatten()?;
    style.get_property_value("font-family").ok().filter(|family| !family.is_empty())
}

fn css(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    format!("rgba({r},{g},{b},{})", color.alpha)
}

/// A broken canvas: what went wrong inside is of no use to the person.
fn broken(_: JsValue) -> DrawingErrorKind<CanvasError> {
    DrawingErrorKind::DrawingError(CanvasError)
}

type Drawn = Result<(), DrawingErrorKind<CanvasError>>;

impl DrawingBackend for CanvasBackend {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        // Coordinates are the backing store's own pixels, whatever was drawn before.
        self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).map_err(broken)?;
        self.context.clear_rect(0.0, 0.0, f64::from(self.size.0), f64::from(self.size.1));
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.context.set_fill_style_str(&css(color));
        self.context.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (x, y) = (f64::from(from.0), f64::from(from.1));
        let (width, height) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        if fill {
            self.context.set_fill_style_str(&css(style.color()));
            self.context.fill_rect(x, y, width, height);
        } else {
            let offset = self.start_stroke(style);
            self.context.stroke_rect(x + offset, y + offset, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let offset = self.start_stroke(style);
        self.trace(path, offset);
        self.context.stroke();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        // The same middle as the line through it, which runs through the middle of pixels.
        let (x, y) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
        self.context.begin_path();
        self.context.arc(x, y, f64::from(radius), 0.0, TAU).map_err(broken)?;
        if fill {
            self.context.set_fill_style_str(&css(style.color()));
            self.context.fill();
        } else {
            self.start_stroke(style);
            self.context.stroke();
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.trace(corners, 0.5);
        self.context.set_fill_style_str(&css(style.color()));
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        self.set_font(style);
        self.context.set_fill_style_str(&css(style.color()));
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

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<CanvasError>> {
        self.set_font(style);
        let width = self.context.measure_text(text).map_err(broken)?.width();
        Ok((width.ceil() as u32, (style.size() / FONT_SIZE_PER_LETTER_SIZE).ceil() as u32))
    }
}
