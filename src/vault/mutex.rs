//! One at a time: a second save waits for the first, so that it expects the revision that the first one left. A page has one thread, so
//! that this is a fraction of what a library's mutex weighs in the bundle.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// A mutex that is waited for without blocking the thread.
#[derive(Debug, Default)]
pub(super) struct Mutex {
    is_locked: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

/// The mutex is locked for as long as this lives.
pub(super) struct Guard<'a>(&'a Mutex);

impl Mutex {
    /// Waits until nobody else holds it, and locks it.
    pub(super) async fn lock(&self) -> Guard<'_> {
        poll_fn(|context| {
            if self.is_locked.replace(true) {
                self.waiting.borrow_mut().push(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
        Guard(self)
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.is_locked.set(false);
        // All are woken, not the first alone: one of them may have been given up meanwhile.
        self.0.waiting.take().into_iter().for_each(Waker::wake);
    }
}
