//! A figure drawn on a canvas, as wide as its place, redrawn when its place, its data or the theme changes.

use super::start::effect;
use super::theme::{Medium, use_medium};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The width that is drawn for paper, in CSS pixels: what the margins leave of A4, the narrower of the usual sizes.
const PAPER_PX: u32 = 690;

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
    effect(move || {
        let medium = medium.get();
        height.track();
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

/// Follows the width of an element for as long as it is shown; while it is printed, that of the paper.
fn watch_width(place: NodeRef<html::Div>, medium: Signal<Medium>, width: RwSignal<u32>) {
    let observed = StoredValue::new_local(None::<(web_sys::ResizeObserver, Closure<dyn FnMut()>)>);
    let measure = move || {
        let now = match medium.try_get_untracked() {
            Some(Medium::Print) => PAPER_PX,
            _ => {
                place.try_get_untracked().flatten().map_or(0, |place| u32::try_from(place.client_width()).unwrap_or(0))
            }
        };
        if now > 0 && width.try_get_untracked().is_some_and(|before| before != now) {
            let _ = width.try_set(now);
        }
    };
    effect(move || {
        medium.track();
        place.track();
        measure();
    });
    effect(move || {
        let Some(element) = place.get() else { return };
        let closure = Closure::<dyn FnMut()>::new(measure);
        // Where the browser has no observer the width measured first stays.
        if let Ok(observer) = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()) {
            observer.observe(&element);
            observed.set_value(Some((observer, closure)));
        }
    });
    on_cleanup(move || {
        if let Some((observer, _)) = observed.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
}
