//! From a scene to any of plotters' backends.

use super::scene::Look;
use super::{Anchor, Colour, Dash, Ink, Mark, Palette, Point, Rect, Scene, Shape};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, FontTransform, IntoFont, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

/// Plotters counts a font's size from line to line; its backends divide by this to get the size of the letters.
pub const FONT_SIZE_PER_LETTER_SIZE: f64 = 1.24;

/// Draws a scene on a backend, paper included. The scene is stretched to the backend's own pixels: a canvas of a HiDPI screen reports
/// device pixels, so that plotters' whole-number coordinates are as fine as the screen.
///
/// # Errors
/// Whatever the backend reports.
pub fn draw<B: DrawingBackend>(
    scene: &Scene,
    palette: &Palette,
    mut backend: B,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let (width, height) = backend.get_size();
    let scale = f64::from(width) / f64::from(scene.width.max(1));
    backend.ensure_prepared()?;
    let mut pen = Pen { backend: &mut backend, palette, scale };
    let paper = pen.style(Ink::Paper, 1.0);
    pen.backend.draw_rect((0, 0), (width as i32, height as i32), &paper, true)?;
    // Points that look the same are drawn together: first all their insides, then all their outlines, so that each stays seen.
    for run in scene.marks.chunk_by(|a, b| a.look().is_some() && a.look() == b.look()) {
        match run.first().and_then(Mark::look) {
            Some(look) => pen.dots(run, look)?,
            None => run.iter().filter(|mark| !mark.is_text()).try_for_each(|mark| pen.mark(mark))?,
        }
    }
    // Words come last, over all else: one by one among the lines they would part what can be drawn in one go.
    scene.marks.iter().filter(|mark| mark.is_text()).try_for_each(|mark| pen.mark(mark))?;
    backend.present()
}

struct Pen<'a, B> {
    backend: &'a mut B,
    palette: &'a Palette,
    scale: f64,
}

type Drawn<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

