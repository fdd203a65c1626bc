//! A scene as SVG, for paper: lines stay lines at any size. Colours are attributes, since the page's policy forbids inline styles.

use super::{Anchor, Ink, Mark, Palette, Point, Rect, Scene, Shape};
use std::fmt::Write;

/// The inside of an `<svg>` with the scene's size as its view box. Text is escaped. Writing into a text never fails, so what `write!`
/// answers is not looked at.
pub fn svg_marks(scene: &Scene, palette: &Palette) -> String {
    let mut out = String::new();
    for mark in &scene.marks {
        match mark {
            Mark::Line { points, ink, width, dash } => {
                let dashes = dash.lengths().map(|(on, off)| format!(" stroke-dasharray=\"{on} {off}\""));
                let _ = write!(out, "<path d=\"{}\"{} fill=\"none\"", path(points), paint("stroke", palette, *ink));
                let _ = write!(out, " stroke-width=\"{width}\"{}/>", dashes.unwrap_or_default());
            }
            Mark::Band { at, ink } => {
                let _ = write!(out, "<rect {}{}/>", corners(at), paint("fill", palette, *ink));
            }
            Mark::Frame { at, ink, dash } => {
                let dashes = dash.lengths().map(|(on, off)| format!(" stroke-dasharray=\"{on} {off}\""));
                let _ = write!(out, "<rect {}{} fill=\"none\"", corners(at), paint("stroke", palette, *ink));
                let _ = write!(out, "{}/>", dashes.unwrap_or_default());
            }
            Mark::Dot { at, radius, shape, filled, ink } => {
                dot(&mut out, palette, (*at, *radius), *shape, *filled, *ink)
            }
            Mark::Text { at, text, ink, size, anchor, bold } => {
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                let weight = if *bold { " font-weight=\"bold\"" } else { "" };
                let _ = write!(
                    out,
                    "<text x=\"{:.1}\" y=\"{:.1}\" dominant-baseline=\"central\" text-anchor=\"{anchor}\" font-size=\"{size}\"{weight}{}>{}</text>",
                    at.x,
                    at.y,
                    paint("fill", palette, *ink),
                    escaped(text)
                );
            }
        }
    }
    out
}

fn path(points: &[Point]) -> String {
    let mut d = String::new();
    for (at, point) in points.iter().enumerate() {
        let _ = write!(d, "{}{:.1} {:.1}", if at == 0 { "M" } else { "L" }, point.x, point.y);
    }
    d
}

fn corners(at: &Rect) -> String {
    let (width, height) = ((at.right - at.left).max(0.0), (at.bottom - at.top).max(0.0));
    format!("x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"", at.left, at.top)
}

fn paint(what: &str, palette: &Palette, ink: Ink) -> String {
    let colour = palette.colour(ink);
    let (red, green, blue) = colour.rgb;
    let opacity = if colour.alpha < 1.0 { format!(" {what}-opacity=\"{:.2}\"", colour.alpha) } else { String::new() };
    format!(" {what}=\"#{red:02x}{green:02x}{blue:02x}\"{opacity}")
}

/// A point in its shape; a hollow one has paper inside.
fn dot(out: &mut String, palette: &Palette, (at, r): (Point, f64), shape: Shape, filled: bool, ink: Ink) {
    let corner = |(dx, dy): &(f64, f64)| Point { x: at.x + dx * r, y: at.y + dy * r };
    let outline: &[(f64, f64)] = match shape {
        Shape::Circle => {
            let inside = paint("fill", palette, if filled { ink } else { Ink::Paper });
            let _ = write!(
                out,
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{r}\"{inside}{} stroke-width=\"1.5\"/>",
                at.x,
                at.y,
                paint("stroke", palette, ink)
            );
            return;
        }
        Shape::Cross => {
            for ends in [[(-1.0, -1.0), (1.0, 1.0)], [(-1.0, 1.0), (1.0, -1.0)]] {
                let ends: Vec<Point> = ends.iter().map(corner).collect();
                let _ =
                    write!(out, "<path d=\"{}\"{} stroke-width=\"1.5\"/>", path(&ends), paint("stroke", palette, ink));
            }
            return;
        }
        Shape::Square => &[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)],
        Shape::Diamond => &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)],
        Shape::Triangle => &[(-1.0, -0.8), (1.0, -0.8), (0.0, 1.0)],
    };
    let points: Vec<Point> = outline.iter().map(corner).collect();
    let inside = paint("fill", palette, if filled { ink } else { Ink::Paper });
    let _ = write!(out, "<path d=\"{}Z\"{inside}{}/>", path(&points), paint("stroke", palette, ink));
}

/// Text as it may stand in markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
