//! One tab at a time: a Web Lock around each write, so that two tabs don't get in each other's way. The store's own expectations hold
//! also where a browser has no such locks; they then refuse the second, which reads anew and tries again.

use super::later::Later;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Does the work while no other tab does work under that name.
pub async fn exclusively<T>(name: &str, work: impl Future<Output = T>) -> T {
    let got = Later::new();
    let release = ask(name, got.clone());
    if release.is_some() {
        got.wait().await;
    }
    let done = work.await;
    if let Some(release) = release {
        // Without anybody to hear it there is nothing to release.
        let _ = release.call0(&JsValue::NULL);
    }
    done
}

/// Asks for the lock, says when it is had, and returns what gives it back. None where the browser has none to give.
fn ask(name: &str, got: Later<()>) -> Option<Function> {
    let navigator = web_sys::window()?.navigator();
    // The binding counts as unstable, so the call is made by hand.
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let mut release = None;
    let refused = got.clone();
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let on_got = Closure::once_into_js(move || {
        got.give(());
        held
    });
    let asked: Promise = request.call2(&locks, &name.into(), &on_got).ok()?.dyn_into().ok()?;
    // It ends when the lock is given back, and nothing hangs on that; or the browser refuses it, as it refuses storage, and the work goes on
    // without.
    wasm_bindgen_futures::spawn_local(async move {
        if JsFuture::from(asked).await.is_err() {
            refused.give(());
        }
    });
    release
}
