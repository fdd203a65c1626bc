//! A person's preferences as text, in a small envelope of their own; and what the clinic's record keeps of settings beside the rules.

use super::checksum_of;
use crate::record::from_json;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The version of settings that is written, and the highest that is read.
pub const SCHEMA: u16 = 1;

/// What a person chose for themselves on this device; nothing of a patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Light, dark, or as the system says.
    pub theme: Theme,
    /// How high a row of the caseload is where the window is wide.
    pub rows: Rows,
    /// Whether single keys such as `j` act on a page. Off for whoever speaks to the computer, or hits keys by accident.
    pub shortcuts: bool,
}

/// Minutes after which a clinic may lock itself; a hundred years would be never.
pub const LOCK_MINUTES: std::ops::RangeInclusive<u32> = 1..=120;

/// After how many idle minutes a clinic locks itself: within [`LOCK_MINUTES`], whatever it is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u32", into = "u32")]
pub struct IdleMinutes(u32);

impl IdleMinutes {
    /// That many, or the bound that is nearest.
    ///
    /// ```
    /// use anamnesis::vault::settings::IdleMinutes;
    /// assert_eq!([0, 1, 30, 1_000_000_000].map(|minutes| IdleMinutes::within(minutes).get()), [1, 1, 30, 120]);
    /// ```
    pub fn within(minutes: u32) -> Self {
        Self(minutes.clamp(*LOCK_MINUTES.start(), *LOCK_MINUTES.end()))
    }

    /// How many.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Default for IdleMinutes {
    fn default() -> Self {
        Self(10)
    }
}

impl From<u32> for IdleMinutes {
    fn from(minutes: u32) -> Self {
        Self::within(minutes)
    }
}

impl From<IdleMinutes> for u32 {
    fn from(minutes: IdleMinutes) -> Self {
        minutes.0
    }
}

/// What of the caseload is shown, under a name. Never a searched text: that is patient data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedFilter {
    /// The name.
    pub name: String,
    /// Groups, marks and order, as they stand in the URL.
    pub query: String,
}

/// What a person does with the saved filters. It is done to those that are stored then, so that what another tab saved stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterChange {
    /// Keeps one, in place of one of the same name.
    Save(SavedFilter),
    /// Removes the one of that name.
    Remove(String),
}

impl FilterChange {
    /// The filters after it.
    ///
    /// ```
    /// use anamnesis::vault::settings::{FilterChange, SavedFilter};
    /// let filter = |name: &str, query: &str| SavedFilter { name: name.into(), query: query.into() };
    /// let kept = [filter("mine", "a"), filter("theirs", "b")];
    /// assert_eq!(FilterChange::Save(filter("mine", "c")).of(&kept), [filter("theirs", "b"), filter("mine", "c")]);
    /// assert_eq!(FilterChange::Remove("mine".into()).of(&kept), [filter("theirs", "b")]);
    /// ```
    pub fn of(&self, filters: &[SavedFilter]) -> Vec<SavedFilter> {
        let (name, new) = match self {
            Self::Save(filter) => (&filter.name, Some(filter)),
            Self::Remove(name) => (name, None),
        };
        filters.iter().filter(|one| one.name != *name).chain(new).cloned().collect()
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Self { theme: Theme::default(), rows: Rows::default(), shortcuts: true }
    }
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// The value of the page's `data-theme`; none to follow the system.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// How high a row of the caseload is where the window is wide; a narrow one leaves no choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Rows {
    #[default]
    Compact,
    Comfortable,
}

/// Why a stored text is not settings that this version reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsError {
    /// Cut, changed or not settings at all.
    Damaged,
    /// Written by a newer version.
    Newer,
}

/// The text as it is stored. The body is a text of its own, so that the checksum is over the very bytes that were written.
#[derive(Serialize, Deserialize)]
struct Envelope {
    schema: u16,
    revision: u64,
    checksum: u32,
    body: String,
}

/// The text of a setting with its revision.
///
/// # Errors
/// Where the value can't be written as JSON.
pub fn encode<T: Serialize>(value: &T, revision: u64) -> Result<String, serde_json::Error> {
    let body = serde_json::to_string(value)?;
    let checksum = checksum_of(body.as_bytes());
    serde_json::to_string(&Envelope { schema: SCHEMA, revision, checksum, body })
}

/// The setting and its revision from a text.
///
/// # Errors
/// Damaged, or newer than this version.
pub fn decode<T: DeserializeOwned>(text: &str) -> Result<(T, u64), SettingsError> {
    let envelope: Envelope = from_json(text).map_err(|_| SettingsError::Damaged)?;
    if checksum_of(envelope.body.as_bytes()) != envelope.checksum {
        return Err(SettingsError::Damaged);
    }
    if envelope.schema > SCHEMA {
        return Err(SettingsError::Newer);
    }
    let value = from_json(&envelope.body).map_err(|_| SettingsError::Damaged)?;
    Ok((value, envelope.revision))
}
