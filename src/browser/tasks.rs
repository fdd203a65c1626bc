//! The app's tasks, of which all that are ready can be done at once.
//!
//! Leptos leaves to a task what follows from a change, and tasks are done once no script runs any more. A page that is printed is copied
//! before that: Firefox does it as soon as the page was told.

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::task::{Context, Wake, Waker};
use wasm_bindgen_futures::spawn_local;

thread_local! {
    static TASKS: Tasks = const { Tasks::new() };
}

/// All tasks of this thread, by their number.
struct Tasks {
    /// Those that don't run at present and have not ended.
    waiting: RefCell<BTreeMap<u64, PinnedLocalFuture<()>>>,
    /// Those that can go on, in the order in which they came to it.
    ready: RefCell<VecDeque<u64>>,
    last: Cell<u64>,
    is_asked_for: Cell<bool>,
    is_running: Cell<bool>,
}

impl Tasks {
    const fn new() -> Self {
        Self {
            waiting: RefCell::new(BTreeMap::new()),
            ready: RefCell::new(VecDeque::new()),
            last: Cell::new(0),
            is_asked_for: Cell::new(false),
            is_running: Cell::new(false),
        }
    }

    fn add(&self, task: PinnedLocalFuture<()>) {
        let number = self.last.get() + 1;
        self.last.set(number);
        self.waiting.borrow_mut().insert(number, task);
        self.make_ready(number);
    }

    /// Has the task go on, with all others that are ready, once no script runs any more.
    fn make_ready(&self, number: u64) {
        self.ready.borrow_mut().push_back(number);
        if !self.is_asked_for.replace(true) {
            spawn_local(async { TASKS.with(Self::run) });
        }
    }

    /// Goes on with every task that is ready, until none is.
    fn run(&self) {
        if self.is_running.replace(true) {
            return;
        }
        self.is_asked_for.set(false);
        while let Some(number) = self.next() {
            // One that was woken twice may have ended meanwhile.
            let Some(mut task) = self.take(number) else { continue };
            let waker = Waker::from(Arc::new(Woken(number)));
            if task.as_mut().poll(&mut Context::from_waker(&waker)).is_pending() {
                self.waiting.borrow_mut().insert(number, task);
            }
        }
        self.is_running.set(false);
    }

    fn next(&self) -> Option<u64> {
        self.ready.borrow_mut().pop_front()
    }

    fn take(&self, number: u64) -> Option<PinnedLocalFuture<()>> {
        self.waiting.borrow_mut().remove(&number)
    }
}

/// Wakes the task of that number.
struct Woken(u64);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        TASKS.with(|tasks| tasks.make_ready(self.0));
    }
}

struct OwnTasks;

impl CustomExecutor for OwnTasks {
    fn spawn(&self, task: PinnedFuture<()>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, task: PinnedLocalFuture<()>) {
        TASKS.with(|tasks| tasks.add(task));
    }

    fn poll_local(&self) {
        TASKS.with(Tasks::run);
    }
}

/// Has Leptos use these tasks. Called once, before anything is mounted.
pub fn provide_tasks() {
    // Only a second call fails, and changes nothing.
    let _ = Executor::init_custom_executor(OwnTasks);
}

/// Does at once what follows from the changes that were made. Within a task it does nothing: they follow once that task waits or ends.
pub fn finish_ready_tasks() {
    Executor::poll_local();
}
