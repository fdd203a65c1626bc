//! A sentence that knows which records its figures come from: who reads a day or a number finds the session or score behind it.

use crate::record::{Chart, Key};
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::{Deref, Range};

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The session or score that they come from, where there is one.
    pub record: Option<Key>,
}

/// A text, and the record that each linked stretch of it comes from. It reads as its plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    text: String,
    /// Where in the text the linked stretches lie, in order, in bytes.
    links: Vec<(Range<usize>, Key)>,
}

impl Sentence {
    /// Goes on with words that come from no single record.
    pub(super) fn say(mut self, words: &str) -> Self {
        self.text.push_str(words);
        self
    }

    /// Goes on with words that come from a record, where it is known.
    pub(super) fn link(mut self, words: &str, record: Option<Key>) -> Self {
        let start = self.text.len();
        self.text.push_str(words);
        self.links.extend(record.map(|key| (start..self.text.len(), key)));
        self
    }

    /// Goes on with another sentence's words and links.
    pub(super) fn add(mut self, other: &Self) -> Self {
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.links.extend(other.links.iter().map(|(at, key)| (start + at.start..start + at.end, *key)));
        self
    }

    /// The sentence in pieces, in order; joined they are the text.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut add = |range: Range<usize>, record| {
            let text = self.text.get(range).unwrap_or_default();
            if !text.is_empty() {
                pieces.push(Piece { text: text.to_owned(), record });
            }
        };
        let mut end = 0;
        for (at, key) in &self.links {
            add(end..at.start, None);
            add(at.clone(), Some(*key));
            end = at.end;
        }
        add(end..self.text.len(), None);
        pieces
    }

    /// The plain text.
    pub fn into_text(self) -> String {
        self.text
    }
}

impl Deref for Sentence {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Self { text, links: Vec::new() }
    }
}

impl From<&str> for Sentence {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// Files hold the plain text.
impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// The key of the score at a place of the chart's list.
pub(super) fn score_key(chart: &Chart, place: u32) -> Option<Key> {
    chart.scores.get(place as usize).map(|score| score.key)
}
