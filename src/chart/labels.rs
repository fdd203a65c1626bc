//! Words in the picture: how wide they are, and which of them fit without lying over each other.

use super::scene::SIZE;
use super::{Anchor, Ink, Mark, Point, Rect, Scene};

/// Height of a line of words, in CSS pixels.
pub(super) const LINE: f64 = 15.0;

/// How wide a text is in CSS pixels, estimated from above: a scene must not depend on the fonts of the machine that makes it.
pub(super) fn width_of(text: &str, size: f64) -> f64 {
    let units: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | '|' | '\'' | '!' => 0.29,
            't' | 'f' | ' ' => 0.31,
            'r' | '(' | ')' | '-' => 0.36,
            'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.53,
            'm' | 'w' | 'M' | 'W' | '…' => 0.9,
            c if c.is_ascii_uppercase() => 0.7,
            _ => 0.575,
        })
        .sum();
    units * size
}

/// How much wider bold letters are than the estimate: DejaVu Sans, the widest of the usual fonts, needs all of it.
const BOLD: f64 = 1.22;

/// Room between a heading and the words after it, in CSS pixels.
pub(super) const DETAIL_GAP: f64 = 8.0;

/// A bold text, shortened with `…` to the width that there is.
pub(super) fn fit_bold(text: &str, width: f64) -> String {
    if width_of(text, SIZE) * BOLD <= width {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while !short.is_empty() && (width_of(&short, SIZE) + SIZE) * BOLD > width {
        short.pop();
    }
    short.truncate(short.trim_end().len());
    short + "…"
}

/// The area that a text takes.
fn area(at: Point, text: &str, size: f64, anchor: Anchor) -> Rect {
    let width = width_of(text, size);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    // A little more than the letters, so that neighbours don't read as one word.
    Rect { left: left - 2.0, top: at.y - size * 0.62, right: left + width + 2.0, bottom: at.y + size * 0.62 }
}

/// The areas that are taken: by words, which no other words may cross, and by data, which they cross only where there is no other
/// place.
#[derive(Default)]
pub(super) struct Labels {
    words: Vec<Rect>,
    data: Vec<Rect>,
}

impl Labels {
    /// Keeps an area free of words.
    pub(super) fn keep_free(&mut self, area: Rect) {
        self.words.push(area);
    }

    /// Keeps words off a point of data where they have another place.
    pub(super) fn keep_off(&mut self, Point { x, y }: Point, radius: f64) {
        self.data.push(Rect { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
    }

    /// Keeps words off a line of data where they have another place.
    pub(super) fn keep_off_line(&mut self, from: Point, to: Point) {
        let steps = ((to.x - from.x).hypot(to.y - from.y) / 6.0).ceil().clamp(1.0, 200.0);
        for step in 0..=steps as u32 {
            let share = f64::from(step) / steps;
            self.keep_off(Point { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }, 1.0);
        }
    }

    /// Writes a text at the first of the places where it lies inside `within`, over no other words and over no data; failing that, over
    /// no other words. Says where.
    pub(super) fn place(
        &mut self,
        scene: &mut Scene,
        places: impl IntoIterator<Item = (Point, Anchor)> + Clone,
        (text, ink): (&str, Ink),
        within: Rect,
    ) -> Option<Point> {
        for avoid_data in [true, false] {
            for (at, anchor) in places.clone() {
                let area = area(at, text, SIZE, anchor);
                let free = |taken: &[Rect]| !taken.iter().any(|taken| taken.overlaps(&area));
                if within.holds(&area) && free(&self.words) && (!avoid_data || free(&self.data)) {
                    self.words.push(area);
                    scene.text(at, text, ink, anchor);
                    return Some(at);
                }
            }
        }
        None
    }
}

/// Writes a bold heading, shortened with `…` to what fits, and after it words of less weight where they fit.
pub(super) fn heading(
    (scene, labels): (&mut Scene, &mut Labels),
    at: Point,
    (title, detail): (&str, &str),
    right: f64,
) {
    let width = right - at.x;
    let title = fit_bold(title, width);
    let title_width = width_of(&title, SIZE) * BOLD;
    let bold = Mark::Text { at, text: title, ink: Ink::Text, size: SIZE, anchor: Anchor::Start, bold: true };
    scene.marks.push(bold);
    labels.keep_free(Rect { left: at.x, top: at.y - 8.0, right: at.x + title_width, bottom: at.y + 8.0 });
    if !detail.is_empty() && title_width + DETAIL_GAP + width_of(detail, SIZE) <= width {
        let at = Point { x: at.x + title_width + DETAIL_GAP, y: at.y };
        // In DejaVu Sans words such as "the latest" are a little wider than the estimate.
        let right = at.x + width_of(detail, SIZE) * 1.08;
        labels.keep_free(Rect { right, ..area(at, detail, SIZE, Anchor::Start) });
        scene.text(at, detail, Ink::Muted, Anchor::Start);
    }
}
