//! A figure drawn on a canvas, as wide as its place, redrawn when its place, its data or the theme changes.

use super::start::effect;
use super::theme::{Medium, use_medium};
use leptos::html;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The width that is drawn for paper, in CSS pixels: what the margins leave of A4, the narrower of the usual sizes.
const PAPER_PX: u32 = 690;

thread_local! {
    /// The width that a figure had last on the screen, in CSS pixels.
    static WIDTH: Cell<u32> = const { Cell::new(720) };
}

/// The width that the next figure is likely to have, in CSS pixels: that of the last one. Where it has, it is drawn once.
pub(crate) fn likely_width() -> u32 {
    WIDTH.get()
}

/// A canvas with words for those who can't see it.
///
/// `draw` runs inside an effect: signals that it reads cause it to run again. It gets the canvas and what it is shown on; the size to
/// draw at is `width` (written here, in CSS pixels) and `height`.
#[component]
pub(crate) fn Figure(
    /// What it shows, in a few words.
    #[prop(into)]
    label: Signal<String>,
    /// The same content in words, read to those who can't see it.
    #[prop(into)]
    description: Signal<String>,
    /// The width of its place, in CSS pixels; written here.
    width: RwSignal<u32>,
    /// How high it is, in CSS pixels.
    #[prop(into)]
    height: Signal<u32>,
    draw: impl Fn(web_sys::HtmlCanvasElement, Medium) + 'static,
    /// What lies over the canvas, such as the reading of a point.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let medium = use_medium();
    watch_width(place, medium, width);
    let ratio = watch_pixel_ratio();
    effect(move || {
        let medium = medium.get();
        height.track();
        ratio.track();
        if let Some(canvas) = canvas.get().filter(|_| width.get() > 0) {
            draw(canvas, medium);
        }
    });
    view! {
        <div class="figure" node_ref=place style:height=move || format!("{}px", height.get())>
            <canvas node_ref=canvas role="img" aria-label=move || label.get()>{move || description.get()}</canvas>
            {children.map(|c| c())}
        </div>
    }
}

/// Follows the width of an element for as long as it is shown; while it is printed, that of the paper. On a screen the browser tells it with
/// the frame in which the element is laid out, before it is painted: asked for earlier, everything would have to be laid out twice.
fn watch_width(place: NodeRef<html::Div>, medium: Signal<Medium>, width: RwSignal<u32>) {
    let observed = StoredValue::new_local(None::<(web_sys::ResizeObserver, Closure<dyn FnMut()>)>);
    let measure = move || {
        let is_paper = medium.try_get_untracked() == Some(Medium::Print);
        let on_screen = || u32::try_from(place.try_get_untracked().flatten()?.client_width()).ok();
        let now = if is_paper { Some(PAPER_PX) } else { on_screen() };
        let Some(now) = now.filter(|now| *now > 0) else { return };
        if !is_paper {
            WIDTH.set(now);
        }
        if width.try_get_untracked().is_some_and(|before| before != now) {
            let _ = width.try_set(now);
        }
    };
    let mut was_paper = false;
    effect(move || {
        let is_paper = medium.get() == Medium::Print;
        // Paper is copied before anything is laid out for it, and afterwards the screen has the layout that it had.
        if is_paper || was_paper {
            measure();
        }
        was_paper = is_paper;
    });
    effect(move || {
        let Some(element) = place.get() else { return };
        let closure = Closure::<dyn FnMut()>::new(measure);
        match web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()) {
            Ok(observer) => {
                observer.observe(&element);
                observed.set_value(Some((observer, closure)));
            }
            // Where the browser has no observer the width measured first stays.
            Err(_) => measure(),
        }
    });
    on_cleanup(move || {
        if let Some((observer, _)) = observed.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
}

/// Follows how many of the screen's pixels a CSS pixel is: that changes with the browser's zoom and from screen to screen, also where the figure's
/// width in CSS pixels stays the same.
fn watch_pixel_ratio() -> RwSignal<f64> {
    let ratio = RwSignal::new(window().device_pixel_ratio());
    let asked = StoredValue::new_local(None::<(web_sys::MediaQueryList, Closure<dyn FnMut()>)>);
    let forget = move || {
        if let Some((query, _)) = asked.try_update_value(Option::take).flatten() {
            query.set_onchange(None);
        }
    };
    effect(move || {
        // A browser tells only when it is no longer the one that was asked for.
        let now = ratio.get();
        forget();
        let changed = Closure::<dyn FnMut()>::new(move || {
            let _ = ratio.try_set(window().device_pixel_ratio());
        });
        if let Ok(Some(query)) = window().match_media(&format!("(resolution: {now}dppx)")) {
            query.set_onchange(Some(changed.as_ref().unchecked_ref()));
            asked.set_value(Some((query, changed)));
        }
    });
    on_cleanup(forget);
    ratio
}
