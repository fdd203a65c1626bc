//! A backend of plotters that draws what looks the same in one go. A canvas asked for ten thousand points one by one takes longer to
//! be asked than to draw them.

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use std::fmt::Write;

/// What a path is drawn with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pencil {
    /// Red, green, blue.
    pub rgb: (u8, u8, u8),
    /// 0 to 1.
    pub alpha: f64,
    /// The width of the line in pixels; none fills the inside.
    pub stroke: Option<u32>,
    /// Whether the path runs through the middle of pixels: half a pixel right of and below its numbers.
    pub is_halfway: bool,
}

/// What paths and words are put on.
pub trait Surface {
    /// Why it can't be drawn on.
    type Error: std::error::Error + Send + Sync;

    /// Its own pixels.
    fn size(&self) -> (u32, u32);

    /// Empties it.
    ///
    /// # Errors
    /// Where it can't be drawn on.
    fn clear(&mut self) -> Result<(), Self::Error>;

    /// Draws a path in the words of SVG, which may be made of many parts. Parts that overlap are inked once.
    ///
    /// # Errors
    /// Where it can't be drawn on.
    fn path(&mut self, path: &str, pencil: &Pencil) -> Result<(), Self::Error>;

    /// Writes a text.
    ///
    /// # Errors
    /// Where it can't be drawn on.
    fn text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Result<(), Self::Error>;

    /// How wide and high a text is.
    ///
    /// # Errors
    /// Where it can't be measured.
    fn measure<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), Self::Error>;
}

/// A surface as a backend: parts that follow each other and look the same become one path.
#[derive(Debug)]
pub struct Batched<S> {
    surface: S,
    path: String,
    pencil: Option<Pencil>,
}

type Drawn<S> = Result<(), DrawingErrorKind<<S as Surface>::Error>>;

impl<S: Surface> Batched<S> {
    /// That surface.
    pub const fn new(surface: S) -> Self {
        Self { surface, path: String::new(), pencil: None }
    }

    /// Draws what has gathered.
    fn flush(&mut self) -> Drawn<S> {
        if let Some(pencil) = self.pencil.take() {
            self.surface.path(&self.path, &pencil).map_err(DrawingErrorKind::DrawingError)?;
            self.path.clear();
        }
        Ok(())
    }

    /// The path that the next part belongs to.
    fn gather(&mut self, pencil: Pencil) -> Result<&mut String, DrawingErrorKind<S::Error>> {
        if self.pencil != Some(pencil) {
            self.flush()?;
            self.pencil = Some(pencil);
        }
        Ok(&mut self.path)
    }
}

/// A line of that look. One of an odd width runs through the middle of pixels, so that it is crisp.
fn line(style: &impl BackendStyle) -> Pencil {
    let width = style.stroke_width();
    Pencil { stroke: Some(width), ..fill(style.color(), width % 2 == 1) }
}

const fn fill(color: BackendColor, is_halfway: bool) -> Pencil {
    Pencil { rgb: color.rgb, alpha: color.alpha, stroke: None, is_halfway }
}

/// Adds the corners to a path. Writing into a text never fails, so what `write!` answers is not looked at, here and below.
fn trace(path: &mut String, corners: impl IntoIterator<Item = BackendCoord>) {
    for (at, (x, y)) in corners.into_iter().enumerate() {
        let _ = write!(path, "{}{x} {y}", if at == 0 { 'M' } else { 'L' });
    }
}

impl<S: Surface> DrawingBackend for Batched<S> {
    type ErrorType = S::Error;

    fn get_size(&self) -> (u32, u32) {
        self.surface.size()
    }

    fn ensure_prepared(&mut self) -> Drawn<S> {
        self.surface.clear().map_err(DrawingErrorKind::DrawingError)
    }

    fn present(&mut self) -> Drawn<S> {
        self.flush()
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn<S> {
        let _ = write!(self.gather(fill(color, false))?, "M{x} {y}h1v1h-1z");
        Ok(())
    }

    fn draw_line<T: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &T) -> Drawn<S> {
        self.draw_path([from, to], style)
    }

    fn draw_rect<T: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &T,
        is_filled: bool,
    ) -> Drawn<S> {
        let pencil = if is_filled { fill(style.color(), false) } else { line(style) };
        let (width, height) = (right - left, bottom - top);
        let _ = write!(self.gather(pencil)?, "M{left} {top}h{width}v{height}h{}z", -width);
        Ok(())
    }

    fn draw_path<T: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &T) -> Drawn<S> {
        trace(self.gather(line(style))?, path);
        Ok(())
    }

    fn draw_circle<T: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &T,
        is_filled: bool,
    ) -> Drawn<S> {
        // The same middle as the line through it, which runs through the middle of pixels.
        let pencil = if is_filled { fill(style.color(), true) } else { Pencil { is_halfway: true, ..line(style) } };
        let (left, across) = (i64::from(x) - i64::from(radius), 2 * radius);
        // Turning the way the other shapes do: where two of a path overlap, both are filled.
        let half = |by: &str| format!("a{radius} {radius} 0 1 1 {by}{across} 0");
        let _ = write!(self.gather(pencil)?, "M{left} {y}{}{}", half(""), half("-"));
        Ok(())
    }

    fn fill_polygon<T: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &T,
    ) -> Drawn<S> {
        let path = self.gather(fill(style.color(), true))?;
        trace(path, corners);
        path.push('z');
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn<S> {
        self.flush()?;
        self.surface.text(text, style, at).map_err(DrawingErrorKind::DrawingError)
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<S::Error>> {
        self.surface.measure(text, style).map_err(DrawingErrorKind::DrawingError)
    }
}
