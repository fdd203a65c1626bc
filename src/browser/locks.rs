//! One tab at a time: a Web Lock around each write, so that two tabs don't get in each other's way. The store's own expectations hold
//! also where a browser has no such locks; they then refuse the second, which reads anew and tries again.

use super::callback::{Later, run_after};
use super::hosted::own_name;
use super::idb_connection::take_back_open;
use js_sys::{Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long another tab is waited for, in milliseconds: longer than any commit takes, also one of ten thousand patients on a slow disk.
const LONGEST_WAIT_MS: i32 = 60_000;

thread_local! {
    /// What gives back the locks that are held.
    static HELD: RefCell<Vec<Function>> = const { RefCell::new(Vec::new()) };
    /// Whether the page was left.
    static IS_LEFT: Cell<bool> = const { Cell::new(false) };
}

/// The page is left, and the browser may keep it for Back: no lock is held or asked for until it comes back. Firefox keeps such a page as
/// it is, with its locks, and WebKit with its transactions: the next page would wait for them.
pub fn let_go() {
    IS_LEFT.set(true);
    take_back_open();
    HELD.take().iter().for_each(give_back);
}

/// The page came back.
pub fn come_back() {
    IS_LEFT.set(false);
}

/// Whether the page was left, and may come back.
pub fn is_left() -> bool {
    IS_LEFT.get()
}

/// Does the work while no other tab does work under that name; where one doesn't come to an end, after a while all the same.
pub async fn exclusively<T>(name: &str, work: impl Future<Output = T>) -> T {
    let got = Later::new();
    let release = if IS_LEFT.get() { None } else { ask(name, got.clone()) };
    if let Some(release) = &release {
        HELD.with_borrow_mut(|held| held.push(release.clone()));
        got.wait().await;
    }
    let done = work.await;
    if let Some(release) = release {
        HELD.with_borrow_mut(|held| held.retain(|other| *other != release));
        give_back(&release);
    }
    done
}

fn give_back(release: &Function) {
    // Without anybody to hear it there is nothing to release.
    let _ = release.call0(&JsValue::NULL);
}

/// Asks for the lock, says when it is had, and returns what gives it back. None where the browser has none to give.
fn ask(name: &str, got: Later<()>) -> Option<Function> {
    let navigator = web_sys::window()?.navigator();
    // The binding counts as unstable, so the call is made by hand.
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let mut release = None;
    let (refused, late) = (got.clone(), got.clone());
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let on_got = Closure::once_into_js(move || {
        got.give(());
        held
    });
    // Where the lock comes after that, it has been given back by then or will be.
    run_after(LONGEST_WAIT_MS, move || late.give(()));
    let asked: Promise = request.call2(&locks, &own_name(name).into(), &on_got).ok()?.dyn_into().ok()?;
    // It ends when the lock is given back, and nothing hangs on that; or the browser refuses it, as it refuses storage, and the work goes on
    // without.
    wasm_bindgen_futures::spawn_local(async move {
        if JsFuture::from(asked).await.is_err() {
            refused.give(());
        }
    });
    release
}
