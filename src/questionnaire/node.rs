//! A place in a JSON file that knows where it is, so that every fault can say so.

use super::fault::{Fault, JsonType, LeftOut, Path, Refusal, Unused};
use super::json::Json;

/// The most faults that are listed: a person mends the first ones and tries again.
const MOST_FAULTS: usize = 100;

/// What reading has found so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// Why it is refused.
    pub refusals: Vec<Refusal>,
    /// What is left out.
    pub left_out: Vec<LeftOut>,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    /// The value.
    pub value: &'a Json,
    /// Where it stands.
    pub path: Path,
}

impl Findings {
    /// Notes a fault.
    pub(super) fn refuse(&mut self, at: impl Into<Path>, fault: Fault) {
        if self.refusals.len() < MOST_FAULTS {
            self.refusals.push(Refusal { at: at.into(), fault });
        }
    }

    /// Notes what is left out.
    pub(super) fn leave_out(&mut self, at: impl Into<Path>, what: Unused) {
        if self.left_out.len() < MOST_FAULTS {
            self.left_out.push(LeftOut { at: at.into(), what });
        }
    }
}

impl<'a> Node<'a> {
    /// The whole file.
    pub(super) const fn root(value: &'a Json) -> Self {
        Self { value, path: String::new() }
    }

    /// The element of that name, if it is there.
    pub(super) fn get(&self, name: &str) -> Option<Self> {
        Some(Self { value: self.value.get(name)?, path: self.at(name) })
    }

    /// Where the element of that name is, or would be.
    pub(super) fn at(&self, name: &str) -> Path {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// The names of its elements.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.value.as_object().into_iter().flat_map(|object| object.keys().map(String::as_str))
    }

    /// The members of the list of that name; none where there is no such list. A list that is none is noted.
    pub(super) fn list(&self, name: &str, findings: &mut Findings) -> Vec<Self> {
        let Some(list) = self.get(name) else { return Vec::new() };
        let Some(members) = list.value.as_list() else {
            findings.refuse(list.path, Fault::NotA(JsonType::List));
            return Vec::new();
        };
        let numbered = members.iter().enumerate();
        numbered.map(|(at, value)| Self { value, path: format!("{}[{at}]", list.path) }).collect()
    }

    /// The text of that name, at most so many characters and not empty. What is there and is none of that is noted.
    pub(super) fn text(&self, name: &str, most: usize, findings: &mut Findings) -> Option<String> {
        let node = self.get(name)?;
        let Some(text) = node.value.as_str() else {
            findings.refuse(node.path, Fault::NotA(JsonType::Text));
            return None;
        };
        if text.trim().is_empty() || text.chars().take(most + 1).count() > most {
            findings.refuse(node.path, Fault::BadText { most });
            return None;
        }
        Some(text.to_owned())
    }

    /// The boolean of that name; `None` where there is none. What is there and is none is noted.
    pub(super) fn boolean(&self, name: &str, findings: &mut Findings) -> Option<bool> {
        let node = self.get(name)?;
        if node.value.as_bool().is_none() {
            findings.refuse(node.path, Fault::NotA(JsonType::Boolean));
        }
        node.value.as_bool()
    }
}
