//! A person's preferences, in localStorage.

use super::local_kv::LocalKv;
use crate::vault::settings::{SettingsError, decode, encode};
use crate::vault::{KeyValue, MemoryKv, StoreError};
use crate::words::{WIDE, say, settings_error_words, speak, worded};

pub use crate::vault::settings::{LOCK_MINUTES, Preferences, Rows, SavedFilter, Theme};

/// Where the preferences are kept.
pub(super) const PREFERENCES: &str = "anamnesis-1/preferences";

/// Where that is set, to whatever, the app speaks a made-up language: for whoever works on the app, who sees then what no translation would
/// reach. No setting offers it.
const WIDE_LETTERS: &str = "anamnesis-1/wide-letters";

/// Speaks the language that this browser asks for.
pub fn speak_as_set() {
    if matches!(LocalKv.get(WIDE_LETTERS), Ok(Some(_))) {
        speak(WIDE);
    }
}

thread_local! {
    /// What is set while the browser keeps nothing.
    static IN_MEMORY: MemoryKv = MemoryKv::default();
}

/// Preferences as they are in force, and what a person must be told about them.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The stored ones, or the defaults where there are none or they can't be read.
    pub value: Preferences,
    /// Why the stored ones are not in force, or why new ones won't be kept; words for the page.
    pub notice: Option<String>,
}

/// The preferences of whoever uses this browser.
pub fn load_preferences() -> Loaded {
    let (text, not_stored) = match LocalKv.get(PREFERENCES) {
        Ok(text) => (text, None),
        Err(_) => (
            IN_MEMORY.with(|texts| texts.get(PREFERENCES)).ok().flatten(),
            Some(
                worded("This browser doesn’t let the page keep data: preferences hold only until the page is closed.")
                    .to_owned(),
            ),
        ),
    };
    let Some(text) = text else { return Loaded { value: Preferences::default(), notice: not_stored } };
    let error = match decode(&text) {
        Ok((value, _)) => return Loaded { value, notice: not_stored },
        Err(error) => error,
    };
    let fate = match error {
        SettingsError::Newer => worded("left untouched"),
        SettingsError::Damaged if set_aside(&text).is_err() => worded("left where they are"),
        SettingsError::Damaged => worded("set aside"),
    };
    let notice = say!(
        "The stored preferences can’t be read because {error}. They were {fate}, and the defaults are in force now. Check the \
         settings and save them.",
        error = settings_error_words(error),
        fate
    );
    Loaded { value: Preferences::default(), notice: Some(notice) }
}

/// Keeps preferences.
///
/// # Errors
/// Where they can't be kept: denied (they then hold until the page is closed), no space, or a newer version wrote the stored ones.
pub fn save_preferences(preferences: &Preferences) -> Result<(), StoreError> {
    let stored = LocalKv.get(PREFERENCES).ok().flatten();
    let revision = match stored.as_deref().map(|text| (text, decode::<Preferences>(text))) {
        None => 0,
        Some((_, Ok((_, revision)))) => revision,
        Some((_, Err(SettingsError::Newer))) => return Err(StoreError::Newer { name: PREFERENCES.to_owned() }),
        Some((text, Err(SettingsError::Damaged))) => {
            set_aside(text)?;
            0
        }
    };
    let unwritable = |_| StoreError::Unwritable { name: PREFERENCES.to_owned() };
    let text = encode(preferences, revision.saturating_add(1)).map_err(unwritable)?;
    LocalKv.set(PREFERENCES, &text).inspect_err(|_| {
        // So that it holds at least until the page is closed where nothing is kept; memory takes everything.
        let _ = IN_MEMORY.with(|texts| texts.set(PREFERENCES, &text));
    })
}

/// Copies a damaged text to the first free place for damaged ones, and only then clears its own.
fn set_aside(text: &str) -> Result<(), StoreError> {
    let mut number = 1u32;
    loop {
        let aside = format!("{PREFERENCES}.damaged-{number}");
        match LocalKv.get(&aside)? {
            Some(earlier) if earlier != text => number += 1,
            _ => {
                LocalKv.set(&aside, text)?;
                return LocalKv.remove(PREFERENCES);
            }
        }
    }
}
