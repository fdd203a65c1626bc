//! The timeline: one linear time axis with sessions, memory and mood; range by buttons, drag, wheel and keys.

use super::jump::jump;
use super::open::Open;
use super::shown::Shown;
use crate::browser::canvas::CanvasBackend;
use crate::chart::{self, Axis, RANGE_PRESETS, Range, describe};
use crate::ui::{Figure, Medium};
use leptos::prelude::*;

/// How much of what is shown one step of zooming in leaves.
const ZOOM_STEP: f64 = 0.7;
/// The share of what is shown that one step of panning moves.
const PAN_STEP: f64 = 0.25;

const AXES: [(Axis, &str); 3] =
    [(Axis::Calendar, "Calendar"), (Axis::SinceSession, "Days since session"), (Axis::Overlaid, "Intervals overlaid")];

/// The figure with its tools, its reading line and its description.
#[component]
pub(super) fn TimelineFigure(open: Open) -> impl IntoView {
    let shown = Shown::new(open);
    let words = Memo::new(move |_| {
        let described = open.facts().zip(shown.view());
        described.map_or_else(String::new, |(f, view)| describe(&f.chart, &f.judgement, &f.clinic.instruments, &view))
    });
    let reading = move || {
        let spot = shown.read.get().and_then(|at| shown.scene.get()?.spots.get(at).cloned());
        spot.map(|spot| {
            view! {
                {spot.text.clone()}
                " "
                {jump(open, "Show row".to_owned(), None, spot.key)}
            }
        })
    };
    view! {
        <section class="card timeline" aria-labelledby="timeline-title">
            <h2 id="timeline-title">"Timeline"</h2>
            <Tools shown />
            <Canvas shown words />
            <p class="timeline-read" role="status">
                {reading}
            </p>
            <p class="hint">
                "Drag to move, Ctrl and wheel to zoom. With the figure in focus, the arrow keys read its points one by one, + and − zoom, Page Up and Page Down move."
            </p>
            <details class="in-words">
                <summary>"The figure in words"</summary>
                <p id="timeline-words">{move || words.get()}</p>
            </details>
        </section>
    }
    .into_any()
}

#[component]
fn Tools(shown: Shown) -> impl IntoView {
    let presets = RANGE_PRESETS.map(|(label, days)| {
        let pressed = move || {
            let current = shown.range.get().map(Range::days);
            if current == days { "true" } else { "false" }
        };
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=pressed
                on:click=move |_| shown.change(|_, all| Range::preset(days, all))
            >
                {label}
            </button>
        }
    });
    let axes = AXES.map(|(axis, label)| {
        let pressed = move || if shown.axis.get() == axis { "true" } else { "false" };
        view! {
            <button type="button" class="button" aria-pressed=pressed on:click=move |_| shown.axis.set(axis)>
                {label}
            </button>
        }
    });
    view! {
        <div class="timeline-tools">
            <div class="group" role="group" aria-label="Range">
                {presets}
            </div>
            <div class="group" role="group" aria-label="Move and zoom">
                <button type="button" class="button" aria-label="Earlier" on:click=move |_| shown.pan(-PAN_STEP)>
                    "←"
                </button>
                <button type="button" class="button" aria-label="Later" on:click=move |_| shown.pan(PAN_STEP)>
                    "→"
                </button>
                <button type="button" class="button" aria-label="Zoom in" on:click=move |_| shown.zoom(ZOOM_STEP, 0.5)>
                    "+"
                </button>
                <button
                    type="button"
                    class="button"
                    aria-label="Zoom out"
                    on:click=move |_| shown.zoom(1.0 / ZOOM_STEP, 0.5)
                >
                    "−"
                </button>
            </div>
            <div class="group" role="group" aria-label="Axis">
                {axes}
            </div>
        </div>
    }
    .into_any()
}

/// The canvas with pointer, wheel and keys. What the pointer can do, the keys and the buttons above can do too.
#[component]
fn Canvas(shown: Shown, words: Memo<String>) -> impl IntoView {
    let height = Signal::derive(move || shown.scene.get().map_or(0, |scene| scene.height));
    let draw = move |canvas: web_sys::HtmlCanvasElement, medium: Medium| {
        let Some(scene) = shown.scene.get() else { return };
        // Without a canvas the tables below hold the same records, and the figure's words say what it would show.
        if let Ok(backend) = CanvasBackend::new(&canvas, scene.width, scene.height) {
            let _ = chart::draw(&scene, &medium.palette(), backend);
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" => shown.read_step(1),
            "ArrowLeft" => shown.read_step(-1),
            "+" | "=" => shown.zoom(ZOOM_STEP, 0.5),
            "-" | "−" => shown.zoom(1.0 / ZOOM_STEP, 0.5),
            "PageUp" => shown.pan(-PAN_STEP),
            "PageDown" => shown.pan(PAN_STEP),
            "Escape" => shown.read.set(None),
            _ => return,
        }
        event.prevent_default();
    };
    let on_wheel = move |event: web_sys::WheelEvent| {
        // Without Ctrl the wheel scrolls the page, as everywhere else.
        if event.ctrl_key() {
            event.prevent_default();
            let at = f64::from(event.offset_x()) / f64::from(shown.width.get_untracked().max(1));
            shown.zoom(if event.delta_y() < 0.0 { ZOOM_STEP } else { 1.0 / ZOOM_STEP }, at);
        }
    };
    let on_move = move |event: web_sys::PointerEvent| {
        if shown.drag.get_untracked().is_some() {
            shown.drag_to(f64::from(event.client_x()));
        } else {
            shown.read_near(f64::from(event.offset_x()), f64::from(event.offset_y()));
        }
    };
    let ring = move || {
        let spot = shown.read.get().and_then(|at| shown.scene.get()?.spots.get(at).cloned())?;
        Some(view! {
            <span
                class="timeline-ring"
                aria-hidden="true"
                style:left=format!("{}px", spot.x)
                style:top=format!("{}px", spot.y)
            ></span>
        })
    };
    view! {
        <div
            class="timeline-canvas"
            class:dragging=move || shown.drag.get().is_some()
            tabindex="0"
            role="group"
            aria-describedby="timeline-words"
            aria-label="Points of the timeline, read with the arrow keys"
            on:keydown=on_key
            on:wheel=on_wheel
            on:pointerdown=move |event| shown.drag_from(f64::from(event.client_x()))
            on:pointermove=on_move
            on:pointerup=move |_| shown.drag.set(None)
            on:pointerleave=move |_| shown.drag.set(None)
        >
            <Figure label="Timeline of sessions, memory and mood" description=words width=shown.width height draw>
                {ring}
            </Figure>
        </div>
    }
    .into_any()
}
