//! What becomes of the scores of answers where there is one of the same instrument and day already.

use super::Made;
use crate::record::Key;

/// What becomes of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondScore {
    /// They take the place of those that are there: the patient corrected the answers.
    Instead,
    /// Both are kept.
    Both,
    /// Those that are there are kept, and the answers without a score.
    Without,
}

/// What becomes of one score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is added.
    Added,
    /// It takes the place of that one.
    InPlaceOf(Key),
    /// It isn't kept.
    Left,
}

impl SecondScore {
    /// What can be carried out, the likeliest first; nothing where there is no other score.
    pub fn offered(made: &[Made]) -> Vec<Self> {
        let second = || {
            made.iter().filter_map(|made| match made {
                Made::Score { there, instead, can_be_beside, .. } if !there.is_empty() => {
                    Some((*instead, *can_be_beside))
                }
                _ => None,
            })
        };
        let can_be = |choice: &Self| match choice {
            Self::Instead => second().all(|(instead, _)| instead.is_some()),
            Self::Both => second().all(|(_, can_be_beside)| can_be_beside),
            Self::Without => true,
        };
        let all = [Self::Instead, Self::Both, Self::Without];
        all.into_iter().filter(|choice| second().next().is_some() && can_be(choice)).collect()
    }

    /// What becomes of each score by that choice; none while a choice is needed and isn't made, or can't be carried out.
    pub fn carried_out(choice: Option<Self>, made: &[Made]) -> Option<Vec<(Key, Kept)>> {
        let offered = Self::offered(made);
        let choice = choice.filter(|choice| offered.contains(choice));
        let kept = |there: &[Key], instead: Option<Key>| match choice {
            _ if there.is_empty() => Some(Kept::Added),
            Some(Self::Instead) => instead.map(Kept::InPlaceOf),
            Some(Self::Both) => Some(Kept::Added),
            Some(Self::Without) => Some(Kept::Left),
            None => None,
        };
        let scores = made.iter().filter_map(|made| match made {
            Made::Score { score, there, instead, .. } => Some((score.key, there, *instead)),
            _ => None,
        });
        scores.map(|(key, there, instead)| Some((key, kept(there, instead)?))).collect()
    }
}
