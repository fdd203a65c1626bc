//! The mark of a commit in parts, and the notes of what stood before it.

use super::super::envelope::{self, Envelope, Seal};
use super::super::port::{Expect, StoreError, Write};
use super::super::{base64, schema};
use crate::record::from_json_bytes;
use serde::{Deserialize, Serialize};

/// The record that is there while a commit in parts is under way.
pub(super) const MARK: &str = "!commit";
/// What the names of the notes begin with.
const NOTE: &str = "!before/";

/// What is known of a commit in parts.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(super) struct Mark {
    /// Changes with every one that takes the commit over.
    #[serde(skip)]
    pub(super) revision: u64,
    /// Tells the notes of this commit from another's.
    pub(super) of: u64,
    /// How many notes there are, once all are.
    pub(super) notes: usize,
    /// Whether all notes are there. Before, no record was touched.
    pub(super) is_noted: bool,
}

/// What stood under a name, as base64.
pub(super) type Before = (String, Option<String>);

impl Mark {
    /// The mark as it lies; none where it can't be read.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let found = envelope::decode(MARK, bytes, schema::CURRENT).ok()?.envelope;
        from_json_bytes(found.body).ok().map(|mark: Self| Self { revision: found.revision, ..mark })
    }

    pub(super) fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        enclosed(MARK, self.revision, self)
    }

    /// What is expected of the mark while nobody else has taken it over.
    pub(super) const fn is_there(&self) -> Expect {
        Expect::Revision(self.revision)
    }

    /// What the names of its notes begin with.
    pub(super) fn notes_begin(&self) -> String {
        format!("{NOTE}{:016x}/", self.of)
    }

    fn note_name(&self, number: usize) -> String {
        format!("{}{number:06}", self.notes_begin())
    }

    pub(super) fn note_names(&self) -> Vec<String> {
        (0..self.notes).map(|number| self.note_name(number)).collect()
    }

    /// The write that keeps a note.
    pub(super) fn note(&self, number: usize, before: &[Before]) -> Result<Write, StoreError> {
        let name = self.note_name(number);
        let bytes = Some(enclosed(&name, 1, &before)?);
        Ok(Write { name, expect: Expect::Anything, bytes })
    }

    /// What stood under each name; nothing where no record was touched, and none where a note can't be read.
    pub(super) fn before<'a>(
        &self,
        note: impl Fn(usize, &str) -> Option<&'a [u8]>,
    ) -> Option<Vec<(String, Option<Vec<u8>>)>> {
        let notes = if self.is_noted { self.note_names() } else { Vec::new() };
        let mut all = Vec::new();
        for (number, name) in notes.iter().enumerate() {
            let found = envelope::decode(name, note(number, name)?, schema::CURRENT).ok()?.envelope;
            for (name, text) in from_json_bytes::<Vec<Before>>(found.body).ok()? {
                all.push((name, text.map(|text| base64::decode(&text).ok_or(())).transpose().ok()?));
            }
        }
        Some(all)
    }
}

/// The write that puts the mark there or takes it away.
pub(super) fn marked(expect: Expect, bytes: Option<Vec<u8>>) -> Write {
    Write { name: MARK.to_owned(), expect, bytes }
}

/// Whether a commit was refused because of the mark.
pub(super) fn is_marked(error: &StoreError) -> bool {
    matches!(error, StoreError::Conflict { name } if name == MARK)
}

fn enclosed(name: &str, revision: u64, body: &impl Serialize) -> Result<Vec<u8>, StoreError> {
    let body = serde_json::to_vec(body).ok();
    let envelope = |body: &Vec<u8>| {
        envelope::encode(name, &Envelope { seal: Seal::None, schema: schema::CURRENT, revision, body })
    };
    body.as_ref().and_then(envelope).ok_or_else(|| StoreError::Unwritable { name: name.to_owned() })
}
