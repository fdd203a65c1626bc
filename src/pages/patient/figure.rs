//! The timeline: one linear time axis with sessions, memory and mood; range by buttons, drag, wheel and keys.

use super::figure_view::{Hand, Read, Shown};
use super::open_patient::{Open, jump};
use crate::browser::canvas::Canvas;
use crate::chart::{self, Axis, Batched, Paint, Palette, RANGE_PRESETS, Range};
use crate::ui::{Figure, Medium, button, hint_text, use_medium};
use crate::words::{describe, preset_words, say, worded};
use leptos::prelude::*;

/// How much of what is shown one step of zooming in leaves.
const ZOOM_STEP: f64 = 0.7;
/// The share of what is shown that one step of panning moves.
const PAN_STEP: f64 = 0.25;

/// How many records on one place are told by the pointer; the rest is counted, and the keys read each of them.
const TOLD_AT_ONCE: usize = 4;

/// What stands above the figure of a record in doubt, and before its words.
const IN_DOUBT: &str = "Drawn from a record that can’t be relied on: it is not what the audit says was written last.";

/// The axes, each with the word on its button and what the button is called in full.
const AXES: [(Axis, &str, &str); 3] = [
    (Axis::Calendar, "Calendar", "Calendar days"),
    (Axis::SinceSession, "Since session", "Days since the session"),
    (Axis::Overlaid, "Overlaid", "All intervals between sessions over each other"),
];

/// The figure with its tools, its reading line and its description.
#[component]
pub(super) fn TimelineFigure(open: Open) -> impl IntoView {
    let shown = Shown::new(open);
    let words = Memo::new(move |_| {
        let described = open.facts().zip(shown.view());
        described.map_or_else(String::new, |(f, view)| {
            let words = describe(&f.chart, &f.judgement, &f.clinic.instruments, &view);
            if f.is_in_doubt { format!("{} {words}", worded(IN_DOUBT)) } else { words }
        })
    });
    let is_seen = RwSignal::new(false);
    view! {
        <section class="card timeline" aria-labelledby="timeline-title">
            <h2 id="timeline-title" class="visually-hidden">{worded("Timeline")}</h2>
            {move || open.desk.doubt(open.key).map(|_| view! { <p class="figure-in-doubt">{worded(IN_DOUBT)}</p> })}
            <Tools shown />
            <Drawing shown words />
            {move || shown.part().map(|part| view! { <p class="timeline-part">{say!("Only a part of the record is drawn: {part}.", part)}</p> })}
            <div class="timeline-foot">
                <p class="timeline-read" role="status">{move || reading(shown)}</p>
                <button
                    type="button"
                    class="link"
                    aria-expanded=move || if is_seen.get() { "true" } else { "false" }
                    aria-controls="timeline-words"
                    on:click=move |_| is_seen.update(|seen| *seen = !*seen)
                >
                    {worded("The figure in words")}
                </button>
            </div>
            // Folded it is out of sight only: whoever hears the page comes upon it, and the figure is described by it.
            <div id="timeline-words" class="in-words" class:visually-hidden=move || !is_seen.get()>
                <p>{move || words.get()}</p>
                {hint_text(worded("Left and Right arrow read the figure’s points one by one in order of time, Home and End the first and the last, Up and Down the nearest one in the part above or below; Esc ends reading. + and − zoom, Page Up and Page Down move. By pointer: drag to move, Ctrl and wheel to zoom."))}
            </div>
        </section>
    }
}

/// What is read at the moment: by keys one record, and which of how many on its place it is; by the pointer all that lie there.
fn reading(shown: Shown) -> Option<AnyView> {
    let (scene, read) = (shown.scene.get()?, shown.read.get());
    // Who works by keys or hears the page is told what a change of the stretch came to.
    let span = shown.span().map(|span| view! { <span class="told">{span}</span> });
    let Some(Read { at, by }) = read else {
        return Some(if let Some(span) = span {
            span.into_any()
        } else {
            view! { <span class="hint">{worded("Point at the figure or tap it, or go to it and press an arrow key, to read its points.")}</span> }
                .into_any()
        });
    };
    let here = scene.on_place_of(at);
    let told: Vec<usize> = match by {
        Hand::Key => vec![at],
        Hand::Pointer => here.iter().copied().take(TOLD_AT_ONCE).collect(),
    };
    let rest = match by {
        Hand::Key if here.len() > 1 => {
            let number = here.iter().position(|other| *other == at).map_or(1, |place| place + 1);
            say!("{number} of {all} on this place", number, all = here.len())
        }
        Hand::Pointer if here.len() > told.len() => {
            say!("and {rest} more on this place: Left and Right read each of them", rest = here.len() - told.len())
        }
        Hand::Key | Hand::Pointer => String::new(),
    };
    let told = told.into_iter().filter_map(|at| {
        let key = scene.spots.get(at)?.key;
        let text = shown.tell(key)?;
        Some(
            view! { <span class="told">{text} " " {jump(shown.open, worded("Show row").to_owned(), None, key)}</span> },
        )
    });
    Some(view! { {span} {told.collect_view()} <span class="told">{rest}</span> }.into_any())
}

