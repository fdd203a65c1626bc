//! A picture as pure data: marks with a meaning, not yet with a colour. Coordinates are CSS pixels from the top left corner.

use super::{Point, Rect};
use crate::record::{Key, Route, TimeOfDay};

/// Size of the letters, in CSS pixels.
pub(super) const SIZE: f64 = 11.0;

/// What a mark means. A [`super::Palette`] turns it into a colour; shape, dash and label carry the meaning without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The background, and the inside of hollow marks.
    Paper,
    /// Axis lines and ticks.
    Axis,
    /// Faint lines behind the data.
    Grid,
    /// Words that matter.
    Text,
    /// Words of less weight.
    Muted,
    /// Judged memory scores and the line through them.
    Memory,
    /// Intervals other than the latest, when they lie over each other.
    MemoryFaint,
    /// The baseline and its scores.
    Baseline,
    /// Worse: the line from which a score is worse, and such scores.
    Worse,
    /// The line below which a worsening counts as recovered.
    Recovered,
    /// The window after the clock's start, shaded.
    Window,
    /// An open episode, shaded.
    Episode,
    /// An episode that is over, shaded.
    PastEpisode,
    /// A score too soon after a session to be judged.
    Acute,
    /// A score that is kept and not judged for another reason.
    SetAside,
    /// A score dated after today.
    Future,
    /// Where scores are missing.
    Gap,
    /// Today.
    Today,
    /// Mood scores and the line through them.
    Mood,
    /// Mood in intervals other than the latest, when they lie over each other.
    MoodFaint,
    /// A given dose, by route.
    Route(Route),
    /// A planned session.
    Planned,
    /// A missed session.
    Missed,
}

/// How a line is broken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Long dashes.
    Dashed,
    /// Short dashes.
    Dotted,
}

impl Dash {
    /// Length of a dash and of the space after it, in CSS pixels; none for a solid line.
    pub const fn lengths(self) -> Option<(f64, f64)> {
        match self {
            Self::Solid => None,
            Self::Dashed => Some((6.0, 4.0)),
            Self::Dotted => Some((2.0, 3.0)),
        }
    }
}

/// The shape of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Shape {
    Circle,
    Square,
    Diamond,
    Triangle,
    Cross,
    Plus,
}

/// How a point looks: shape, half its size in CSS pixels, filled or hollow; and what it means.
pub(super) type Look = ((Shape, f64, bool), Ink);

/// Which side of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// One thing to draw. Marks are drawn in their order, later ones on top; words over all.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line through points, drawn as one path.
    Line {
        /// Its corners, in order.
        points: Vec<Point>,
        /// Meaning.
        ink: Ink,
        /// Stroke in CSS pixels.
        width: f64,
        /// Solid or broken.
        dash: Dash,
    },
    /// A filled rectangle.
    Band {
        /// Where.
        at: Rect,
        /// Meaning.
        ink: Ink,
    },
    /// The outline of a rectangle.
    Frame {
        /// Where.
        at: Rect,
        /// Meaning.
        ink: Ink,
        /// Solid or broken.
        dash: Dash,
    },
    /// A point.
    Dot {
        /// Its middle.
        at: Point,
        /// Half its size in CSS pixels.
        radius: f64,
        /// Its shape.
        shape: Shape,
        /// Filled, or only an outline with paper inside.
        filled: bool,
        /// Meaning.
        ink: Ink,
    },
    /// A line of text, centred on its place from top to bottom.
    Text {
        /// Where.
        at: Point,
        /// What it says.
        text: String,
        /// Meaning.
        ink: Ink,
        /// Size in CSS pixels.
        size: f64,
        /// Which side of it stands at its place.
        anchor: Anchor,
        /// Whether it is bold.
        bold: bool,
    },
}

impl Mark {
    /// Whether it is a line of text.
    pub(super) const fn is_text(&self) -> bool {
        matches!(self, Self::Text { .. })
    }

    /// How a point looks; none for anything else.
    pub(super) const fn look(&self) -> Option<Look> {
        match *self {
            Self::Dot { radius, shape, filled, ink, .. } => Some(((shape, radius, filled), ink)),
            _ => None,
        }
    }
}

/// A record's place in the picture, for pointer and keyboard. What stands there is told by `words`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// From the left edge, in CSS pixels.
    pub x: f64,
    /// From the top edge, in CSS pixels.
    pub y: f64,
    /// The session, score or decision.
    pub key: Key,
    /// The number of its day on the time axis.
    pub day: i32,
    /// Which part of the picture it stands in, counted from the top: the session lane is 0.
    pub panel: usize,
    /// Its clock time, which orders the records of one day.
    pub time: Option<TimeOfDay>,
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// What to draw, from the back to the front.
    pub marks: Vec<Mark>,
    /// The records in the view's range, also those whose mark another one covers: from left to right, of one place in order of time.
    pub spots: Vec<Spot>,
}

impl Scene {
    /// An empty picture of that size.
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, marks: Vec::new(), spots: Vec::new() }
    }

    pub(super) fn line(&mut self, points: Vec<Point>, ink: Ink, width: f64, dash: Dash) {
        if points.len() > 1 {
            self.marks.push(Mark::Line { points, ink, width, dash });
        }
    }

    pub(super) fn horizontal(&mut self, (left, right): (f64, f64), y: f64, ink: Ink, width: f64, dash: Dash) {
        self.line(vec![Point { x: left, y }, Point { x: right, y }], ink, width, dash);
    }

    pub(super) fn vertical(&mut self, x: f64, (top, bottom): (f64, f64), ink: Ink, width: f64, dash: Dash) {
        self.line(vec![Point { x, y: top }, Point { x, y: bottom }], ink, width, dash);
    }

    pub(super) fn band(&mut self, at: Rect, ink: Ink) {
        if at.right > at.left {
            self.marks.push(Mark::Band { at, ink });
        }
    }

    pub(super) fn dot(&mut self, at: Point, (shape, radius, filled): (Shape, f64, bool), ink: Ink) {
        self.marks.push(Mark::Dot { at, radius, shape, filled, ink });
    }

    pub(super) fn text(&mut self, at: Point, text: impl Into<String>, ink: Ink, anchor: Anchor) {
        self.marks.push(Mark::Text { at, text: text.into(), ink, size: SIZE, anchor, bold: false });
    }
}
