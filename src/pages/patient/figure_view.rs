//! What the timeline shows: range, axis, size, and the point that is being read.

use super::open_patient::Open;
use crate::browser::letters;
use crate::chart::{Axis, Range, Scene, View, days_between, fitting_height, full_range, stretch, timeline};
use crate::record::Key;
use crate::ui::{Medium, likely_width, use_medium};
use crate::words::{label_words, tell, tell_span};
use leptos::prelude::*;
use std::sync::Arc;

/// How far from a point the pointer may be to read it, in CSS pixels.
const REACH_PX: f64 = 28.0;
/// How far the pointer moves before it moves the figure, in CSS pixels: a finger that taps doesn't lie still.
const SLOP_PX: f64 = 6.0;
/// What stands on the screen above and below the figure: header, who it is, tools, what is read. In CSS pixels, with letters of the usual size.
const AROUND_PX: u32 = 232;

/// By what a point is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hand {
    Pointer,
    Key,
}

/// The point that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Read {
    /// Its place in the scene's list.
    pub(super) at: usize,
    /// By what.
    pub(super) by: Hand,
}

/// The pointer, pressed on the figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Drag {
    /// Where it was pressed, in CSS pixels.
    from: f64,
    /// What was shown then.
    range: Range,
    /// Whether it has moved since, and the figure with it.
    is_moving: bool,
}

/// The state of the figure. Every part of it holds a copy.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) open: Open,
    /// The stretch of days; `None` shows everything, also what is added later.
    pub(super) range: RwSignal<Option<Range>>,
    pub(super) axis: RwSignal<Axis>,
    /// CSS pixels.
    pub(super) width: RwSignal<u32>,
    /// What the window leaves it.
    room: Memo<Room>,
    /// The point that is read.
    pub(super) read: RwSignal<Option<Read>>,
    /// Whether the stretch or the axis was changed and nothing was read since: then it is said what is shown now.
    moved: RwSignal<bool>,
    pub(super) drag: RwSignal<Option<Drag>>,
    /// The picture; drawn anew only when something that it shows changes.
    pub(super) scene: Memo<Option<Arc<Scene>>>,
}

impl Shown {
    /// Everything of that patient, on the calendar.
    pub(super) fn new(open: Open) -> Self {
        let range = RwSignal::new(None);
        let axis = RwSignal::new(Axis::Calendar);
        let width = RwSignal::new(likely_width());
        let measured = RwSignal::new(Room::measure());
        let resized = window_event_listener(leptos::ev::resize, move |_| {
            let now = Room::measure();
            if measured.try_get_untracked().is_some_and(|before| before != now) {
                let _ = measured.try_set(now);
            }
        });
        // The letters of a sheet have one size, which the person doesn't set.
        let medium = use_medium();
        let room = Memo::new(move |_| {
            let measured = measured.get();
            if medium.get() == Medium::Print { Room { letters: 1.0, ..measured } } else { measured }
        });
        on_cleanup(move || resized.remove());
        let scene = Memo::new(move |_| {
            let facts = open.facts()?;
            let view = view(open, range, axis, (width, room))?;
            Some(Arc::new(timeline(&facts.chart, &facts.judgement, &facts.clinic.instruments, &view, label_words)))
        });
        Self {
            open,
            range,
            axis,
            width,
            room,
            read: RwSignal::new(None),
            moved: RwSignal::new(false),
            drag: RwSignal::new(None),
            scene,
        }
    }

    /// What is drawn, as the chart's room takes it.
    pub(super) fn view(self) -> Option<View> {
        view(self.open, self.range, self.axis, (self.width, self.room))
    }

    /// How many CSS pixels one of the picture's units takes.
    pub(super) fn stretch(self) -> f64 {
        self.room.get().stretch(self.width.get())
    }

    /// Left edge and width of the stretch that the days take, in CSS pixels.
    fn days(self) -> (f64, f64) {
        let stretch = self.stretch();
        let (left, right) = days_between(units(self.width.get(), stretch));
        (left * stretch, (right - left).max(1.0) * stretch)
    }

    fn all(self) -> Option<Range> {
        let facts = self.open.facts()?;
        let (from, to) = full_range(&facts.chart, &facts.judgement);
        Some(Range::new(from, to))
    }

    /// Changes the range: `change` gets the present one and the whole.
    pub(super) fn change(self, change: impl FnOnce(Range, Range) -> Range) {
        let Some(all) = untrack(|| self.all()) else { return };
        let current = self.range.get_untracked().unwrap_or(all);
        let next = change(current, all);
        self.lay_out(|| self.range.set((next != all).then_some(next)));
    }

    /// Changes what is shown. The point that was read stays, as long as it is in view, wherever it stands in the new list.
    fn lay_out(self, change: impl FnOnce()) {
        let read = self.read.get_untracked();
        let key = read.and_then(|read| self.scene.get_untracked()?.spots.get(read.at).map(|spot| spot.key));
        change();
        let there = || self.scene.get_untracked()?.spots.iter().position(|spot| Some(spot.key) == key);
        self.read.set(read.and_then(|read| Some(Read { at: there()?, by: read.by })));
        self.moved.set(true);
    }

    /// Shows more (`factor` above 1) or less, with the place at `at` (0 left, 1 right) staying put.
    pub(super) fn zoom(self, factor: f64, at: f64) {
        self.change(|range, all| range.zoomed(factor, at, all));
    }

