//! Work that begins at once, and goes on by itself where it has to wait.

use leptos::prelude::untrack;
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
