//! Work that begins at once, and goes on by itself where it has to wait.

use leptos::prelude::*;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use wasm_bindgen_futures::spawn_local;

/// Does the work up to where it first waits before this returns, so that what asks for its turn has it before whatever comes next. Who reads
/// signals in it doesn't follow them.
pub fn start(work: impl Future<Output = ()> + 'static) {
    let mut work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    // What is waited for is told anew whom to wake.
    let begun = untrack(|| work.as_mut().poll(&mut Context::from_waker(Waker::noop())));
    if begun == Poll::Pending {
        spawn_local(work);
    }
}

/// Does the work that a form or button asks for, once at a time: nothing while `busy` says that it is being done. `then` is told what came of
/// it, when the next may be asked for again.
pub fn start_once<T: 'static>(
    busy: RwSignal<bool>,
    work: impl Future<Output = T> + 'static,
    then: impl FnOnce(T) + 'static,
) {
    if !busy.get_untracked() {
        busy.set(true);
        start(async move {
            let done = work.await;
            let _ = busy.try_set(false);
            then(done);
        });
    }
}