    /// The same with the place under the pointer.
    pub(super) fn zoom_at(self, factor: f64, x: f64) {
        let (left, width) = untrack(|| self.days());
        self.zoom(factor, (x - left) / width);
    }

    /// Moves by a share of what is shown; later days come into view if it is positive.
    pub(super) fn pan(self, share: f64) {
        self.change(|range, all| range.panned((f64::from(range.days()) * share).round() as i32, all));
    }

    /// Starts a drag at the pointer's place.
    pub(super) fn drag_from(self, x: f64) {
        let range = untrack(|| self.range.get().or_else(|| self.all()));
        self.drag.set(range.map(|range| Drag { from: x, range, is_moving: false }));
    }

    /// Moves what is shown with the pointer.
    pub(super) fn drag_to(self, x: f64) {
        let Some(drag) = self.drag.get_untracked() else { return };
        if !drag.is_moving && (drag.from - x).abs() < SLOP_PX {
            return;
        }
        self.drag.set(Some(Drag { is_moving: true, ..drag }));
        let (_, width) = untrack(|| self.days());
        let days = (drag.from - x) / width * f64::from(drag.range.days());
        self.change(|_, all| drag.range.panned(days.round() as i32, all));
    }

    /// Lets go of the figure. Where the pointer was only pressed, as a finger taps, what lies nearest is read.
    pub(super) fn let_go(self, x: f64, y: f64) {
        if self.drag.get_untracked().is_some_and(|drag| !drag.is_moving) {
            self.read_near(x, y);
        }
        self.drag.set(None);
    }

    /// Shows the days on another axis.
    pub(super) fn show(self, axis: Axis) {
        self.lay_out(|| self.axis.set(axis));
    }

    /// What is shown since it was changed, in a few words; `None` where a point was read since.
    pub(super) fn span(self) -> Option<String> {
        self.moved.get().then(|| self.shown_span()).flatten()
    }

    /// The same, as long as it is a part of the record only: on paper nobody can ask for the rest.
    pub(super) fn part(self) -> Option<String> {
        self.range.get().and_then(|_| self.shown_span())
    }

    fn shown_span(self) -> Option<String> {
        let (facts, view, scene) = (self.open.facts()?, self.view()?, self.scene.get()?);
        Some(tell_span(&facts.chart, &facts.judgement, &view, &scene))
    }

    /// A record of the figure in words.
    pub(super) fn tell(self, key: Key) -> Option<String> {
        let facts = self.open.facts()?;
        tell(&facts.chart, &facts.judgement, &facts.clinic.instruments, self.axis.get(), key)
    }

    /// Reads what lies nearest to the pointer, if anything is near.
    pub(super) fn read_near(self, x: f64, y: f64) {
        let stretch = untrack(|| self.stretch());
        let nearest = |scene: Arc<Scene>| scene.nearest(x / stretch, y / stretch, REACH_PX / stretch);
        let found = self.scene.get_untracked().and_then(nearest);
        self.read_at(found, Hand::Pointer);
    }

    /// Reads by keys the point that is found in the picture from the one that is read now.
    pub(super) fn read_by_key(self, find: impl FnOnce(&Scene, Option<usize>) -> Option<usize>) {
        let here = self.read.get_untracked().map(|read| read.at);
        self.read_at(self.scene.get_untracked().and_then(|scene| find(&scene, here)), Hand::Key);
    }

    /// Reads nothing any more; says whether something was read.
    pub(super) fn stop_reading(self) -> bool {
        let was_reading = self.read.get_untracked().is_some();
        self.read_at(None, Hand::Key);
        was_reading
    }

    fn read_at(self, found: Option<usize>, by: Hand) {
        let read = found.map(|at| Read { at, by });
        if read != self.read.get_untracked() {
            self.read.set(read);
            self.moved.set(false);
        }
    }
}

/// What the window leaves the figure.
#[derive(Clone, Copy, PartialEq)]
struct Room {
    /// In CSS pixels.
    height: u32,
    /// How many times as large as usual the page's letters are.
    letters: f64,
}

impl Room {
    fn measure() -> Self {
        let letters = letters::how_large();
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
        Self { height: (height as u32).saturating_sub((f64::from(AROUND_PX) * letters) as u32), letters }
    }

    fn stretch(self, width: u32) -> f64 {
        stretch(width, self.letters)
    }
}

/// CSS pixels in the picture's own units.
fn units(pixels: u32, stretch: f64) -> u32 {
    (f64::from(pixels) / stretch) as u32
}

type Size = (RwSignal<u32>, Memo<Room>);

fn view(open: Open, range: RwSignal<Option<Range>>, axis: RwSignal<Axis>, (width, room): Size) -> Option<View> {
    let facts = open.facts()?;
    let (from, to) = full_range(&facts.chart, &facts.judgement);
    let shown = range.get().unwrap_or(Range::new(from, to));
    let (width, room) = (width.get(), room.get());
    let stretch = room.stretch(width);
    let (width, free) = (units(width, stretch), units(room.height, stretch));
    let height = fitting_height(&facts.chart, &facts.judgement, label_words, width, free);
    Some(View { from: shown.from, to: shown.to, axis: axis.get(), width, height })
}
