//! The caseload's list: which row is current, what is on the screen, and how both move.

use super::row_controls::{focus_control, link_id};
use crate::caseload::{Board, Filter, Group, Heights, Section, Viewport, row_top};
use crate::pages::patient::{PatientKeys, RecordTarget};
use crate::pages::state::Desk;
use crate::pages::viewed::note_beside;
use crate::record::Key;
use crate::ui::enter_at_start;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// The id of the table that the list is measured by.
pub(super) const TABLE: &str = "caseload";

/// What is asked of the caseload. All but the searched text stands in the URL.
#[derive(Clone, Copy)]
pub(super) struct Search {
    pub(super) text: RwSignal<String>,
    pub(super) filter: Memo<Filter>,
    /// Puts another filter into the URL.
    pub(super) set: Callback<Filter>,
}

impl Search {
    /// Asks for something else.
    pub(super) fn change(self, change: impl FnOnce(&mut Filter)) {
        let mut next = self.filter.get_untracked();
        change(&mut next);
        self.set.run(next);
    }

    /// Asks for that alone, whatever was searched.
    pub(super) fn ask(self, filter: Filter) {
        self.text.set(String::new());
        self.set.run(filter);
    }
}

/// The list as its parts see it. Every part holds a copy.
#[derive(Clone, Copy)]
pub(crate) struct List {
    pub(super) desk: Desk,
    pub(super) search: Search,
    /// What the filter leaves, in groups.
    pub(super) board: Memo<Arc<Board>>,
    /// Which rows of each section are drawn.
    pub(super) drawn: Memo<Arc<Vec<Range<usize>>>>,
    /// The row that the keys act on.
    pub(super) current: RwSignal<Option<Key>>,
    /// The only row in the tab order: the current one, or where that is not drawn, the first on the screen.
    pub(super) way_in: Memo<Option<Key>>,
    /// The part of the list that is on the screen.
    pub(super) viewport: RwSignal<Viewport>,
    pub(super) heights: RwSignal<Heights>,
    /// Whether the page is being printed: then every row is drawn.
    pub(super) printing: RwSignal<bool>,
    /// What is being entered about a patient.
    pub(super) keys: PatientKeys,
    /// The patient that is being added.
    pub(super) add: RwSignal<Option<RecordTarget>>,
    /// Whether the filter is being saved under a name.
    pub(super) saving: RwSignal<bool>,
    /// Whether the keys are shown.
    pub(super) help: RwSignal<bool>,
    /// Whether the current row's patient is open in the drawer.
    pub(super) look: RwSignal<bool>,
    /// Whether the drawer was opened only for what is being entered.
    pub(super) entering: StoredValue<bool>,
    /// How far the page is scrolled, in CSS pixels.
    pub(super) scrolled: StoredValue<f64>,
}

impl List {
    /// The rows of a group that are to be drawn, with those left out above and below.
    pub(super) fn drawn(self, group: Group) -> (usize, Range<usize>, usize) {
        let board = self.board.get();
        let Some(at) = board.sections.iter().position(|s| s.group == group) else { return (0, 0..0, 0) };
        let rows = board.sections.get(at).map_or(0, |section| section.rows.len());
        let range = self.drawn.with(|drawn| drawn.get(at).cloned()).unwrap_or(0..0);
        (range.start, range.clone(), rows.saturating_sub(range.end))
    }

