//! What a clinic may change of a questionnaire that it imports: its short name, which items tell of harm, and items that nobody shall be asked,
//! such as a total that the file asks for. Each makes another questionnaire, with a fingerprint of its own.

use super::{Item, ItemIndex, Kind, Questionnaire, Shown, is_short_name};

/// Why a questionnaire is not changed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditFault {
    /// No such item.
    NoSuchItem,
    /// No short name: 1 to 32 small letters, digits and hyphens.
    NotAShortName,
    /// Answers to that item don't say how much, so that they can't tell of harm.
    HarmNotScorable,
    /// Whether this other item is asked depends on it, by its `linkId`.
    NeededBy(String),
    /// Nothing would be asked any more.
    NoQuestion,
}

impl Questionnaire {
    /// The same under another short name.
    ///
    /// # Errors
    /// [`EditFault::NotAShortName`].
    pub fn renamed(&self, id: &str) -> Result<Self, EditFault> {
        if !is_short_name(id) {
            return Err(EditFault::NotAShortName);
        }
        Ok(Self { id: id.to_owned(), ..self.clone() })
    }

    /// The same with that item telling of harm, or not.
    ///
    /// # Errors
    /// [`EditFault::HarmNotScorable`] for an item whose answers don't say how much.
    pub fn marking_harm(&self, index: ItemIndex, tells_harm: bool) -> Result<Self, EditFault> {
        let mut edited = self.clone();
        let item = edited.items.get_mut(index).ok_or(EditFault::NoSuchItem)?;
        if tells_harm && !item.kind.can_be_scored() && item.kind != Kind::Boolean {
            return Err(EditFault::HarmNotScorable);
        }
        item.tells_harm = tells_harm;
        Ok(edited)
    }

    /// The same without that item and what is in it.
    ///
    /// # Errors
    /// Another item depends on it, or nothing would be asked.
    pub fn without(&self, index: ItemIndex) -> Result<Self, EditFault> {
        self.item(index).ok_or(EditFault::NoSuchItem)?;
        let goes: Vec<bool> = (0..self.items.len()).map(|at| at == index || self.is_within(at, index)).collect();
        let is_gone = |at: ItemIndex| goes.get(at) == Some(&true);
        // Where each item that stays is then.
        let place = |at: ItemIndex| at - goes.iter().take(at).filter(|gone| **gone).count();
        let mut items = Vec::with_capacity(self.items.len());
        for (_, item) in self.items.iter().enumerate().filter(|(at, _)| !is_gone(*at)) {
            if item.depends_on().any(is_gone) {
                return Err(EditFault::NeededBy(item.link_id.clone()));
            }
            let mut item = item.clone();
            item.parent = item.parent.map(place);
            if let Shown::IfAll(conditions) | Shown::IfAny(conditions) = &mut item.shown {
                conditions.iter_mut().for_each(|condition| condition.question = place(condition.question));
            }
            items.push(item);
        }
        if !items.iter().any(|item| item.kind.takes_answer()) {
            return Err(EditFault::NoQuestion);
        }
        Ok(Self { items, ..self.clone() })
    }
}

impl Item {
    /// The items on whose answers it depends whether this one is asked.
    pub fn depends_on(&self) -> impl Iterator<Item = ItemIndex> {
        let conditions = match &self.shown {
            Shown::Always => [].as_slice(),
            Shown::IfAll(conditions) | Shown::IfAny(conditions) => conditions,
        };
        conditions.iter().map(|condition| condition.question)
    }
}
