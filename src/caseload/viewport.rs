//! Which rows of a long list lie on the screen. Plain numbers, no browser.

use std::ops::Range;

/// A list of up to this many rows is drawn whole, so that the browser's own search finds everyone.
const DRAWN_WHOLE: usize = 120;
/// Rows drawn above and below the screen, so that scrolling never shows a gap.
const SPARE_ROWS: usize = 12;

/// The measured heights of the list's parts, in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Heights {
    /// The heading of each section: as high as its rule in words needs.
    pub headings: Vec<f64>,
    /// A row; all rows are of the same height.
    pub row: f64,
}

impl Heights {
    /// What stands above a section's first row: its heading, or nothing where it has no rows and is not shown.
    fn above(&self, section: usize, rows: usize) -> f64 {
        if rows == 0 { 0.0 } else { self.headings.get(section).copied().unwrap_or(self.row) }
    }
}

/// The part of the list that is on the screen, in CSS pixels from the top of the first heading.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewport {
    /// Upper edge; negative while the list starts further down.
    pub top: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// How many rows above and below the screen are worth drawing in a list of these sections.
pub fn most_spare(sections: &[usize]) -> usize {
    if sections.iter().sum::<usize>() <= DRAWN_WHOLE { DRAWN_WHOLE } else { SPARE_ROWS }
}

/// For each section, given by its number of rows, the rows to draw: those on the screen, and up to `spare` rows' height of them above and
/// below it.
pub fn rows_to_draw(sections: &[usize], heights: &Heights, viewport: Viewport, spare: usize) -> Vec<Range<usize>> {
    let most = most_spare(sections);
    if most == DRAWN_WHOLE && spare >= most {
        return sections.iter().map(|rows| 0..*rows).collect();
    }
    let around = spare.min(most) as f64 * heights.row;
    let mut top = 0.0;
    let mut drawn = Vec::with_capacity(sections.len());
    for (section, &rows) in sections.iter().enumerate() {
        top += heights.above(section, rows);
        // `clamp` can panic, and would bring the code along by which the panic writes its bounds.
        let rows_above = |y: f64| ((y - top) / heights.row).max(0.0).min(rows as f64);
        let first = rows_above(viewport.top - around).floor() as usize;
        let last = rows_above(viewport.bottom + around).ceil() as usize;
        drawn.push(first..last);
        top += rows as f64 * heights.row;
    }
    drawn
}

/// Section and place of the first row that starts on the screen or below its top; the list's first row while the list starts further down.
pub fn first_on_screen(sections: &[usize], heights: &Heights, viewport: Viewport) -> Option<(usize, usize)> {
    let mut top = 0.0;
    for (section, &rows) in sections.iter().enumerate() {
        top += heights.above(section, rows);
        let row = ((viewport.top - top) / heights.row).ceil().max(0.0) as usize;
        if row < rows {
            return Some((section, row));
        }
        top += rows as f64 * heights.row;
    }
    None
}

/// How far below the top of the first heading a row starts, in CSS pixels.
pub fn row_top(sections: &[usize], heights: &Heights, section: usize, row: usize) -> f64 {
    let above: usize = sections.iter().take(section).sum();
    let shown = sections.iter().take(section + 1).enumerate();
    let headings: f64 = shown.map(|(section, rows)| heights.above(section, *rows)).sum();
    headings + (above + row) as f64 * heights.row
}
