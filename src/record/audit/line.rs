//! One thing that was done.

use super::{Deed, Value, What};
use crate::record::Key;
use serde::{Deserialize, Serialize};

/// One thing that was done. Several may have been done at once, in one commit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What was done.
    pub deed: Deed,
    /// To whose record, if it was one patient's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient: Option<Key>,
    /// To what of it, or how.
    #[serde(default, skip_serializing_if = "What::is_nothing")]
    pub what: What,
    /// As it was, where something changed or went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// As it is now, where something is new or changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
    /// Whether it takes back what was done before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub undo: bool,
}

impl Line {
    /// A deed that is no single patient's.
    pub const fn new(deed: Deed, what: What) -> Self {
        Self { deed, patient: None, what, before: None, after: None, undo: false }
    }

    /// A deed on one patient's record.
    pub fn of(deed: Deed, patient: Key, what: What) -> Self {
        Self { patient: Some(patient), ..Self::new(deed, what) }
    }
}
