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
    let polled = untrack(|| work.as_mut().poll(&mut Context::from_waker(Waker::noop())));
    if polled == Poll::Pending {
        spawn_local(work);
    }
}

/// Does the work now, and whenever a signal changes that it read. The same as `Effect::new`, which is compiled anew for each.
pub fn effect(work: impl FnMut() + 'static) {
    let mut work: Box<dyn FnMut()> = Box::new(work);
    Effect::new(move || work());
}

/// Which of several readings or estimates counts: the latest. What an older one finds comes too late.
#[derive(Clone, Copy, Default)]
pub struct Latest(StoredValue<u32>);

impl Latest {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins another; what it gives says whether that one still counts.
    pub fn begin(self) -> impl Fn() -> bool + Copy + Send + Sync + 'static {
        let _ = self.0.try_update_value(|number| *number += 1);
        let own = self.0.try_get_value();
        move || own.is_some() && self.0.try_get_value() == own
    }
}

/// Does the work that a form or button asks for, once at a time: nothing while `busy` says that it is being done.
pub fn start_once(busy: RwSignal<bool>, work: impl Future<Output = ()> + 'static) {
    if !busy.get_untracked() {
        busy.set(true);
        // On the heap, as each call below would have all of it on the stack once more.
        let work = Box::pin(work);
        start(async move {
            work.await;
            let _ = busy.try_set(false);
        });
    }
}
