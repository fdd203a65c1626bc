//! The caseload: whom to look at first, in groups with their rules, the most urgent first.

mod badges;
mod beside;
mod controls;
mod counts;
mod drawer;
mod drawn_rows;
mod empty;
mod grid;
mod keyboard;
mod list;
mod memory;
mod row;
mod row_controls;
mod row_texts;
mod saved;
mod table;

pub(crate) use badges::{mark_badge, state_badge};
pub(crate) use beside::BesideList;
pub(crate) use list::List;
pub(crate) use memory::way_back;

use crate::browser::hosted::app_url;
use crate::browser::settings::Rows;
use crate::caseload::{Filter, Heights, Sorted, Viewport};
use crate::pages::look_back::nobody_yet;
use crate::pages::parts::use_parts;
use crate::pages::patient::{PatientKeys, RecordTarget};
use crate::pages::state::use_desk;
use crate::ui::{effect, use_navigate, use_path, while_printing};
use crate::words::worded;
use controls::Controls;
use counts::CountButtons;
use empty::{no_patients, nothing_matches, nothing_readable};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_location;
use list::{Search, screen_height};
use memory::Left;
use std::sync::Arc;
use std::time::Duration;
use table::CaseloadTable;

/// A row's height before the first is measured, in CSS pixels.
const FIRST_ROW: f64 = 49.0;
/// How much of the screen is taken, at least, by what stands above the list, in CSS pixels.
const ABOVE: f64 = 250.0;
/// How long the lists outlive the page.
const LISTS_STAY: Duration = Duration::from_millis(300);
/// How many rows are drawn on any screen: the list is measured by them.
const ROWS_AT_LEAST: f64 = 4.0;

/// The page.
#[component]
pub fn CaseloadPage() -> impl IntoView {
    let (desk, parts) = (use_desk(), use_parts());
    let before = memory::recall(desk.workspace.get_untracked());
    let text = RwSignal::new(before.text);
    let (path, search) = (use_path(), use_location().search);
    let chosen = Memo::new(move |_| Filter::from_query(&search.get()));
    let filter = Memo::new(move |_| Filter { text: text.get(), ..chosen.get() });
    // Sorted apart from the search, which only picks: nothing is sorted with every key.
    let sorted = Memo::new_with_compare(move |_| Arc::new(Sorted::of(&desk.rows.get(), &chosen.get())), |_, _| true);
    let found = Memo::new_with_compare(move |_| Arc::new(sorted.with(|all| all.found(&text.get()))), |_, _| true);
    let navigate = use_navigate();
    // Groups, marks and order stand in the URL; the searched text does not: it is patient data.
    let set = Callback::new(move |next: Filter| {
        navigate(
            &memory::address(&next.to_query()),
            NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() },
        );
    });
    let current = RwSignal::new(before.current);
    // Some of the screen is left for what stands above the list. What is missing is drawn once it is measured, in the same frame.
    let viewport =
        RwSignal::new(Viewport { top: 0.0, bottom: (screen_height() - ABOVE).max(ROWS_AT_LEAST * FIRST_ROW) });
    let heights = RwSignal::new(before.heights.unwrap_or(Heights { headings: Vec::new(), row: FIRST_ROW }));
    let printing = RwSignal::new(false);
    let drawn = drawn_rows::drawn(found, drawn_rows::spare(text, found), viewport, heights, printing);
    let list = List {
        desk,
        search: Search { text, filter, set },
        board: found,
        drawn,
        current,
        way_in: drawn_rows::way_in(found, drawn, current, viewport, heights),
        viewport,
        heights,
        printing,
        keys: PatientKeys::new(desk),
        add: RwSignal::new(None::<RecordTarget>),
        saving: RwSignal::new(false),
        help: RwSignal::new(false),
        look: RwSignal::new(false),
        entering: StoredValue::new(false),
        scrolled: StoredValue::new(0.0),
    };
    keyboard::listen(list);
    grid::keep_focus(list);
    watch_screen(list);
    // When the page is left, the URL is already the next page's.
    effect(move || {
        if path.with(|path| path == "/") {
            memory::keep_query(Filter::from_query(&search.get()).to_query());
        }
    });
    effect(move || {
        if let Some(patient) = desk.came_from.get() {
            desk.came_from.set(None);
            list.come_back(patient, before.scrolled);
        }
    });
    on_cleanup(move || {
        let left = Left {
            text: text.try_get_untracked().unwrap_or_default(),
            current: list.current.try_get_untracked().flatten(),
            scrolled: list.scrolled.try_get_value().unwrap_or_default(),
            heights: list.heights.try_get_untracked(),
        };
        memory::keep(desk.workspace.try_get_untracked().flatten(), left);
        // The lists go once the next page is there: those of ten thousand patients take 4 ms.
        let lists = (sorted.try_get_untracked(), found.try_get_untracked());
        set_timeout(move || drop(lists), LISTS_STAY);
    });

    // Only when the first patient comes or the last one goes: whatever stands on the page would be drawn anew at every change else.
    let is_empty = Memo::new(move |_| desk.rows.with(|rows| rows.is_empty()));
    // Nor does an empty list say that there is nobody while something waits for a decision or can't be read.
    let is_unsure = Memo::new(move |_| {
        desk.undecided.with(|undecided| !undecided.is_empty())
            || desk.storage.with(|health| health.unread_unaccepted() > 0)
    });
    let body = move || {
        if is_empty.get() && is_unsure.get() {
            nothing_readable()
        } else if is_empty.get() {
            nobody_yet(desk).unwrap_or_else(|| no_patients(list))
        } else {
            view! { <Shown list /> }.into_any()
        }
    };
    view! {
        <div class="caseload-page" class:compact=move || desk.preferences.with(|p| p.rows == Rows::Compact)>
            {body} {parts.forms.beside(move |forms| (forms.score_dialog)(list.keys))} {parts.beside.beside(move |beside| (beside.beside_list)(list))} {parts.forms.beside(move |forms| (forms.patient_dialog)(list.add))}
        </div>
    }
}

/// The page of a clinic that has patients.
#[component]
fn Shown(list: List) -> impl IntoView {
    let nothing = Memo::new(move |_| list.board.with(|b| b.shown() == 0));
    let table = move || match nothing.get() {
        true => nothing_matches(list),
        false => view! { <CaseloadTable list /> }.into_any(),
    };
    view! {
        <div class="caseload-head">
            <h1>{worded("Caseload")}</h1> <CountButtons list /> <a href=app_url("/calls")>{worded("Whom to call")}</a>
        </div>
        <Controls list />
        {table}
    }
}

/// Follows scrolling, resizing and printing, for as long as the page is shown.
fn watch_screen(list: List) {
    let measure = move || list.in_next_frame(move || list.measure());
    let handles = [
        window_event_listener(ev::scroll, move |_| {
            // Kept as it changes: when the page is left, the screen may already be back at its top.
            list.scrolled.set_value(window().scroll_y().unwrap_or_default());
            measure();
        }),
        window_event_listener(ev::resize, move |_| measure()),
    ];
    let printing = while_printing(move |is_printing| list.printing.set(is_printing));
    on_cleanup(move || handles.into_iter().chain(printing).for_each(WindowListenerHandle::remove));
    effect(move || {
        list.board.track();
        measure();
    });
}
