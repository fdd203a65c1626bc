//! One at a time: a second save waits for the first, so that it expects the revision that the first one left.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// Whose turn it is.
#[derive(Debug, Default)]
pub(super) struct Turns {
    taken: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

/// Held for as long as it is one's turn.
pub(super) struct Turn<'a>(&'a Turns);

impl Turns {
    /// Waits until nobody else has the turn, and takes it.
    pub(super) async fn take(&self) -> Turn<'_> {
        poll_fn(|context| {
            if self.taken.replace(true) {
                self.waiting.borrow_mut().push(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
        Turn(self)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.taken.set(false);
        // All are woken, not the first alone: one of them may have been given up meanwhile.
        self.0.waiting.take().into_iter().for_each(Waker::wake);
    }
}
