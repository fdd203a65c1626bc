//! A scene as SVG: lines stay lines at any size. On paper colours are attributes, since the page's policy forbids inline styles; on the
//! page they are classes, so that a drawing follows the theme.

use super::{Anchor, Dash, Ink, Mark, Palette, Point, Rect, Scene, Shape};
use std::fmt::Write;

/// Where a drawing's colours come from.
#[derive(Clone, Copy, Debug)]
pub enum Paint<'a> {
    /// Fixed colours.
    Palette(&'a Palette),
    /// The style sheet, by a class for the ink, with `line` for what is only stroked and `hollow` for a point with paper inside.
    Classes,
}

/// How a mark is coloured.
#[derive(Clone, Copy)]
enum Look {
    Line,
    Area,
    Solid,
    Hollow,
}

/// The inside of an `<svg>` with the scene's size as its view box. Text is escaped. Writing into a text never fails, so what `write!`
/// answers is not looked at.
pub fn svg_marks(scene: &Scene, paint: Paint<'_>) -> String {
    let mut out = String::new();
    for mark in &scene.marks {
        match mark {
            Mark::Line { points, ink, width, dash } => {
                let look = paint.attributes(Look::Line, *ink);
                let _ = write!(out, "<path{look} stroke-width=\"{width}\"{} d=\"{}\"/>", dashes(*dash), path(points));
            }
            Mark::Band { at, ink } => {
                let _ = write!(out, "<rect{} {}/>", paint.attributes(Look::Area, *ink), corners(at));
            }
            Mark::Frame { at, ink, dash } => {
                let look = paint.attributes(Look::Line, *ink);
                let _ = write!(out, "<rect{look} {}{}/>", corners(at), dashes(*dash));
            }
            Mark::Dot { at, radius, shape, filled, ink } => {
                let look = match (shape, filled) {
                    (Shape::Cross | Shape::Plus, _) => Look::Line,
                    (_, true) => Look::Solid,
                    (_, false) => Look::Hollow,
                };
                dot(&mut out, (*at, *radius), *shape, &paint.attributes(look, *ink));
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
                    paint.attributes(Look::Area, *ink),
                    escaped(text)
                );
            }
        }
    }
    out
}

impl Paint<'_> {
    /// The attributes that colour a mark, each with a space before it.
    fn attributes(self, look: Look, ink: Ink) -> String {
        match self {
            Self::Classes => {
                let kind = match look {
                    Look::Line => "line ",
                    Look::Hollow => "hollow ",
                    Look::Area | Look::Solid => "",
                };
                format!(" class=\"{kind}{}\"", class(ink))
            }
            Self::Palette(palette) => {
                let ink_as = |what| colour(what, palette, ink);
                match look {
                    Look::Line => format!("{} fill=\"none\"", ink_as("stroke")),
                    Look::Area => ink_as("fill"),
                    Look::Solid => ink_as("fill") + &ink_as("stroke"),
                    Look::Hollow => colour("fill", palette, Ink::Paper) + &ink_as("stroke"),
                }
            }
        }
    }
}

fn colour(what: &str, palette: &Palette, ink: Ink) -> String {
    let colour = palette.colour(ink);
    let (red, green, blue) = colour.rgb;
    let opacity = if colour.alpha < 1.0 { format!(" {what}-opacity=\"{:.2}\"", colour.alpha) } else { String::new() };
    format!(" {what}=\"#{red:02x}{green:02x}{blue:02x}\"{opacity}")
}

/// The class that gives an ink its colour.
const fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::Memory | Ink::MemoryFaint => "ink-memory",
        Ink::Worse => "ink-worse",
        Ink::Baseline => "ink-baseline",
        Ink::Recovered => "ink-recovered",
        Ink::Window => "ink-window",
        Ink::Episode | Ink::PastEpisode => "ink-episode",
        Ink::Gap => "ink-gap",
        Ink::Text => "ink-text",
        _ => "ink-muted",
    }
}

fn dashes(dash: Dash) -> String {
    dash.lengths().map(|(on, off)| format!(" stroke-dasharray=\"{on} {off}\"")).unwrap_or_default()
}

fn path(points: &[Point]) -> String {
    let mut d = String::with_capacity(points.len() * 12);
    for (at, point) in points.iter().enumerate() {
        let _ = write!(d, "{}{:.1} {:.1}", if at == 0 { "M" } else { "L" }, point.x, point.y);
    }
    d
}

fn corners(at: &Rect) -> String {
    let (width, height) = (at.width().max(0.0), at.height().max(0.0));
    format!("x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"", at.left, at.top)
}

/// A point in its shape.
fn dot(out: &mut String, (at, r): (Point, f64), shape: Shape, look: &str) {
    let outline: &[(f64, f64)] = match shape {
        Shape::Circle => {
            let _ = write!(out, "<circle{look} cx=\"{:.1}\" cy=\"{:.1}\" r=\"{r}\" stroke-width=\"1.5\"/>", at.x, at.y);
            return;
        }
        Shape::Cross => {
            let (x, y, across) = (at.x - r, at.y - r, 2.0 * r);
            let d = format!("M{x:.1} {y:.1}l{across:.1} {across:.1}m0 -{across:.1}l-{across:.1} {across:.1}");
            let _ = write!(out, "<path{look} stroke-width=\"1.5\" d=\"{d}\"/>");
            return;
        }
        Shape::Plus => {
            let (across, back) = (2.0 * r, -r);
            let d = format!("M{:.1} {:.1}h{across:.1}m{back:.1} {back:.1}v{across:.1}", at.x - r, at.y);
            let _ = write!(out, "<path{look} stroke-width=\"1.5\" d=\"{d}\"/>");
            return;
        }
        Shape::Square => &[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)],
        Shape::Diamond => &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)],
        Shape::Triangle => &[(-1.0, -0.8), (1.0, -0.8), (0.0, 1.0)],
    };
    let points: Vec<Point> = outline.iter().map(|(dx, dy)| Point { x: at.x + dx * r, y: at.y + dy * r }).collect();
    let _ = write!(out, "<path{look} d=\"{}Z\"/>", path(&points));
}

/// Text as it may stand in markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
