//! The two helpers of this page, each a web worker with a wasm of its own (`src/bin/passphrase`): started ahead or with the first question, and
//! kept.

use super::message::*;
use crate::browser::callback::{Later, run_after};
use crate::browser::hosted::helper_url;
use crate::vault::crypto::PassphraseError;
use js_sys::{Array, Object, Uint8Array};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Where the page keeps that helper, and what is set on it once it is ready.
const STARTED_AHEAD: &str = "anamnesisStretching";
const HAS_STARTED: &str = "hasStarted";

/// How long a question may take, in milliseconds.
const PATIENCE: i32 = 20_000;

thread_local! {
    /// How many helpers could not be loaded: each one after is asked for under an address of its own, as a request for the same one may wait
    /// for the one before that hangs, or be answered with what was kept of it.
    static NOT_LOADED: Cell<u32> = const { Cell::new(0) };
    static HELPERS: RefCell<HashMap<Kind, Rc<Helper>>> = RefCell::default();
}

/// Which helper: whoever unlocks loads the first alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Stretches a passphrase to a key.
    Stretch,
    /// Weighs and draws passphrases.
    Weigh,
}

impl Kind {
    /// Where the helper's starting script lies.
    fn address(self) -> String {
        helper_url(match self {
            Self::Stretch => "passphrase_stretch_loader.js",
            Self::Weigh => "passphrase_weigh_loader.js",
        })
    }

    fn start(self) -> Result<Worker, PassphraseError> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = match NOT_LOADED.get() {
            0 => self.address(),
            times => format!("{}?again={times}", self.address()),
        };
        Worker::new_with_options(&address, &options).map_err(|_| PassphraseError::NotStarted)
    }
}

/// The helper that `public/boot.js` started while the app was loaded, unless it was taken before, and whether it has said that it is ready.
fn started_ahead(kind: Kind) -> Option<(Worker, bool)> {
    if kind != Kind::Stretch {
        return None;
    }
    let window: Object = web_sys::window()?.unchecked_into();
    let worker: Worker = get(&window, STARTED_AHEAD).dyn_into().ok()?;
    put(&window, STARTED_AHEAD, JsValue::NULL);
    let is_ready = get(&worker, HAS_STARTED).is_truthy();
    Some((worker, is_ready))
}

/// A question, and the bytes in it that go to the helper without a copy being left here.
type Question = (Object, Array);

pub(super) struct Helper {
    kind: Kind,
    worker: Worker,
    ready: Cell<bool>,
    /// What was asked before it was ready.
    held: RefCell<Vec<Question>>,
    waiting: RefCell<HashMap<u32, Later<Result<JsValue, PassphraseError>>>>,
    last_number: Cell<u32>,
    // They hear as long as they are kept.
    _hears: Closure<dyn FnMut(MessageEvent)>,
    _fails: Closure<dyn FnMut(Event)>,
}

/// Asks a helper something about a passphrase and waits for its answer, but no longer than [`PATIENCE`].
pub(super) async fn ask(kind: Kind, question: Object, passphrase: &[u8]) -> Result<JsValue, PassphraseError> {
    let helper = Helper::get(kind)?;
    let number = helper.last_number.get().wrapping_add(1);
    helper.last_number.set(number);
    let bytes = Uint8Array::from(passphrase);
    put(&question, NUMBER, number);
    put(&question, PASSPHRASE, &bytes);
    let later = Later::new();
    helper.waiting.borrow_mut().insert(number, later.clone());
    helper.ask((question, Array::of1(&bytes.buffer())));
    let weak = Rc::downgrade(&helper);
    // Only this question keeps it from here on, besides the page.
    drop(helper);
    run_after(PATIENCE, move || {
        if let Some(helper) = weak.upgrade().filter(|helper| helper.waiting.borrow().contains_key(&number)) {
            // Once it hears it is loaded, and what takes long is the work.
            let is_loaded = helper.ready.get();
            helper.end(if is_loaded { PassphraseError::NoAnswer } else { PassphraseError::NotLoaded });
        }
    });
    later.wait().await
}

impl Helper {
    pub(super) fn get(kind: Kind) -> Result<Rc<Self>, PassphraseError> {
        if let Some(helper) = HELPERS.with_borrow(|helpers| helpers.get(&kind).cloned()) {
            return Ok(helper);
        }
        let (worker, is_ready) = match started_ahead(kind) {
            Some(started) => started,
            None => (kind.start()?, false),
        };
        let helper = Rc::new_cyclic(|helper: &Weak<Self>| {
            let (hearing, failing) = (helper.clone(), helper.clone());
            let hears = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(helper) = hearing.upgrade() {
                    helper.hear(&event.data());
                }
            });
            let fails = Closure::<dyn FnMut(Event)>::new(move |_| {
                if let Some(helper) = failing.upgrade() {
                    helper.end(PassphraseError::NotStarted);
                }
            });
            worker.set_onmessage(Some(hears.as_ref().unchecked_ref()));
            worker.set_onerror(Some(fails.as_ref().unchecked_ref()));
            Self {
                kind,
                worker,
                ready: Cell::new(is_ready),
                held: RefCell::default(),
                waiting: RefCell::default(),
                last_number: Cell::new(0),
                _hears: hears,
                _fails: fails,
            }
        });
        HELPERS.with_borrow_mut(|helpers| helpers.insert(kind, Rc::clone(&helper)));
        Ok(helper)
    }

    fn ask(&self, question: Question) {
        if self.ready.get() { self.post(&question) } else { self.held.borrow_mut().push(question) }
    }

    fn post(&self, (question, bytes): &Question) {
        // What can't be posted isn't answered, and that is noticed in time.
        let _ = self.worker.post_message_with_transfer(question, bytes);
    }

    fn hear(&self, message: &JsValue) {
        if get(message, READY).is_truthy() {
            self.ready.set(true);
            self.held.take().iter().for_each(|question| self.post(question));
            return;
        }
        // Numbers are counted here, so what doesn't fit is no answer of this helper.
        let number = get(message, NUMBER).as_f64().unwrap_or_default() as u32;
        let Some(later) = self.waiting.borrow_mut().remove(&number) else { return };
        later.give(match get(message, REFUSED).as_string().as_deref() {
            None => Ok(message.clone()),
            Some(NO_MEMORY) => Err(PassphraseError::NoMemory),
            Some(_) => Err(PassphraseError::Refused),
        });
    }

    /// Ends the helper, so that the next question starts a new one, and tells all who wait.
    fn end(&self, why: PassphraseError) {
        self.worker.terminate();
        // What it said before still comes, and who would hear it goes now.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        if !self.ready.get() {
            NOT_LOADED.set(NOT_LOADED.get().wrapping_add(1));
        }
        HELPERS.with_borrow_mut(|helpers| helpers.remove(&self.kind));
        for later in self.waiting.take().into_values() {
            later.give(Err(why));
        }
    }
}
