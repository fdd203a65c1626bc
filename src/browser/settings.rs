//! A person's preferences, in localStorage; and the clinic's policy as earlier versions kept it there.

use super::local_kv::LocalKv;
use super::workspace::Workspace;
use crate::judge::Policy;
use crate::vault::settings::{SettingsError, decode, encode};
use crate::vault::{KeyValue, MemoryKv, StoreError};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use crate::vault::settings::{LOCK_MINUTES, OldPreferences, Preferences, Rows, SavedFilter, Theme};

/// Where the preferences are kept.
pub(super) const PREFERENCES: &str = "anamnesis/settings/preferences";

thread_local! {
    /// What is set while the browser keeps nothing.
    static UNKEPT: MemoryKv = MemoryKv::default();
}

/// A setting as it is in force, and what a person must be told about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded<T> {
    /// The stored setting, or the default where there is none or it can't be read.
    pub value: T,
    /// Why the stored one is not in force, or why a new one won't be kept; words for the page.
    pub notice: Option<String>,
}

fn policy_place(workspace: Workspace) -> String {
    format!("{}/settings/policy", workspace.name())
}

/// The policy that an earlier version of the app kept here; it is now a record beside the others.
pub fn old_policy(workspace: Workspace) -> Loaded<Option<Policy>> {
    let sound = |policy: &Option<Policy>| policy.as_ref().is_some_and(|policy| policy.check().is_ok());
    let loaded = load(&policy_place(workspace), "settings", sound);
    // Without an old policy there is nothing to say of it, such as that none can be kept.
    Loaded { notice: loaded.notice.filter(|_| LocalKv.probe().is_ok()), ..loaded }
}

/// Forgets the policy that an earlier version kept here, once it is a record. Where the browser refuses, it is no longer read.
pub fn drop_old_policy(workspace: Workspace) {
    let _ = LocalKv.remove(&policy_place(workspace));
}

/// The preferences of whoever uses this browser.
pub fn load_preferences() -> Loaded<Preferences> {
    load(PREFERENCES, "preferences", |_| true)
}

/// What an earlier version kept among them that now belongs into the vault.
pub fn old_preferences() -> OldPreferences {
    let text = LocalKv.get(PREFERENCES).ok().flatten();
    text.and_then(|text| decode(&text).ok()).map(|(old, _)| old).unwrap_or_default()
}

/// Writes the preferences without it, once it is in the vault. Where the browser refuses, the next visit tries again.
pub fn drop_old_preferences() {
    if old_preferences() != OldPreferences::default() {
        let _ = save_preferences(&load_preferences().value);
    }
}

/// Keeps preferences.
///
/// # Errors
/// Where they can't be kept: denied (they then hold until the page is closed), no room, or a newer version wrote the stored ones.
pub fn save_preferences(preferences: &Preferences) -> Result<(), StoreError> {
    save(PREFERENCES, preferences)
}

fn load<T: DeserializeOwned + Default>(place: &str, what: &str, sound: impl Fn(&T) -> bool) -> Loaded<T> {
    let (text, unkept) = match LocalKv.get(place) {
        Ok(text) => (text, None),
        Err(_) => (
            UNKEPT.with(|texts| texts.get(place)).ok().flatten(),
            Some(format!("This browser doesn't let the page keep data: {what} hold only until the page is closed.")),
        ),
    };
    let Some(text) = text else { return Loaded { value: T::default(), notice: unkept } };
    let error = match decode::<T>(&text) {
        Ok((value, _)) if sound(&value) => return Loaded { value, notice: unkept },
        Ok(_) => SettingsError::Damaged,
        Err(error) => error,
    };
    if error == SettingsError::Damaged && set_aside(place, &text).is_err() {
        return Loaded { value: T::default(), notice: Some(cannot_be_read(what, error, "left where they are")) };
    }
    let kept = if error == SettingsError::Damaged { "set aside" } else { "left untouched" };
    Loaded { value: T::default(), notice: Some(cannot_be_read(what, error, kept)) }
}

fn cannot_be_read(what: &str, error: SettingsError, kept: &str) -> String {
    format!(
        "The stored {what} can't be read because {error}. They were {kept}, and the defaults are in force now. Check the \
         settings and save them."
    )
}

/// Copies a damaged text to the first free place for damaged ones, and only then clears its own.
fn set_aside(place: &str, text: &str) -> Result<(), StoreError> {
    let mut number = 1u32;
    loop {
        let aside = format!("{place}.damaged-{number}");
        match LocalKv.get(&aside)? {
            Some(earlier) if earlier != text => number += 1,
            _ => {
                LocalKv.set(&aside, text)?;
                return LocalKv.remove(place);
            }
        }
    }
}

fn save<T: Serialize + DeserializeOwned>(place: &str, value: &T) -> Result<(), StoreError> {
    let stored = LocalKv.get(place);
    let revision = match stored.as_ref().ok().and_then(Option::as_deref).map(decode::<T>) {
        None => 0,
        Some(Ok((_, revision))) => revision,
        Some(Err(SettingsError::Newer)) => return Err(StoreError::Newer { name: place.to_owned() }),
        Some(Err(SettingsError::Damaged)) => {
            set_aside(place, stored.as_ref().ok().and_then(Option::as_deref).unwrap_or_default())?;
            0
        }
    };
    let unwritable = |_| StoreError::Unwritable { name: place.to_owned() };
    let text = encode(value, revision.saturating_add(1)).map_err(unwritable)?;
    LocalKv.set(place, &text).inspect_err(|_| {
        // So that it holds at least until the page is closed where nothing is kept; memory takes everything.
        let _ = UNKEPT.with(|texts| texts.set(place, &text));
    })
}
