//! Which rows of a long list are drawn: whatever is on the screen, always, and never much more.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::caseload::{Heights, Viewport, first_on_screen, most_spare, row_top, rows_to_draw};
use proptest::prelude::*;

const ROW: f64 = 72.0;

/// Headings of different heights: a rule takes as many lines as it needs.
fn heights() -> Heights {
    Heights { headings: (0..9).map(|section| 64.0 + 16.0 * f64::from(section % 4)).collect(), row: ROW }
}

proptest! {
    #[test]
    fn every_row_on_the_screen_is_drawn_and_few_others(
        sections in prop::collection::vec(0usize..4000, 1..9),
        place in 0.0f64..1.0,
        screen in 200.0f64..2000.0,
        spare in 0usize..200,
    ) {
        let rows: usize = sections.iter().sum();
        let heights = heights();
        let whole = rows as f64 * ROW + sections.len() as f64 * 88.0;
        let viewport = Viewport { top: place * whole, bottom: place * whole + screen };
        let drawn = rows_to_draw(&sections, &heights, viewport, spare);
        prop_assert_eq!(drawn.len(), sections.len());
        for (section, count) in sections.iter().enumerate() {
            prop_assert!(drawn[section].start <= drawn[section].end && drawn[section].end <= *count);
            for row in 0..*count {
                let top = row_top(&sections, &heights, section, row);
                if top < viewport.bottom && top + ROW > viewport.top {
                    prop_assert!(drawn[section].contains(&row), "row {row} of section {section} is on the screen");
                }
            }
        }
        let first = (0..sections.len()).flat_map(|s| (0..sections[s]).map(move |r| (s, r)));
        let first = first.into_iter().find(|(s, r)| row_top(&sections, &heights, *s, *r) >= viewport.top - 1e-6);
        prop_assert_eq!(first_on_screen(&sections, &heights, viewport), first);
        // Those that stick out above and below of what is drawn, and no more in any section that is elsewhere.
        let most = (screen / ROW) as usize + 2 * spare.min(most_spare(&sections)) + 2;
        let count: usize = drawn.iter().map(ExactSizeIterator::len).sum();
        prop_assert!(count <= most, "{count} of {rows} rows are drawn");
    }
}

/// A group that nobody is in has no heading on the page. Once its height was counted all the same, and in a list with one group only
/// the rows stood up to seven headings away from where they were looked for.
#[test]
fn groups_without_rows_take_no_room() {
    let (sections, heights) = ([0, 0, 500, 0], heights());
    assert_eq!(row_top(&sections, &heights, 2, 0), 96.0);
    let viewport = Viewport { top: 96.0 + 72.0 * 300.0, bottom: 96.0 + 72.0 * 310.0 };
    assert_eq!(rows_to_draw(&sections, &heights, viewport, 12)[2], 288..322);
    assert_eq!(first_on_screen(&sections, &heights, viewport), Some((2, 300)));
}

/// A key in the search took three frames among ten thousand: a dozen rows of every group were drawn with those on the screen, wherever the
/// group stood.
#[test]
fn while_somebody_types_only_the_rows_on_the_screen_are_drawn() {
    let viewport = Viewport { top: -200.0, bottom: 700.0 };
    let drawn = rows_to_draw(&[5, 1000, 40, 8000], &heights(), viewport, 0);
    assert_eq!(drawn, [0..5, 0..3, 0..0, 0..0]);
}

#[test]
fn a_short_list_is_drawn_whole_so_that_the_browsers_own_search_finds_everyone() {
    let far_down = Viewport { top: 90_000.0, bottom: 91_000.0 };
    let sections = [60, 0, 60];
    assert_eq!(rows_to_draw(&sections, &heights(), far_down, most_spare(&sections)), [0..60, 0..0, 0..60]);
    assert!(most_spare(&[60, 0, 61]) < 20);
}