impl<B: DrawingBackend> Pen<'_, B> {
    fn at(&self, point: Point) -> BackendCoord {
        ((point.x * self.scale).round() as i32, (point.y * self.scale).round() as i32)
    }

    fn corners(&self, rect: &Rect) -> (BackendCoord, BackendCoord) {
        (self.at(Point { x: rect.left, y: rect.top }), self.at(Point { x: rect.right, y: rect.bottom }))
    }

    fn colour(&self, ink: Ink) -> RGBAColor {
        let Colour { rgb: (r, g, b), alpha } = self.palette.colour(ink);
        RGBAColor(r, g, b, alpha)
    }

    fn style(&self, ink: Ink, width: f64) -> ShapeStyle {
        let stroke_width = (width * self.scale).round().max(1.0) as u32;
        ShapeStyle { color: self.colour(ink), filled: false, stroke_width }
    }

    fn mark(&mut self, mark: &Mark) -> Drawn<B> {
        match mark {
            Mark::Line { points, ink, width, dash } => self.line(points, *ink, *width, *dash),
            Mark::Band { at, ink } => {
                let (top_left, bottom_right) = self.corners(at);
                let style = self.style(*ink, 1.0);
                self.backend.draw_rect(top_left, bottom_right, &style, true)
            }
            Mark::Frame { at, ink, dash } => {
                let Rect { left, top, right, bottom } = *at;
                let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
                let points: Vec<Point> = corners.iter().map(|(x, y)| Point { x: *x, y: *y }).collect();
                self.line(&points, *ink, 1.0, *dash)
            }
            Mark::Dot { .. } => mark.look().map_or(Ok(()), |look| self.dots(std::slice::from_ref(mark), look)),
            Mark::Text { at, text, ink, size, anchor, bold } => {
                let h_pos = match anchor {
                    Anchor::Start => HPos::Left,
                    Anchor::Middle => HPos::Center,
                    Anchor::End => HPos::Right,
                };
                let weight = if *bold { FontStyle::Bold } else { FontStyle::Normal };
                let size = size * self.scale * FONT_SIZE_PER_LETTER_SIZE;
                let font = ("sans-serif", size).into_font().style(weight).transform(FontTransform::None);
                let colour = self.colour(*ink);
                let style = TextStyle::from(font).color(&colour).pos(Pos { h_pos, v_pos: VPos::Center });
                let place = self.at(*at);
                self.backend.draw_text(text, &style, place)
            }
        }
    }

    fn line(&mut self, points: &[Point], ink: Ink, width: f64, dash: Dash) -> Drawn<B> {
        let style = self.style(ink, width);
        let pieces = match dash.lengths() {
            None => vec![points.to_vec()],
            Some(lengths) => dashes(points, lengths),
        };
        for piece in pieces {
            let path: Vec<BackendCoord> = piece.into_iter().map(|p| self.at(p)).collect();
            self.backend.draw_path(path, &style)?;
        }
        Ok(())
    }

    /// Points of one look.
    fn dots(&mut self, run: &[Mark], ((shape, radius, filled), ink): Look) -> Drawn<B> {
        let places = || run.iter().filter_map(|mark| if let Mark::Dot { at, .. } = mark { Some(*at) } else { None });
        if let Some(strokes) = strokes(shape) {
            let point = |at: Point, (x, y): (f64, f64)| Point { x: at.x + x * radius, y: at.y + y * radius };
            let lines = places().flat_map(|at| strokes.map(|ends| ends.map(|end| point(at, end))));
            return lines.into_iter().try_for_each(|ends| self.line(&ends, ink, 1.5, Dash::Solid));
        }
        let inside = self.style(if filled { ink } else { Ink::Paper }, 1.0);
        let outline = self.style(ink, 1.5);
        let Some(corners) = corners(shape) else {
            let radius = (radius * self.scale).round().max(1.0) as u32;
            places().try_for_each(|at| self.backend.draw_circle(self.at(at), radius, &inside, true))?;
            if filled {
                return Ok(());
            }
            return places().try_for_each(|at| self.backend.draw_circle(self.at(at), radius, &outline, false));
        };
        let path = |pen: &Self, at: Point| -> Vec<BackendCoord> {
            corners.iter().map(|(x, y)| pen.at(Point { x: at.x + x * radius, y: at.y + y * radius })).collect()
        };
        places().try_for_each(|at| self.backend.fill_polygon(path(self, at), &inside))?;
        if filled {
            return Ok(());
        }
        places().try_for_each(|at| self.backend.draw_path(path(self, at), &outline))
    }
}

/// The two lines that a shape without an inside is made of, in half its size.
const fn strokes(shape: Shape) -> Option<[[(f64, f64); 2]; 2]> {
    match shape {
        Shape::Cross => Some([[(-1.0, -1.0), (1.0, 1.0)], [(-1.0, 1.0), (1.0, -1.0)]]),
        Shape::Plus => Some([[(-1.0, 0.0), (1.0, 0.0)], [(0.0, -1.0), (0.0, 1.0)]]),
        _ => None,
    }
}

/// The corners of a shape, the first one again at the end, in half its size; none for a circle. All turn the same way.
const fn corners(shape: Shape) -> Option<&'static [(f64, f64)]> {
    match shape {
        Shape::Square => Some(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)]),
        Shape::Diamond => Some(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]),
        Shape::Triangle => Some(&[(-1.0, -0.8), (1.0, -0.8), (0.0, 1.0), (-1.0, -0.8)]),
        Shape::Circle | Shape::Cross | Shape::Plus => None,
    }
}

/// A line cut into dashes of a length with spaces of a length between them, round its corners too.
fn dashes(points: &[Point], (dash, space): (f64, f64)) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let (mut inked, mut left) = (true, dash);
    let mut piece: Vec<Point> = points.first().copied().into_iter().collect();
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let length = (to.x - from.x).hypot(to.y - from.y);
        let mut done = 0.0;
        while length - done > left {
            done += left;
            let share = done / length;
            let here = Point { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
            if inked {
                piece.push(here);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![here];
            }
            inked = !inked;
            left = if inked { dash } else { space };
        }
        left -= length - done;
        if inked {
            piece.push(*to);
        }
    }
    if inked && piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}
