//! What to draw, and how: one patient's chart as a pure [`Scene`], drawn on any of plotters' backends, and the same in words.
//!
//! Rules of the picture: time is linear and shared by all panels; no scale is ever flipped, its direction stands in words beside it; missing
//! scores break the line and are marked; every score that is kept is drawn on its own day; a colour never carries a meaning
//! alone.

mod axes;
mod batch;
mod crowd;
mod decision;
mod describe;
mod describe_overlaid;
mod draw;
mod frame;
mod gaps;
mod geometry;
mod lane;
mod layout;
mod legend;
mod memory;
mod mood;
mod overlaid;
mod palette;
mod panel;
mod phrases;
mod range;
mod reading;
mod sample;
mod scene;
mod span;
mod sparkline;
mod svg;
mod tell;
mod ticks;
mod timeline;
mod view;
mod words;

pub use batch::{Batched, Pencil, Surface};
pub use describe::describe;
pub use draw::{FONT_SIZE_PER_LETTER_SIZE, draw};
pub use geometry::{Point, Rect};
pub use layout::{fitting_height, preferred_height};
pub use palette::{Colour, Palette};
pub use range::{RANGE_PRESETS, Range};
pub use scene::{Anchor, Dash, Ink, Mark, Scene, Shape, Spot};
pub use span::tell_span;
pub use sparkline::{SparkKind, SparkLine, SparkPoint, sparkline};
pub use svg::{Paint, svg_marks};
pub use tell::tell;
pub use timeline::timeline;
pub use view::{Axis, View, day_zero, full_range};
