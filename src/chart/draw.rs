//! From a scene to any of plotters' backends.

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
    for mark in &scene.marks {
        pen.mark(mark)?;
    }
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
            Mark::Dot { at, radius, shape, filled, ink } => self.dot(*at, *radius, *shape, *filled, *ink),
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

    fn dot(&mut self, at: Point, radius: f64, shape: Shape, filled: bool, ink: Ink) -> Drawn<B> {
        let outline: &[(f64, f64)] = match shape {
            Shape::Circle => return self.circle(at, radius, filled, ink),
            Shape::Cross => {
                for (dx, dy) in [(radius, radius), (radius, -radius)] {
                    let ends = [Point { x: at.x - dx, y: at.y - dy }, Point { x: at.x + dx, y: at.y + dy }];
                    self.line(&ends, ink, 1.5, Dash::Solid)?;
                }
                return Ok(());
            }
            Shape::Square => &[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)],
            Shape::Diamond => &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)],
            Shape::Triangle => &[(-1.0, -0.8), (1.0, -0.8), (0.0, 1.0), (-1.0, -0.8)],
        };
        let points: Vec<Point> =
            outline.iter().map(|(x, y)| Point { x: at.x + x * radius, y: at.y + y * radius }).collect();
        let inside = self.style(if filled { ink } else { Ink::Paper }, 1.0);
        let path: Vec<BackendCoord> = points.iter().map(|p| self.at(*p)).collect();
        self.backend.fill_polygon(path, &inside)?;
        if filled { Ok(()) } else { self.line(&points, ink, 1.5, Dash::Solid) }
    }

    fn circle(&mut self, at: Point, radius: f64, filled: bool, ink: Ink) -> Drawn<B> {
        let (middle, radius) = (self.at(at), (radius * self.scale).round().max(1.0) as u32);
        let inside = self.style(if filled { ink } else { Ink::Paper }, 1.0);
        self.backend.draw_circle(middle, radius, &inside, true)?;
        if filled {
            return Ok(());
        }
        let outline = self.style(ink, 1.5);
        self.backend.draw_circle(middle, radius, &outline, false)
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
