//! A figure drawn on a canvas, as wide as its place, redrawn when its place, its data or the theme changes.

use super::theme::{Medium, use_medium};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

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
    watch_width(place, width);
    Effect::new(move |_| {
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

/// Follows the width of an element for as long as it is shown.
fn watch_width(place: NodeRef<html::Div>, width: RwSignal<u32>) {
    let observed = StoredValue::new_local(None::<(web_sys::ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        let measure = {
            let element = element.clone();
            move || {
                let now = u32::try_from(element.client_width()).unwrap_or(0);
                if now > 0 && width.try_get_untracked().is_some_and(|before| before != now) {
                    let _ = width.try_set(now);
                }
            }
        };
        measure();
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
