//! One open database, and what its errors mean.

use super::callback::{Later, run_after};
use super::dynamic::{call, name_of};
use super::hosted::own_name;
use super::local_kv::from_name;
use crate::vault::StoreError;
use crate::words::worded;
use idb::event::VersionChangeEvent;
use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Transaction};
use std::cell::{Cell, RefCell};
use std::future::{IntoFuture, poll_fn};
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// The only object store: record name to bytes.
pub(super) const RECORDS: &str = "records";
/// The version of the database's own layout; what is in a record has versions of its own.
const LAYOUT: u32 = 1;
/// How long another tab may take to let go, in milliseconds.
const PATIENCE: i32 = 3_000;

/// An open database. It lets go when another tab erases or upgrades the data, so that the other tab needn't wait.
pub(super) struct Connection {
    database: Database,
    handle: JsValue,
    closed: Rc<Cell<bool>>,
}

impl Connection {
    /// Opens the database of that name, and makes it where it isn't.
    pub(super) async fn open(name: &str) -> Result<Self, StoreError> {
        let mut request =
            Factory::new().map_err(|_| StoreError::Denied)?.open(&own_name(name), Some(LAYOUT)).map_err(from_idb)?;
        request.on_upgrade_needed(|event: VersionChangeEvent| {
            // Where this fails the records' store is missing, which the first transaction reports.
            if let Ok(database) = event.database() {
                let _ = database.create_object_store(RECORDS, ObjectStoreParams::new());
            }
        });
        let blocked = Later::new();
        let tell = blocked.clone();
        request.on_blocked(move |_| give_up_later(tell));
        let late = |opened: Result<Database, Error>| opened.iter().for_each(Database::close);
        let handle: JsValue = unless(blocked, request, late).await?.map_err(from_idb)?.into();
        let mut database = Database::try_from(handle.clone()).map_err(from_idb)?;
        let closed = Rc::new(Cell::new(false));
        let (by_other_tab, other_handle) = (Rc::clone(&closed), handle.clone());
        database.on_version_change(move |_| {
            by_other_tab.set(true);
            if let Ok(database) = Database::try_from(other_handle) {
                database.close();
            }
        });
        let by_browser = Rc::clone(&closed);
        database.on_close(move |_| by_browser.set(true));
        Ok(Self { database, handle, closed })
    }

    /// Whether it was closed from elsewhere.
    pub(super) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// A transaction over the records. One that writes asks to be on disk before it says that it is complete.
    pub(super) fn transaction(&self, writes: bool) -> Result<Transaction, StoreError> {
        if self.is_closed() {
            return Err(StoreError::Closed);
        }
        // `idb` has no way to ask for durability, so the call is made by hand.
        let options = js_sys::Object::new();
        let set = js_sys::Reflect::set(&options, &"durability".into(), &"strict".into());
        let open = js_sys::Reflect::get(&self.handle, &"transaction".into())
            .and_then(|function| function.dyn_into::<js_sys::Function>());
        let mode = if writes { "readwrite" } else { "readonly" };
        set.and(open)
            .and_then(|open| open.call3(&self.handle, &RECORDS.into(), &mode.into(), &options))
            .map_err(|error| from_js(&error))
            .inspect(remember)
            .and_then(|transaction| Transaction::try_from(transaction).map_err(from_idb))
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.close();
    }
}

thread_local! {
    /// The transactions that have not ended.
    static OPEN: RefCell<Vec<JsValue>> = const { RefCell::new(Vec::new()) };
}

/// Knows of a transaction until it ends.
fn remember(transaction: &JsValue) {
    let ended = transaction.clone();
    let forget = Closure::once_into_js(move || OPEN.with_borrow_mut(|open| open.retain(|other| *other != ended)));
    for end in ["complete", "abort"] {
        call(transaction, "addEventListener", &[&end.into(), &forget]);
    }
    OPEN.with_borrow_mut(|open| open.push(transaction.clone()));
}

/// Takes back what is not asked for whole, as the page is left and the browser keeps it for Back: its transactions stand still with it, and
/// in WebKit the next page's wait for them for ever. Nothing of them was told as saved.
pub(super) fn take_back_open() {
    for transaction in OPEN.take() {
        call(&transaction, "abort", &[]);
    }
}

/// Deletes the database of that name.
pub(super) async fn delete(name: &str) -> Result<(), StoreError> {
    let mut request = Factory::new().map_err(|_| StoreError::Denied)?.delete(&own_name(name)).map_err(from_idb)?;
    let blocked = Later::new();
    let tell = blocked.clone();
    request.on_blocked(move |_| give_up_later(tell));
    unless(blocked, request, drop).await?.map_err(from_idb)
}

/// Another tab that was just told may still end what it was writing, and then lets go: only after a while it counts as in the way.
fn give_up_later(blocked: Later<()>) {
    let now = blocked.clone();
    if !run_after(PATIENCE, move || blocked.give(())) {
        now.give(());
    }
}

/// The answer of a request, unless another tab that doesn't let go stands in its way. The browser answers all the same once that tab has let
/// go, and must find who is called: `late` is what to do with it then.
async fn unless<R>(
    blocked: Later<()>,
    request: R,
    late: impl FnOnce(R::Output) + 'static,
) -> Result<R::Output, StoreError>
where
    R: IntoFuture<IntoFuture: 'static>,
{
    let mut answer = Box::pin(request.into_future());
    let first = poll_fn(|context| match answer.as_mut().poll(context) {
        Poll::Ready(answer) => Poll::Ready(Ok(answer)),
        Poll::Pending => blocked.poll(context).map(|()| Err(StoreError::Blocked)),
    })
    .await;
    if first.is_err() {
        spawn_local(async move { late(answer.await) });
    }
    first
}

/// Waits until a transaction is on disk, or says why it was taken back.
pub(super) fn outcome(transaction: &mut Transaction) -> Later<Result<(), StoreError>> {
    let later = Later::new();
    let (complete, abort) = (later.clone(), later.clone());
    transaction.on_complete(move |_| complete.give(Ok(())));
    // Only the abort's own transaction knows the cause: a full disk shows itself nowhere else.
    transaction.on_abort(move |event| {
        let cause = event.target().and_then(|target| js_sys::Reflect::get(&target, &"error".into()).ok());
        abort.give(Err(cause.map_or_else(|| StoreError::Unavailable("aborted".to_owned()), |error| from_js(&error))));
    });
    later
}

/// What an exception means for a store. Only its name is kept: a message could quote data.
pub(super) fn from_js(error: &JsValue) -> StoreError {
    match name_of(error).as_deref() {
        // The layout on disk is higher than ours.
        Some("VersionError") => StoreError::Newer { name: "database".to_owned() },
        Some(name) => from_name(name),
        None => StoreError::Unavailable(worded("unknown cause").to_owned()),
    }
}

/// What an error of `idb` means for a store.
pub(super) fn from_idb(error: Error) -> StoreError {
    match &error {
        Error::DomException(exception) => from_js(exception),
        Error::AddFailed(cause)
        | Error::DeleteFailed(cause)
        | Error::GetAllFailed(cause)
        | Error::GetAllKeysFailed(cause)
        | Error::GetFailed(cause)
        | Error::IndexedDbDeleteFailed(cause)
        | Error::IndexedDbNotFound(cause)
        | Error::IndexedDbOpenFailed(cause)
        | Error::ObjectStoreNotFound(cause)
        | Error::TransactionOpenFailed(cause)
        | Error::UpdateFailed(cause) => from_js(cause),
        _ => StoreError::Unavailable("IndexedDB".to_owned()),
    }
}
