//! Which rows of the caseload are drawn, and which of them the Tab key leads to.

use crate::caseload::{Board, Heights, Viewport, first_on_screen, most_spare, rows_to_draw};
use crate::record::Key;
use crate::ui::once_drawn;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

/// How many more rows are drawn with every frame, above and below the screen, until there are enough.
const MORE_ROWS: usize = 6;
/// How long nobody types before that begins.
const PAUSE: Duration = Duration::from_millis(300);

/// Follows which rows of each section are to be drawn.
pub(super) fn drawn(
    board: Memo<Arc<Board>>,
    spare: Memo<usize>,
    viewport: RwSignal<Viewport>,
    heights: RwSignal<Heights>,
    printing: RwSignal<bool>,
) -> Memo<Arc<Vec<Range<usize>>>> {
    Memo::new(move |_| {
        let lengths = board.with(|board| board.lengths());
        Arc::new(if printing.get() {
            lengths.into_iter().map(|rows| 0..rows).collect()
        } else {
            heights.with(|heights| rows_to_draw(&lengths, heights, viewport.get(), spare.get()))
        })
    })
}

/// Follows how many rows are drawn above and below the screen: none at first, and when a key has changed the searched text, so that what it finds is
/// there in the next frame; once no key has come for a while, more with every frame.
pub(super) fn spare(text: RwSignal<String>, board: Memo<Arc<Board>>) -> Memo<usize> {
    let grown = RwSignal::new((text.get_untracked(), 0));
    Effect::new(move |drawn_before: Option<()>| {
        board.track();
        let searched = text.get_untracked();
        let start = move || grow(searched, text, board, grown);
        match drawn_before {
            // What is on the screen comes first.
            None => once_drawn(start),
            Some(()) => set_timeout(start, PAUSE),
        }
    });
    Memo::new(move |_| grown.with(|(searched, rows)| if text.with(|text| text == searched) { *rows } else { 0 }))
}

/// Spares for more rows in the next frame, and so on while that text is searched.
fn grow(searched: String, text: RwSignal<String>, board: Memo<Arc<Board>>, grown: RwSignal<(String, usize)>) {
    request_animation_frame(move || {
        // Once the page is left, nothing grows any more.
        let is_searched = text.try_with_untracked(|text| *text == searched) == Some(true);
        let most = board.try_with_untracked(|board| most_spare(&board.lengths())).unwrap_or_default();
        let rows = grown.try_with_untracked(|(was, rows)| if *was == searched { *rows } else { 0 }).unwrap_or(most);
        if is_searched && rows < most {
            grown.set((searched.clone(), (rows + MORE_ROWS).min(most)));
            grow(searched, text, board, grown);
        }
    });
}

/// Follows which row the Tab key leads to.
pub(super) fn way_in(
    board: Memo<Arc<Board>>,
    drawn: Memo<Arc<Vec<Range<usize>>>>,
    current: RwSignal<Option<Key>>,
    viewport: RwSignal<Viewport>,
    heights: RwSignal<Heights>,
) -> Memo<Option<Key>> {
    Memo::new(move |_| {
        let (board, drawn, current) = (board.get(), drawn.get(), current.get());
        let is_drawn = |key: Key| {
            let mut sections = board.sections.iter().zip(drawn.iter());
            sections.any(|(section, range)| {
                section.rows.get(range.clone()).is_some_and(|rows| rows.iter().any(|row| row.key == key))
            })
        };
        current.filter(|key| is_drawn(*key)).or_else(|| {
            let (section, row) = heights.with(|heights| first_on_screen(&board.lengths(), heights, viewport.get()))?;
            board.sections.get(section)?.rows.get(row).map(|row| row.key)
        })
    })
}
