//! A newer version of the app: whether one is ready, and taking it when a person says so. Nothing here does so by itself.
//!
//! The service worker (public/sw.js) keeps each version's files apart and lets a newer one wait. A page goes on with the version that it was
//! loaded with, also after another tab has taken the newer one, until it is loaded anew.

use super::callback::wait;
use js_sys::{Array, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

/// How often a page that stays open asks its host for a newer version, in milliseconds.
const EVERY: i32 = 3_600_000;

/// Where this page stands to a newer version.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Newer {
    /// None is known of.
    None,
    /// It is kept whole, and waits.
    Waits,
    /// Another tab has taken it: the next page that is loaded has it.
    IsTaken,
    /// A person wants it here: the page is loaded anew as soon as it is there.
    IsWanted,
}

thread_local! {
    static NEWER: Cell<Newer> = const { Cell::new(Newer::None) };
}

/// Says whenever a newer version has become ready. Where there is no service worker nothing is ever said. Called once.
pub fn watch(tell: impl Fn() + Clone + 'static) {
    let Some(container) = container() else { return };
    // A page without one gets its first, and has the version that it came with.
    let has_older = Cell::new(container.controller().is_some());
    let told = tell.clone();
    listen(&container, "controllerchange", move || {
        if !has_older.replace(true) {
            return;
        }
        match NEWER.replace(Newer::IsTaken) {
            Newer::IsWanted => reload(),
            Newer::None | Newer::Waits | Newer::IsTaken => told(),
        }
    });
    spawn_local(async move {
        let Some(registration) = registration(&container).await else { return };
        let look = {
            let registration = registration.clone();
            move || {
                let waits = registration.waiting().is_some() && container.controller().is_some();
                if waits && NEWER.get() == Newer::None {
                    NEWER.set(Newer::Waits);
                    tell();
                }
            }
        };
        look();
        let found = registration.clone();
        listen(&registration, "updatefound", move || {
            if let Some(worker) = found.installing() {
                listen(&worker, "statechange", look.clone());
            }
        });
        loop {
            wait(EVERY).await;
            if let Ok(asked) = registration.update() {
                // Without a network there is none to be had.
                let _ = JsFuture::from(asked).await;
            }
        }
    });
}

/// Takes the newer version: this page is loaded anew with it. The browser asks first where something is half typed.
pub fn take() {
    if NEWER.get() == Newer::IsTaken {
        return reload();
    }
    NEWER.set(Newer::IsWanted);
    spawn_local(async {
        let registration = match container() {
            Some(container) => registration(&container).await,
            None => None,
        };
        match registration.and_then(|registration| registration.waiting()) {
            Some(waiting) if waiting.post_message(&Array::of1(&"start".into())).is_ok() => {}
            _ => reload(),
        }
    });
}

fn reload() {
    // Where it can't be loaded anew, the page goes on as it is.
    let _ = web_sys::window().map(|window| window.location().reload());
}

/// The browser's service workers; none where they are denied, as outside https.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}

/// What is registered for this page, once it works; never where nothing is.
async fn registration(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    let ready: Promise = container.ready().ok()?;
    JsFuture::from(ready).await.ok()?.dyn_into().ok()
}

/// Hears an event for as long as the page lives.
fn listen(on: &web_sys::EventTarget, event: &str, hear: impl Fn() + 'static) {
    let heard = Closure::<dyn Fn(JsValue)>::new(move |_| hear());
    // Where the browser refuses, nothing is heard, and the next page that is loaded has the newer version.
    let _ = on.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    heard.forget();
}
