//! What comes later: one answer that a callback gives, and letting the browser work during long work.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

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

/// Lets the browser work: what was drawn is shown, what was clicked is heard, and then the work goes on.
pub async fn pause() {
    wait(0).await;
}

/// How long work goes on before the browser works in between, in milliseconds: shorter than a frame of the screen.
const SLICE_MS: f64 = 12.0;

/// The same where the last pause is a while ago, so that long work can ask for it after each of its steps. Says whether there was one.
pub async fn breathe() -> bool {
    thread_local! {
        static LAST: Cell<f64> = const { Cell::new(0.0) };
    }
    // A clock that was put back makes it long ago, too.
    let is_due = (js_sys::Date::now() - LAST.get()).abs() > SLICE_MS;
    if is_due {
        pass().await;
        LAST.set(js_sys::Date::now());
    }
    is_due
}

/// The way of messages to oneself. Each is a task of its own, as a timer's is; but timers that follow on each other are held back for four
/// milliseconds, a quarter of the time that long work takes in slices.
struct Messages {
    channel: web_sys::MessageChannel,
    waiting: RefCell<VecDeque<Later<()>>>,
}

impl Messages {
    /// Where a browser opens none, timers do.
    fn open() -> Option<Self> {
        let channel = web_sys::MessageChannel::new().ok()?;
        let come = Closure::<dyn FnMut()>::new(|| {
            let next = MESSAGES.with(|messages| messages.as_ref()?.waiting.borrow_mut().pop_front());
            next.into_iter().for_each(|later| later.give(()));
        });
        channel.port1().set_onmessage(Some(come.as_ref().unchecked_ref()));
        // It lives as long as the app.
        come.forget();
        Some(Self { channel, waiting: RefCell::default() })
    }

    /// Sends one; it can be waited for.
    fn send(&self) -> Option<Later<()>> {
        self.channel.port2().post_message(&JsValue::NULL).ok()?;
        let later = Later::new();
        self.waiting.borrow_mut().push_back(later.clone());
        Some(later)
    }
}

thread_local! {
    static MESSAGES: Option<Messages> = Messages::open();
}

/// Lets the browser work, no longer than it has work.
async fn pass() {
    match MESSAGES.with(|messages| messages.as_ref()?.send()) {
        Some(later) => later.wait().await,
        None => pause().await,
    }
}

/// Waits that many milliseconds; where there is no window to ask, not at all.
pub async fn wait(milliseconds: i32) {
    let later = Later::new();
    if run_after(milliseconds, {
        let later = later.clone();
        move || later.give(())
    }) {
        later.wait().await;
    }
}

/// Runs `work` once after that many milliseconds; false where there is no window to ask.
pub(super) fn run_after(milliseconds: i32, work: impl FnOnce() + 'static) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let callback = Closure::once_into_js(work);
    window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds).is_ok()
}