    /// The place of that row's controls in the tab order: only one row is in it.
    pub(super) fn tab_of(self, key: Key) -> &'static str {
        if self.way_in.get() == Some(key) { "0" } else { "-1" }
    }

    /// Reads from the page how much of the list is on the screen.
    pub(super) fn measure(self) {
        let Some(table) = document().get_element_by_id(TABLE) else { return };
        let height_of = |selector: &str| {
            let found = table.query_selector(selector).ok().flatten()?;
            Some(found.get_bounding_client_rect().height()).filter(|h| *h > 0.0)
        };
        let now = self.heights.get_untracked();
        let row = height_of("tr.patient").unwrap_or(now.row);
        // A heading that is not on the page keeps the height that it had.
        let heading = |(at, section): (usize, &Section)| {
            let known = height_of(&format!(".group-{} > tr.group", section.group.id()));
            known.or_else(|| now.headings.get(at).copied()).unwrap_or(row)
        };
        let headings = self.board.with_untracked(|board| board.sections.iter().enumerate().map(heading).collect());
        let heights = Heights { headings, row };
        if heights != now {
            self.heights.set(heights);
        }
        let top = height_of("thead").unwrap_or(0.0) + table.get_bounding_client_rect().top();
        let screen = screen_height();
        // Whole rows only: the list is not redrawn for every pixel.
        let step = row.max(1.0);
        let viewport = Viewport { top: (-top / step).floor() * step, bottom: ((screen - top) / step).ceil() * step };
        if viewport != self.viewport.get_untracked() {
            self.viewport.set(viewport);
        }
    }

    /// Does it in the next frame, unless the page has been left by then: on a slow device that is long, and nothing of the page may be asked
    /// for any more.
    pub(super) fn in_next_frame(self, act: impl FnOnce() + 'static) {
        request_animation_frame(move || {
            if self.current.try_get_untracked().is_some() {
                act();
            }
        });
    }

    /// The same once everything that follows from the present change is drawn.
    pub(super) fn once_drawn(self, act: impl FnOnce() + 'static) {
        self.in_next_frame(move || self.in_next_frame(act));
    }

    /// Opens that patient beside the list.
    pub(super) fn look_at(self, patient: Key) {
        self.current.set(Some(patient));
        if !self.look.get_untracked() {
            self.look.set(true);
            note_beside(self.desk, patient);
        }
    }

    /// Makes the row `by` places further down (or up) the current one, brings it into view and moves the focus to its name.
    pub(super) fn step(self, by: isize) {
        self.step_to(by, 0);
    }

    /// The same, with the focus on that one of the row's controls.
    pub(super) fn step_to(self, by: isize, control: usize) {
        let current = self.current.get_untracked();
        let here = self.board.with_untracked(|board| board.place_of(current?));
        self.stand_on(here.map_or(0, |here| here.saturating_add_signed(by)), control);
    }

    /// The same with the row that so many stand above, or the last.
    pub(super) fn stand_on(self, place: usize, control: usize) {
        let board = self.board.get_untracked();
        let Some((at, key)) = board.row_at(place) else { return };
        let before = self.current.get_untracked();
        self.current.set(Some(key));
        if self.look.get_untracked() && before != Some(key) {
            note_beside(self.desk, key);
        }
        self.scroll_to(&board, at);
        // Whoever types on at once goes on from that row. One that isn't drawn yet will be in the next microtask.
        if !focus_control(&link_id(key), control) {
            self.in_next_frame(move || {
                let _ = focus_control(&link_id(key), control);
            });
        }
    }

    /// How many rows a screen has, but one, so that a reader keeps the thread.
    pub(super) fn rows_on_screen(self) -> isize {
        let heights = self.heights.get_untracked();
        let heading = heights.headings.iter().copied().fold(0.0, f64::max);
        let screen = screen_height() - heading;
        ((screen / heights.row.max(1.0)) as isize - 1).max(1)
    }

    /// Back from a patient's page: the list where it was, and the focus on that patient's row; where the list no longer shows the
    /// patient, at the start of the page.
    pub(super) fn come_back(self, patient: Key, scrolled: f64) {
        if self.board.with_untracked(|board| board.place_of(patient)).is_none() {
            return enter_at_start();
        }
        self.current.set(Some(patient));
        // Once the page is drawn, and the router has put the screen at its top.
        self.in_next_frame(move || {
            window().scroll_to_with_x_and_y(0.0, scrolled);
            self.measure();
            self.step(0);
        });
    }

    fn scroll_to(self, board: &Board, (section, row): (usize, usize)) {
        let Some(table) = document().get_element_by_id(TABLE) else { return };
        let (lengths, heights) = (board.lengths(), self.heights.get_untracked());
        let head = table.query_selector("thead").ok().flatten().map_or(0.0, |t| t.get_bounding_client_rect().height());
        let top = table.get_bounding_client_rect().top() + head + row_top(&lengths, &heights, section, row);
        let screen = screen_height();
        // Room above for the sticky head and, over a group's first row, its heading; below for one more row.
        let heading = if row == 0 { heights.headings.get(section).copied().unwrap_or_default() } else { 0.0 };
        let highest = head + heading + RING_PX;
        // A screen lower than two rows shows the row from its top.
        let lowest = (screen - 2.0 * heights.row).max(highest);
        let by = if top < highest { top - highest } else { (top - lowest).max(0.0) };
        if by != 0.0 {
            window().scroll_by_with_x_and_y(0.0, by);
            self.measure();
        }
    }
}

/// In CSS pixels.
pub(super) fn screen_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}

/// Room above a row for the ring around what has the focus, in CSS pixels.
const RING_PX: f64 = 8.0;
