//! A change in the few words that a row has for it.

use crate::record::format_points;
use crate::words::language::worded;

/// Points on the bad or good side, in words; `None` where there are none.
pub(super) fn change_words(worsening: f64) -> Option<String> {
    let points = format_points(worsening.abs());
    let unit = if points == "1" { worded("point") } else { worded("points") };
    let side = if worsening > 0.0 { worded("worse") } else { worded("better") };
    (points != "0").then(|| format!("{points} {unit} {side}"))
}