#[component]
fn Tools(shown: Shown) -> impl IntoView {
    let presets = RANGE_PRESETS.map(|days| {
        button(preset_words(days), move |_| shown.change(|_, all| Range::preset(days, all)))
            .pressed(move || shown.range.get().map(Range::days) == days, "")
            .view()
    });
    let axes = AXES.map(|(axis, word, title)| {
        button(worded(word), move |_| shown.show(axis)).pressed(move || shown.axis.get() == axis, worded(title)).view()
    });
    view! {
        <div class="timeline-tools">
            <div class="group" role="group" aria-label=worded("Range")>{presets}</div>
            <div class="group" role="group" aria-label=worded("Move and zoom")>
                {button("←", move |_| shown.pan(-PAN_STEP)).label(worded("Earlier"))}
                {button("→", move |_| shown.pan(PAN_STEP)).label(worded("Later"))}
                {button("+", move |_| shown.zoom(ZOOM_STEP, 0.5)).label(worded("Zoom in"))}
                {button("−", move |_| shown.zoom(1.0 / ZOOM_STEP, 0.5)).label(worded("Zoom out"))}
            </div>
            <div class="group" role="group" aria-label=worded("Axis")>{axes}</div>
        </div>
    }
}

/// The canvas with pointer, wheel and keys. What the pointer can do, the keys and the buttons above can do too.
#[component]
fn Drawing(shown: Shown, words: Memo<String>) -> impl IntoView {
    // In CSS pixels, where the picture counts its own.
    let pixels = move |units: u32| (f64::from(units) * shown.stretch()) as u32;
    let height = Signal::derive(move || shown.scene.get().map_or(0, |scene| pixels(scene.height)));
    let draw = move |canvas: web_sys::HtmlCanvasElement, medium: Medium| {
        let Some(scene) = shown.scene.get() else { return };
        // Without a canvas the tables below hold the same records, and the figure's words say what it would show.
        if let Ok(canvas) = Canvas::new(&canvas, pixels(scene.width), pixels(scene.height)) {
            let _ = chart::draw(&scene, &medium.palette(), Batched::new(canvas));
        }
    };
    // On paper it is drawn in lines, which are sharp at any size; and WebKit prints a canvas as a black block.
    let medium = use_medium();
    let on_paper = move || {
        let scene = (medium.get() == Medium::Print).then(|| shown.scene.get()).flatten()?;
        let marks = chart::svg_marks(&scene, Paint::Palette(&Palette::print()));
        let size = format!("0 0 {} {}", scene.width, scene.height);
        Some(view! { <svg class="on-paper" aria-hidden="true" viewBox=size inner_html=marks></svg> })
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" => shown.read_by_key(|scene, here| scene.step(here, 1)),
            "ArrowLeft" => shown.read_by_key(|scene, here| scene.step(here, -1)),
            "ArrowUp" => shown.read_by_key(|scene, here| scene.cross(here, false)),
            "ArrowDown" => shown.read_by_key(|scene, here| scene.cross(here, true)),
            "Home" => shown.read_by_key(|scene, _| scene.end(false)),
            "End" => shown.read_by_key(|scene, _| scene.end(true)),
            "+" | "=" => shown.zoom(ZOOM_STEP, 0.5),
            "-" | "−" => shown.zoom(1.0 / ZOOM_STEP, 0.5),
            "PageUp" => shown.pan(-PAN_STEP),
            "PageDown" => shown.pan(PAN_STEP),
            // Where nothing is read, it closes what the figure stands in.
            "Escape" if shown.stop_reading() => {}
            _ => return,
        }
        event.prevent_default();
    };
    let on_wheel = move |event: web_sys::WheelEvent| {
        // Without Ctrl the wheel scrolls the page, as everywhere else.
        if event.ctrl_key() {
            event.prevent_default();
            let factor = if event.delta_y() < 0.0 { ZOOM_STEP } else { 1.0 / ZOOM_STEP };
            shown.zoom_at(factor, f64::from(event.offset_x()));
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
        let spot = shown.read.get().and_then(|read| shown.scene.get()?.spots.get(read.at).copied())?;
        Some(view! {
            <span
                class="timeline-ring"
                aria-hidden="true"
                style=("--stretch", move || shown.stretch().to_string())
                style:left=format!("{}px", spot.x * shown.stretch())
                style:top=format!("{}px", spot.y * shown.stretch())
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
            aria-label=worded("Points of the timeline: Left and Right arrow read them in order of time, Home and End the first and last, Up and Down those of the part above or below")
            on:keydown=on_key
            on:wheel=on_wheel
            on:pointerdown=move |event| shown.drag_from(f64::from(event.client_x()))
            on:pointermove=on_move
            on:pointerup=move |event| shown.let_go(f64::from(event.offset_x()), f64::from(event.offset_y()))
            on:pointercancel=move |_| shown.drag.set(None)
            on:pointerleave=move |_| shown.drag.set(None)
        >
            <Figure label=worded("Timeline of sessions, memory and mood") description=words width=shown.width height draw>
                {ring}
                {on_paper}
            </Figure>
        </div>
    }
}
