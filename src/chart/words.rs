//! Words in the picture: how wide they are, and which of them fit without lying over each other.

use super::{Anchor, Ink, Mark, Point, Rect, Scene};

/// Size of the letters, in CSS pixels.
pub(super) const SIZE: f64 = 11.0;

/// Height of a line of words, in CSS pixels.
pub(super) const LINE: f64 = 15.0;

/// How wide a text is in CSS pixels, estimated from above: a scene must not depend on the fonts of the machine that makes it.
pub(super) fn width_of(text: &str, size: f64) -> f64 {
    let units: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | '|' | '\'' | '!' => 0.3,
            't' | 'f' | 'r' | ' ' | '(' | ')' | '-' => 0.37,
            'm' | 'w' | 'M' | 'W' | '…' => 0.9,
            c if c.is_ascii_uppercase() => 0.7,
            _ => 0.59,
        })
        .sum();
    units * size
}

/// The area that a text takes.
fn area(at: Point, text: &str, size: f64, anchor: Anchor) -> Rect {
    let width = width_of(text, size);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Rect { left, top: at.y - size * 0.62, right: left + width, bottom: at.y + size * 0.62 }
}

/// The areas that words have taken so far.
#[derive(Default)]
pub(super) struct Labels(Vec<Rect>);

impl Labels {
    /// Keeps an area free of words.
    pub(super) fn keep_free(&mut self, area: Rect) {
        self.0.push(area);
    }

    /// Whether a text would lie inside `within` and over no other.
    pub(super) fn fits(&self, at: Point, text: &str, anchor: Anchor, within: Rect) -> bool {
        let area = area(at, text, SIZE, anchor);
        let inside = area.left >= within.left
            && area.right <= within.right
            && area.top >= within.top
            && area.bottom <= within.bottom;
        inside && !self.0.iter().any(|taken| taken.overlaps(&area))
    }

    /// Writes a text at the first of the places where it lies inside `within` and over no other; says whether there was one.
    pub(super) fn place(
        &mut self,
        scene: &mut Scene,
        places: impl IntoIterator<Item = (Point, Anchor)>,
        (text, ink): (&str, Ink),
        within: Rect,
    ) -> bool {
        for (at, anchor) in places {
            if self.fits(at, text, anchor, within) {
                self.0.push(area(at, text, SIZE, anchor));
                scene.text(at, text, ink, anchor);
                return true;
            }
        }
        false
    }
}

/// Writes a bold heading with words of less weight after it, shortened with `…` to what fits.
pub(super) fn heading(scene: &mut Scene, at: Point, (title, detail): (&str, &str), right: f64) {
    let room = right - at.x;
    let title_width = width_of(title, SIZE) * 1.08;
    let title = if title_width > room { shorten(title, room / 1.08) } else { title.to_owned() };
    let bold = Mark::Text { at, text: title, ink: Ink::Text, size: SIZE, anchor: Anchor::Start, bold: true };
    scene.marks.push(bold);
    if !detail.is_empty() && title_width + 8.0 + width_of(detail, SIZE) <= room {
        scene.text(Point { x: at.x + title_width + 8.0, y: at.y }, detail, Ink::Muted, Anchor::Start);
    }
}

fn shorten(text: &str, room: f64) -> String {
    let mut short = text.to_owned();
    while !short.is_empty() && width_of(&short, SIZE) + SIZE > room {
        short.pop();
    }
    short + "…"
}
