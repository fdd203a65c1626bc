//! A part of the app whose code is loaded when it is first needed, and what stands in its place until then.

use super::button::button;
use super::focus::{focus_main, once_drawn};
use super::markup::empty_page;
use super::start::effect;
use crate::browser::first_page::take_over;
use crate::words::worded;
use leptos::prelude::*;
use std::pin::Pin;
use wasm_bindgen_futures::spawn_local;

/// Loads a part's table; none where it can't be loaded now.
pub type LoadPart<T> = fn() -> Pin<Box<dyn Future<Output = Option<&'static T>>>>;

#[derive(Debug, PartialEq, Eq)]
enum State<T: 'static> {
    NotAsked,
    Loading,
    Failed,
    Loaded(&'static T),
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

/// A part, whose table `T` names what can be called in it.
pub struct Part<T: 'static> {
    load: LoadPart<T>,
    state: RwSignal<State<T>>,
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

impl<T: Send + Sync + 'static> Part<T> {
    /// A part that nobody has asked for yet.
    pub fn new(load: LoadPart<T>) -> Self {
        Self { load, state: RwSignal::new(State::NotAsked) }
    }

    /// Loads it, unless it is there or on its way.
    pub async fn preload(self) {
        if matches!(self.state.try_get_untracked(), Some(State::NotAsked | State::Failed)) {
            self.state.set(State::Loading);
            let loaded = (self.load)().await;
            let _ = self.state.try_set(loaded.map_or(State::Failed, State::Loaded));
        }
    }

    /// Has it loaded, and goes on.
    pub fn ask(self) {
        spawn_local(self.preload());
    }

    /// Its table, once it is loaded. Follows it.
    pub fn get(self) -> Option<&'static T> {
        match self.state.get() {
            State::Loaded(table) => Some(table),
            _ => None,
        }
    }

    /// Something of it that stands beside every page, from when it is loaded on. It isn't loaded for that.
    pub fn once_there(self, draw: impl Fn(&'static T) -> AnyView + Send + 'static) -> AnyView {
        (move || self.get().map(|table| untrack(|| draw(table)))).into_any()
    }

    /// Whether it could not be loaded. Follows it.
    pub fn has_failed(self) -> bool {
        matches!(self.state.get(), State::Failed)
    }

    /// Tries again, where it could not be loaded.
    pub fn retry(self) {
        if self.state.with_untracked(|state| matches!(state, State::Failed)) {
            self.ask();
        }
    }

    /// A whole page of it: says so while it is loaded, and what to do where it can't be.
    pub fn page(self, draw: impl Fn(&'static T) -> AnyView + Send + 'static) -> AnyView {
        let is_late = StoredValue::new(false);
        let draw = move |table| {
            if is_late.get_value() {
                once_drawn(enter_late_page);
            }
            draw(table)
        };
        self.view(draw, move |has_failed| {
            is_late.set_value(true);
            match has_failed {
                false => view! { <p class="loading" role="status">{worded("Opening…")}</p> }.into_any(),
                true => not_loaded(Callback::new(move |()| self.retry())),
            }
        })
    }

    /// Something of it that a page has beside its own, as a dialog: nothing until it is loaded.
    pub fn beside(self, draw: impl Fn(&'static T) -> AnyView + Send + 'static) -> AnyView {
        self.view(draw, |_| ().into_any())
    }

    fn view(
        self,
        draw: impl Fn(&'static T) -> AnyView + Send + 'static,
        meanwhile: impl Fn(bool) -> AnyView + Send + 'static,
    ) -> AnyView {
        if self.state.with_untracked(|state| matches!(state, State::NotAsked)) {
            self.ask();
        }
        let drawn = move || match self.state.get() {
            State::Loaded(table) => untrack(|| draw(table)),
            state => meanwhile(matches!(state, State::Failed)),
        };
        drawn.into_any()
    }
}

/// Moves the focus to the heading of a page that was entered before it was there; elsewhere somebody has gone on meanwhile.
fn enter_late_page() {
    if document().active_element().is_some_and(|on| on.id() == "main") {
        focus_main();
    }
}

/// In the place of what could not be loaded.
fn not_loaded(again: Callback<()>) -> AnyView {
    effect(take_over);
    let about = worded(
        "Your records are untouched. Check that you are online and try again; if there is a new version meanwhile, load the page again.",
    );
    let ways = view! {
        {button(worded("Try again"), move |_| again.run(())).primary()}
        {button(worded("Load the page again"), move |_| drop(window().location().reload()))}
    };
    let page = empty_page(worded("This page could not be loaded"), about, ways.into_any());
    view! { <div role="alert">{page}</div> }.into_any()
}
