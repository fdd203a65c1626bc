//! Where the keyboard's focus goes when what had it is taken away. A browser lets it fall to the page's body then: whoever works with keys
//! or hears the page would have to begin again at its top.

use leptos::ev;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::iter::successors;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

/// Parts of a page whose heading says where one is.
const PARTS: &str = "section, dialog, main, aside, article";
/// What takes the place of a part that is gone.
const HEADINGS: &str = "h1, h2, h3";
/// How long a page has to move the focus by itself before it is moved here.
const GRACE: Duration = Duration::from_millis(120);

/// Moves the focus to the element with that id, if it is there.
pub fn focus_id(id: &str) {
    if let Some(element) = by_id(id) {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
        show_start(&element);
    }
}

/// Scrolls to where an element begins, if that is above the screen: of what is higher than the screen a browser shows the end of what takes the focus,
/// which with large letters is answers without their question.
pub fn show_start(element: &Element) {
    if element.get_bounding_client_rect().top() < 0.0 {
        element.scroll_into_view();
    }
}

/// Moves the focus to the first field that holds an error, once that is drawn, so that it is said: the error describes the field. One that
/// has the focus already takes it anew, as a description that changes meanwhile isn't said.
pub fn focus_first_error() {
    once_drawn(|| {
        const FIELDS: [&str; 2] = ["dialog[open] [aria-invalid=true]", "main [aria-invalid=true]"];
        let first = FIELDS
            .into_iter()
            .find_map(|fields| document().query_selector(fields).ok().flatten()?.dyn_into::<HtmlElement>().ok());
        if let Some(field) = first {
            // A field that is on the page can do both.
            let _ = field.blur().and_then(|()| field.focus());
        }
    });
}

/// Moves the focus to the page's heading, or to its start.
pub fn focus_main() {
    // What can't take the focus leaves it where it is.
    let _ = start_of_page().map(|start| start.focus());
}

/// The same without scrolling there.
pub fn focus_main_in_place() {
    let _ = start_of_page().map(|start| focus_in_place(&start));
}

/// The page's heading, ready to take the focus; where there is none, what holds the page.
fn start_of_page() -> Option<HtmlElement> {
    let heading = document().query_selector("main h1").ok().flatten().and_then(|h| h.dyn_into::<HtmlElement>().ok());
    heading.inspect(make_focusable).or_else(|| by_id("main"))
}

/// Lets a heading take the focus when it is sent there.
pub(super) fn make_focusable(heading: &HtmlElement) {
    if !heading.has_attribute("tabindex") {
        // The attribute's name is fixed and valid.
        let _ = heading.set_attribute("tabindex", "-1");
    }
}

/// Whether nothing on the page has the focus.
pub fn is_on_nothing() -> bool {
    document().active_element().is_none_or(|e| e.tag_name() == "BODY")
}

/// Whether somebody is in a field of the page, or in a dialog.
pub fn is_in_field() -> bool {
    const FIELDS: &str = "main :is(input, select, textarea), dialog *";
    document().active_element().is_some_and(|on| on.matches(FIELDS).unwrap_or(false))
}

/// Does it once everything that follows from the present change is drawn.
pub fn once_drawn(act: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(act));
}

/// A place that had the focus: the element, and what it stood in, from the inside out.
#[derive(Clone)]
pub struct Spot {
    chain: Vec<HtmlElement>,
}

impl Spot {
    /// Where the focus is; `None` where it is on nothing.
    pub fn here() -> Option<Self> {
        Self::of(document().active_element()?)
    }

    /// That element's place.
    pub fn of(element: web_sys::Element) -> Option<Self> {
        let up = successors(Some(element), |inner| inner.parent_element());
        let chain: Vec<_> = up.take_while(|e| e.tag_name() != "BODY").filter_map(|e| e.dyn_into().ok()).collect();
        (!chain.is_empty()).then_some(Self { chain })
    }

    /// Whether it lay in something that this selector fits.
    pub fn lay_in(&self, selector: &str) -> bool {
        self.chain.iter().any(|element| element.matches(selector).unwrap_or(false))
    }

    /// Its element, or the one that was drawn in its place: that of the same id.
    pub fn again(&self) -> Option<HtmlElement> {
        self.chain.first().and_then(still)
    }

    /// Moves the focus back to the element, to the one that was drawn in its place, or to the nearest of what it stood in that is still
    /// there: a row, the heading of its part of the page, the heading of the page.
    pub fn go_back(&self) {
        if !self.chain.iter().filter_map(still).filter(can_be_entered).any(|element| enter(&element)) {
            focus_main_in_place();
        }
    }
}

/// The element, if it is still on the page, or else the one that has its id now.
fn still(element: &HtmlElement) -> Option<HtmlElement> {
    if element.is_connected() { Some(element.clone()) } else { by_id(&element.id()) }
}

