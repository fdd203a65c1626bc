//! Which rows of a long list are drawn: whatever is on the screen, always, and never much more.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::caseload::{Heights, Viewport, first_on_screen, row_top, rows_to_draw};
use proptest::prelude::*;

const HEIGHTS: Heights = Heights { heading: 64.0, row: 72.0 };

proptest! {
    #[test]
    fn every_row_on_the_screen_is_drawn_and_few_others(
        sections in prop::collection::vec(0usize..4000, 1..9),
        place in 0.0f64..1.0,
        screen in 200.0f64..2000.0,
    ) {
        let rows: usize = sections.iter().sum();
        let whole = rows as f64 * HEIGHTS.row + sections.len() as f64 * HEIGHTS.heading;
        let viewport = Viewport { top: place * whole, bottom: place * whole + screen };
        let drawn = rows_to_draw(&sections, HEIGHTS, viewport);
        prop_assert_eq!(drawn.len(), sections.len());
        for (section, count) in sections.iter().enumerate() {
            prop_assert!(drawn[section].start <= drawn[section].end && drawn[section].end <= *count);
            for row in 0..*count {
                let top = row_top(&sections, HEIGHTS, section, row);
                if top < viewport.bottom && top + HEIGHTS.row > viewport.top {
                    prop_assert!(drawn[section].contains(&row), "row {row} of section {section} is on the screen");
                }
            }
        }
        let first = (0..sections.len()).flat_map(|s| (0..sections[s]).map(move |r| (s, r)));
        let first = first.into_iter().find(|(s, r)| row_top(&sections, HEIGHTS, *s, *r) >= viewport.top - 1e-6);
        prop_assert_eq!(first_on_screen(&sections, HEIGHTS, viewport), first);
        let most = (screen / HEIGHTS.row) as usize + sections.len() * 26 + 2;
        let count: usize = drawn.iter().map(ExactSizeIterator::len).sum();
        prop_assert!(rows <= 120 || count <= most, "{count} of {rows} rows are drawn");
    }
}

/// A group that nobody is in has no heading on the page. Once its height was counted all the same, and in a list with one group only
/// the rows stood up to seven headings away from where they were looked for.
#[test]
fn groups_without_rows_take_no_room() {
    assert_eq!(row_top(&[0, 0, 500, 0], HEIGHTS, 2, 0), 64.0);
    let viewport = Viewport { top: 64.0 + 72.0 * 300.0, bottom: 64.0 + 72.0 * 310.0 };
    assert_eq!(rows_to_draw(&[0, 0, 500, 0], HEIGHTS, viewport)[2], 288..323);
    assert_eq!(first_on_screen(&[0, 0, 500, 0], HEIGHTS, viewport), Some((2, 300)));
}

#[test]
fn a_short_list_is_drawn_whole_so_that_the_browsers_own_search_finds_everyone() {
    let far_down = Viewport { top: 90_000.0, bottom: 91_000.0 };
    assert_eq!(rows_to_draw(&[60, 0, 60], HEIGHTS, far_down), [0..60, 0..0, 0..60]);
}
