//! This app's own reader of codes: a worker, so that the page lives on meanwhile. One picture after another.

use super::super::callback::{Later, run_after};
use super::super::hosted::helper_url;
use super::fault::CameraFault;
use super::picture::Picture;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlVideoElement, MessageEvent, Worker, WorkerOptions, WorkerType};

/// The worker's starting script.
const LOADER: &str = "scan_loader.js";
/// How long it may take to be loaded, or to read a picture, in milliseconds.
const PATIENCE: i32 = 20_000;

/// What the worker says next: a message, or nothing more.
type Answer = Later<Result<JsValue, CameraFault>>;

/// The worker. It ends when this is dropped.
pub struct OwnReader {
    worker: Worker,
    next: Rc<RefCell<Answer>>,
    picture: Picture,
    // They hear as long as they are held.
    _hears: Closure<dyn FnMut(MessageEvent)>,
    _fails: Closure<dyn FnMut(Event)>,
}

impl OwnReader {
    /// Loads it.
    pub(super) async fn start() -> Result<Self, CameraFault> {
        let picture = Picture::new().ok_or(CameraFault::NoReader)?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&helper_url(LOADER), &options).map_err(|_| CameraFault::NoReader)?;
        let next = Rc::new(RefCell::new(Later::new()));
        let (hearing, failing) = (Rc::clone(&next), Rc::clone(&next));
        let hears = Closure::new(move |event: MessageEvent| hearing.borrow().give(Ok(event.data())));
        let fails = Closure::new(move |_: Event| failing.borrow().give(Err(CameraFault::NoReader)));
        worker.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fails.as_ref().unchecked_ref()));
        let reader = Self { worker, next, picture, _hears: hears, _fails: fails };
        // The first thing that it says is that it hears.
        reader.answer().await?;
        Ok(reader)
    }

    /// The texts of the codes in what the element shows now.
    pub(super) async fn read(&self, video: &HtmlVideoElement) -> Result<Vec<String>, CameraFault> {
        let Some((width, height, bytes)) = self.picture.of(video) else { return Ok(Vec::new()) };
        self.next.replace(Later::new());
        let question = Array::of3(&width.into(), &height.into(), &bytes);
        let posted = self.worker.post_message_with_transfer(&question, &Array::of1(&bytes));
        posted.map_err(|_| CameraFault::NoReader)?;
        let texts = Array::from(&self.answer().await?);
        Ok(texts.iter().filter_map(|text| text.as_string()).collect())
    }

    async fn answer(&self) -> Result<JsValue, CameraFault> {
        let next = self.next.borrow().clone();
        let late = next.clone();
        run_after(PATIENCE, move || late.give(Err(CameraFault::NoReader)));
        next.wait().await
    }
}

impl Drop for OwnReader {
    fn drop(&mut self) {
        self.worker.terminate();
        // What it said before still comes, and who would hear it goes now.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
    }
}