fn by_id(id: &str) -> Option<HtmlElement> {
    if id.is_empty() {
        return None;
    }
    document().get_element_by_id(id).and_then(|e| e.dyn_into().ok())
}

/// Whether it is on the page, seen, and not switched off.
fn can_be_entered(element: &HtmlElement) -> bool {
    let place = element.get_bounding_client_rect();
    let is_seen = place.width() > 0.0 || place.height() > 0.0;
    element.is_connected() && is_seen && !element.matches(":disabled").unwrap_or(false)
}

/// Moves the focus to the element, or where it is a part of the page, to its heading; says whether it came there.
fn enter(element: &HtmlElement) -> bool {
    if element.matches(PARTS).unwrap_or(false) {
        let heading = element.query_selector(HEADINGS).ok().flatten().and_then(|h| h.dyn_into::<HtmlElement>().ok());
        return heading.filter(can_be_entered).is_some_and(|heading| {
            make_focusable(&heading);
            focus_in_place(&heading);
            has_focus(&heading)
        });
    }
    // What can't take the focus leaves it where it is.
    let _ = element.focus();
    has_focus(element)
}

/// Whether the focus is on this element.
pub(super) fn has_focus(element: &HtmlElement) -> bool {
    document().active_element().is_some_and(|on| on.is_same_node(Some(element)))
}

/// Moves the focus to the element without scrolling there.
pub fn focus_in_place(element: &HtmlElement) {
    let how = web_sys::FocusOptions::new();
    how.set_prevent_scroll(true);
    // What can't take the focus leaves it where it is.
    let _ = element.focus_with_options(&how);
}

thread_local! {
    /// What had the focus last, unless it was left on purpose for nothing.
    static LAST: RefCell<Option<Spot>> = const { RefCell::new(None) };
    /// How often something took the focus, which tells one loss from the next.
    static TAKEN: Cell<u32> = const { Cell::new(0) };
}

/// Where the focus was, if it is on nothing now and nobody left it on purpose.
pub fn lost_spot() -> Option<Spot> {
    is_on_nothing().then(|| LAST.with_borrow(Clone::clone)).flatten()
}

/// Does it once the page has had its time.
fn after_grace(act: impl FnOnce() + 'static) {
    set_timeout(|| once_drawn(act), GRACE);
}

/// Goes back from what is lost now, unless the page moves the focus meanwhile: what is lost after that has a time of its own. Taken for one
/// loss, a message that was dismissed sent the focus to the heading before the page could send it back to its row.
fn go_back_after_grace() {
    let taken = TAKEN.get();
    after_grace(move || match lost_spot() {
        Some(spot) if TAKEN.get() == taken => spot.go_back(),
        Some(_) => go_back_after_grace(),
        None => {}
    });
}

/// Watches over the focus for as long as the app lives: where what has it is taken out of the page, moved, hidden or switched off, and the
/// page doesn't see to it by itself, it goes to the nearest thing that is still there.
pub fn guard_focus() {
    let pressed = Rc::new(Cell::new(false));
    let by_pointer = pressed.clone();
    let _ = window_event_listener(ev::pointerdown, move |_| by_pointer.set(true));
    let let_go = pressed.clone();
    let _ = window_event_listener(ev::pointerup, move |_| let_go.set(false));
    let _ = window_event_listener(ev::focusin, |event| {
        let on = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        LAST.set(on.and_then(Spot::of));
        TAKEN.set(TAKEN.get().wrapping_add(1));
    });
    let _ = window_event_listener(ev::focusout, move |_| {
        if !pressed.get() {
            return;
        }
        // A click beside everything leaves for nothing, and that is where the person wants to be.
        set_timeout(
            || {
                if lost_spot().and_then(|spot| spot.again()).is_some_and(|e| can_be_entered(&e)) {
                    LAST.set(None);
                }
            },
            Duration::ZERO,
        );
    });
    let asked = Rc::new(Cell::new(false));
    let look = Closure::<dyn FnMut()>::new(move || {
        if asked.replace(true) {
            return;
        }
        let asked = asked.clone();
        // Looked at twice, and in frames as well: what is lost at the first look may have been lost a moment before, and the pages' own care
        // comes with the frames, however slow the machine is.
        after_grace(move || {
            asked.set(false);
            if lost_spot().is_some() {
                go_back_after_grace();
            }
        });
    });
    let Some(body) = document().body() else { return };
    // Where the browser has no observer, the pages' own care for the focus is all there is.
    if let Ok(observer) = web_sys::MutationObserver::new(look.as_ref().unchecked_ref()) {
        let what = web_sys::MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        what.set_attribute_filter(&js_sys::Array::of3(&"disabled".into(), &"hidden".into(), &"open".into()));
        let _ = observer.observe_with_options(&body, &what);
        // Both live as long as the app.
        look.forget();
        std::mem::forget(observer);
    }
}
