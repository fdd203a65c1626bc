//! Where the panels of a picture stand, and how high it is.

use super::{Axis, Rect, Say, View, lane, legend, mood};
use crate::judge::PatientJudgement;
use crate::record::Chart;

/// Height of a panel's heading.
pub(super) const HEADING: f64 = 20.0;
/// Room above a plot for the words about its lines, where there is none beside it.
const LINE_WORDS: f64 = 15.0;
/// Height of the time axis with its words.
pub(super) const AXIS: f64 = 44.0;
/// By how much a memory panel may be lower than is preferred.
const SPARE: f64 = 56.0;
/// Room for values left of the plots.
const GUTTER: f64 = 34.0;
/// From this width on words about lines stand beside the plots.
const WIDE: u32 = 620;
/// Room for them: the longest, that no score can be worse, takes 124 pixels in DejaVu Sans, the widest of the usual fonts.
const BESIDE: f64 = 136.0;
/// Room for the heading where there is no session lane.
const OVERLAID_TOP: f64 = 20.0;

/// The height in CSS pixels at which the picture is dense and still readable.
pub fn preferred_height(chart: &Chart, judgement: &PatientJudgement, say: Say, width: u32) -> u32 {
    let memory =
        if judgement.tracks.is_empty() { HEADING + 60.0 } else { judgement.tracks.len() as f64 * (HEADING + 156.0) };
    let mood = if chart.scores.iter().any(|s| s.instrument.as_str() == mood::PHQ_9) { 84.0 } else { 0.0 };
    let legend = legend::height(chart, judgement, say, Axis::Calendar, f64::from(width));
    let words = if width >= WIDE { 0.0 } else { LINE_WORDS * (judgement.tracks.len() + 1) as f64 };
    (lane::HEIGHT + memory + words + HEADING + mood + AXIS + legend).ceil() as u32
}

/// The height in CSS pixels that fits into `available`: the preferred one, or less down to where the panels are still readable.
pub fn fitting_height(chart: &Chart, judgement: &PatientJudgement, say: Say, width: u32, available: u32) -> u32 {
    let preferred = preferred_height(chart, judgement, say, width);
    let spare = (SPARE * judgement.tracks.len() as f64) as u32;
    available.clamp(preferred.saturating_sub(spare), preferred)
}

/// Where the plots stand, from the top: memory panels, then mood if it has one.
pub(super) struct Plots {
    pub(super) memory: Vec<Rect>,
    pub(super) mood: Rect,
    /// Those of them that are drawn.
    pub(super) all: Vec<Rect>,
    /// Top of the legend.
    pub(super) legend: f64,
}

/// Shares the height out between the panels: memory gets the most.
pub(super) fn plots(
    view: &View,
    (chart, judgement): (&Chart, &PatientJudgement),
    say: Say,
    has_mood: bool,
    (left, right): (f64, f64),
) -> Plots {
    let count = judgement.tracks.len().max(1) as f64;
    let legend_height = legend::height(chart, judgement, say, view.axis, f64::from(view.width));
    let start = if view.axis == Axis::Overlaid { OVERLAID_TOP } else { lane::HEIGHT };
    let line_words = if view.width >= WIDE { 0.0 } else { LINE_WORDS };
    let mood_words = if has_mood { line_words } else { 0.0 };
    let fixed = start + (count + 1.0) * HEADING + count * line_words + mood_words + AXIS + legend_height;
    let free = (f64::from(view.height) - fixed).max(count * 60.0 + 40.0);
    let mood_height = if has_mood { free * 0.55 / (count + 0.55) } else { 0.0 };
    let each = (free - mood_height) / count;
    let mut top = start;
    let mut next = |height: f64, words: f64| {
        let above = top + HEADING + words;
        let plot = Rect { left, top: above, right, bottom: above + height };
        top = plot.bottom;
        plot
    };
    let memory: Vec<Rect> = (0..judgement.tracks.len().max(1)).map(|_| next(each, line_words)).collect();
    let mood = next(mood_height, mood_words);
    let all = memory.iter().copied().chain(has_mood.then_some(mood)).collect();
    Plots { memory, mood, all, legend: mood.bottom + AXIS }
}

/// Left and right edge of the plots in a picture of that width, in its units: the days that are shown lie between them.
pub fn days_between(width: u32) -> (f64, f64) {
    let (left, right, _) = edges(width);
    (left, right)
}

/// Left and right edge of the plots, and right edge of the words beside them.
pub(super) fn edges(width: u32) -> (f64, f64, f64) {
    let is_wide = width >= WIDE;
    let width = f64::from(width);
    let right = width - if is_wide { BESIDE } else { 8.0 };
    (GUTTER, right, if is_wide { width } else { right })
}
