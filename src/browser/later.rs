//! One answer that a callback gives later.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Where the answer will stand. A clone is the same place; the first answer counts.
pub(crate) struct Later<T>(Rc<RefCell<(Option<T>, Option<Waker>)>>);

impl<T> Clone for Later<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Later<T> {
    pub(crate) fn new() -> Self {
        Self(Rc::new(RefCell::new((None, None))))
    }

    /// Gives the answer, unless there is one.
    pub(crate) fn give(&self, answer: T) {
        let waker = {
            let mut place = self.0.borrow_mut();
            place.0.get_or_insert(answer);
            place.1.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    pub(crate) fn poll(&self, context: &mut Context<'_>) -> Poll<T> {
        let mut place = self.0.borrow_mut();
        if let Some(answer) = place.0.take() {
            return Poll::Ready(answer);
        }
        place.1 = Some(context.waker().clone());
        Poll::Pending
    }

    /// Waits for the answer.
    pub(crate) async fn wait(self) -> T {
        poll_fn(|context| self.poll(context)).await
    }
}
