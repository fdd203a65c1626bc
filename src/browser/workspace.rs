//! The real clinic and the demo clinic, which never mix.

pub use crate::desk::session::Workspace;

use super::asking;
use super::hosted::without_base;
use super::local_kv::LocalKv;
use super::this_tab;
use crate::vault::{KeyValue, StoreError};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Where the choice is remembered: by each tab for itself, and for the next tab that is opened.
const CHOICE: &str = "anamnesis-1/workspace";

/// The workspace that this tab had open, and in a new tab the one that was opened last in any; `None` on a first visit, or where the browser
/// keeps nothing. One that was erased in another tab meanwhile is not opened anew.
pub fn current() -> Option<Workspace> {
    let named = |name: String| Workspace::ALL.into_iter().find(|workspace| workspace.name() == name);
    let own = this_tab::get(CHOICE).and_then(named).filter(|workspace| is_in_use(*workspace));
    own.or_else(|| named(LocalKv.get(CHOICE).ok().flatten()?))
}

/// A workspace whose database is there although no choice was kept: a browser that is killed may lose the choice, which it writes late,
/// and never the records. The person's own clinic first.
pub async fn left_without_choice() -> Option<Workspace> {
    let names = database_names().await?;
    Workspace::ALL.into_iter().find(|workspace| names.iter().any(|name| name == workspace.name()))
}

/// Whether this browser has nothing of the app's, of this version or the trial's. Not where it doesn't tell.
pub async fn is_untouched() -> bool {
    let is_none_ours = |names: &[String]| !names.iter().any(|name| name.starts_with("anamnesis"));
    LocalKv.names().is_ok_and(|names| is_none_ours(&names))
        && database_names().await.is_some_and(|names| is_none_ours(&names))
}

/// The names of this page's databases; none where the browser doesn't tell.
pub(super) async fn database_names() -> Option<Vec<String>> {
    let window: JsValue = web_sys::window()?.into();
    let factory = js_sys::Reflect::get(&window, &"indexedDB".into()).ok()?;
    let ask: Function = js_sys::Reflect::get(&factory, &"databases".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = ask.call0(&factory).ok()?.dyn_into().ok()?;
    let found = Array::from(&JsFuture::from(asked).await.ok()?);
    let name = |one: JsValue| {
        let name = js_sys::Reflect::get(&one, &"name".into()).ok()?.as_string()?;
        without_base(&name).map(str::to_owned)
    };
    Some(found.iter().filter_map(name).collect())
}

/// Remembers which workspace is open; `None` makes the next visit a first one.
///
/// # Errors
/// Denied or no space: then the choice holds until the page is closed.
pub fn set_current(workspace: impl Into<Option<Workspace>>) -> Result<(), StoreError> {
    match workspace.into() {
        Some(workspace) => {
            this_tab::set(CHOICE, workspace.name());
            LocalKv.set(CHOICE, workspace.name())
        }
        None => {
            this_tab::remove(CHOICE);
            LocalKv.remove(CHOICE)
        }
    }
}

/// Where it is noted that a workspace is in use.
fn mark(workspace: Workspace) -> String {
    format!("{}/in-use", workspace.name())
}

/// Leaves word that a workspace is in use. Where nothing can be kept, nothing is left to tell of it either.
pub fn mark_in_use(workspace: Workspace) {
    let _ = LocalKv.set(&mark(workspace), "yes");
}

/// Where it is noted for `public/boot.js` that a clinic is set up here, so that its locked page is shown before anything can be read. It
/// says nothing else, and goes with the clinic.
const LOCKED: &str = "anamnesis-1-clinic/locked";

/// Leaves word whether there is a clinic here that a passphrase opens.
pub fn mark_locked(is_locked: bool) {
    // Where nothing can be kept, the app alone finds out.
    let _ = if is_locked { LocalKv.set(LOCKED, "yes") } else { LocalKv.remove(LOCKED) };
}

/// Whether the page of the person's own locked clinic is the first one here, as `public/boot.js` shows it.
pub fn is_locked_first() -> bool {
    current() == Some(Workspace::Clinic) && matches!(LocalKv.get(LOCKED), Ok(Some(_))) && !asking::is_kept()
}

/// Where it is noted that a workspace's records are in its database.
fn database_mark(workspace: Workspace) -> String {
    format!("{}/in-database", workspace.name())
}

/// Leaves word that there are records of a workspace in its database.
pub(super) fn mark_in_database(workspace: Workspace) {
    let _ = LocalKv.set(&database_mark(workspace), "yes");
}

/// Whether there were records of a workspace in its database when it was last opened.
pub(super) fn is_in_database(workspace: Workspace) -> bool {
    matches!(LocalKv.get(&database_mark(workspace)), Ok(Some(_)))
}

/// Whether anything of a workspace is left in localStorage: its mark, its settings, or its records.
pub(super) fn is_in_use(workspace: Workspace) -> bool {
    let own = format!("{}/", workspace.name());
    LocalKv.names().is_ok_and(|names| names.iter().any(|name| name.starts_with(&own)))
}
