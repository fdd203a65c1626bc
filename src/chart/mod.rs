//! What to draw, and how: one patient's chart as a pure [`Scene`], drawn on any of plotters' backends. What stands in it is typed, and said by who asks for it.
//!
//! Rules of the picture: time is linear and shared by all panels; no scale is ever flipped, its direction stands in words beside it; missing
//! scores break the line and are marked; every score that is kept is drawn on its own day; a colour never carries a meaning
//! alone.

mod axes;
mod batch;
mod bounds;
mod crowd;
mod decision;
mod draw;
mod frame;
mod gaps;
mod geometry;
mod label;
mod labels;
mod lane;
mod layout;
mod legend;
mod memory;
mod mood;
mod overlaid;
mod palette;
mod panel;
mod range;
mod reading;
mod sample;
mod scene;
mod sparkline;
mod svg;
mod ticks;
mod timeline;
mod view;

pub use batch::{Batched, Pencil, Surface};
pub use bounds::{first_recovered, first_worse};
pub use decision::decisions;
pub use draw::{FONT_SIZE_PER_LETTER_SIZE, draw};
pub use gaps::{Gap, gaps};
pub use geometry::{Point, Rect};
pub use label::{Label, Legend, Say};
pub use layout::{days_between, fitting_height, preferred_height};
pub use mood::mood_scores;
pub use overlaid::{interval, intervals, last_day};
pub use palette::{Colour, Palette};
pub use range::{RANGE_PRESETS, Range};
pub use scene::{Anchor, Dash, Ink, Mark, Scene, Shape, Spot};
pub use sparkline::sparkline;
pub use svg::{Paint, svg_marks};
pub use timeline::timeline;
pub use view::{Axis, View, day_zero, full_range, stretch};
