//! What a person has answered so far: which items are asked given that, which answers are missing, and which are part of the response.

use super::{Comparison, Condition, Decimal, Item, ItemIndex, Kind, Operand, Questionnaire, Shown, Test};
use std::cmp::Ordering;
use std::sync::Arc;

/// An answer to one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The options of those numbers, in the order of the options.
    Options(Vec<usize>),
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(Decimal),
    /// Words.
    Text(String),
}

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerFault {
    /// There is no such item, or it takes no answer.
    NotAQuestion,
    /// It is of another kind than the item takes.
    OtherKind,
    /// There is no such option, or it is named twice.
    NoSuchOption,
    /// More than one option, where one is to be chosen.
    OneOnly,
    /// Not a whole number.
    NotWhole,
    /// Below the lowest number.
    TooLow(Decimal),
    /// Above the highest number.
    TooHigh(Decimal),
    /// More characters than there may be.
    TooLong {
        /// How many there may be.
        most: usize,
    },
}

/// The answers to a questionnaire. An answer to an item that isn't asked any more is held, in case it is asked again, but is no part of the
/// response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    questionnaire: Arc<Questionnaire>,
    given: Vec<Option<Answer>>,
}

impl Answers {
    /// None yet.
    pub fn new(questionnaire: Arc<Questionnaire>) -> Self {
        Self { given: vec![None; questionnaire.items().len()], questionnaire }
    }

    /// What is answered.
    pub const fn questionnaire(&self) -> &Arc<Questionnaire> {
        &self.questionnaire
    }

    /// Answers an item. Words of nothing but blanks, and no option at all, are no answer: they take back what was there.
    ///
    /// # Errors
    /// Why the answer is not one to this item; nothing is changed.
    pub fn set(&mut self, index: ItemIndex, answer: Answer) -> Result<(), AnswerFault> {
        let item = self.questionnaire.item(index).ok_or(AnswerFault::NotAQuestion)?;
        let answer = item.kind.check(answer)?;
        if let Some(given) = self.given.get_mut(index) {
            *given = answer;
        }
        Ok(())
    }

    /// Takes an answer back.
    pub fn clear(&mut self, index: ItemIndex) {
        if let Some(given) = self.given.get_mut(index) {
            *given = None;
        }
    }

    /// The answer to an item, whether the item is asked or not: what its form shows.
    pub fn given(&self, index: ItemIndex) -> Option<&Answer> {
        self.given.get(index)?.as_ref()
    }

    /// Whether each item is asked, by its number.
    pub fn asked(&self) -> Vec<bool> {
        let mut known = vec![None; self.given.len()];
        (0..self.given.len()).map(|index| self.find_asked(index, &mut known)).collect()
    }

    /// The answers that are part of the response, with their items' numbers.
    pub fn part(&self) -> Vec<(ItemIndex, &Answer)> {
        let asked = self.asked();
        let given = self.given.iter().enumerate().zip(asked);
        given.filter(|(_, asked)| *asked).filter_map(|((index, answer), _)| Some((index, answer.as_ref()?))).collect()
    }

    /// The items that are asked and need an answer, and have none. Of a group that needs one, the group.
    pub fn missing(&self) -> Vec<ItemIndex> {
        let asked = self.asked();
        let is_asked = |index: ItemIndex| asked.get(index) == Some(&true);
        let items = self.questionnaire.items();
        let is_missing = |index: ItemIndex, item: &Item| match item.kind {
            Kind::Group => {
                let mut within = items.iter().enumerate().filter(|(at, other)| {
                    other.kind.takes_answer() && is_asked(*at) && self.questionnaire.is_within(*at, index)
                });
                let mut any = false;
                let answered = within.any(|(at, _)| {
                    any = true;
                    self.given(at).is_some()
                });
                any && !answered
            }
            Kind::Display => false,
            _ => self.given(index).is_none(),
        };
        let numbered = items.iter().enumerate();
        let missing = numbered.filter(|(at, item)| item.is_required && is_asked(*at) && is_missing(*at, item));
        missing.map(|(at, _)| at).collect()
    }

    /// The items that are asked, tell of harm and are answered above 0, or with "yes".
    pub fn harm(&self) -> Vec<ItemIndex> {
        let tells = |(index, answer): (ItemIndex, &Answer)| {
            let item = self.questionnaire.item(index).filter(|item| item.tells_harm)?;
            let is_harm = match answer {
                Answer::Boolean(yes) => *yes,
                answer => item.points(answer).is_some_and(|points| points > Decimal::ZERO),
            };
            is_harm.then_some(index)
        };
        self.part().into_iter().filter_map(tells).collect()
    }

    /// What is known is not looked for again, so each item and each condition is looked at once. Questionnaires have no circles.
    fn find_asked(&self, index: ItemIndex, known: &mut Vec<Option<bool>>) -> bool {
        if let Some(Some(known)) = known.get(index) {
            return *known;
        }
        let Some(item) = self.questionnaire.item(index) else { return false };
        let is_asked = item.parent.is_none_or(|parent| self.find_asked(parent, known))
            && match &item.shown {
                Shown::Always => true,
                Shown::IfAll(conditions) => conditions.iter().all(|condition| self.holds(condition, known)),
                Shown::IfAny(conditions) => conditions.iter().any(|condition| self.holds(condition, known)),
            };
        if let Some(known) = known.get_mut(index) {
            *known = Some(is_asked);
        }
        is_asked
    }

    fn holds(&self, condition: &Condition, known: &mut Vec<Option<bool>>) -> bool {
        let is_asked = self.find_asked(condition.question, known);
        let answer = self.given(condition.question).filter(|_| is_asked);
        match (&condition.test, answer) {
            (Test::Exists(is_there), answer) => answer.is_some() == *is_there,
            (Test::Compares(comparison, _), None) => *comparison == Comparison::NotEqual,
            (Test::Compares(comparison, operand), Some(answer)) => compares(*comparison, answer, operand),
        }
    }
}

fn compares(comparison: Comparison, answer: &Answer, operand: &Operand) -> bool {
    let ordering = match (answer, operand) {
        (Answer::Options(chosen), Operand::Option(option)) => chosen.contains(option).then_some(Ordering::Equal),
        (Answer::Boolean(answer), Operand::Boolean(operand)) => (answer == operand).then_some(Ordering::Equal),
        (Answer::Text(answer), Operand::Text(operand)) => (answer == operand).then_some(Ordering::Equal),
        (Answer::Number(answer), Operand::Number(operand)) => Some(answer.cmp(operand)),
        _ => None,
    };
    match comparison {
        Comparison::Equal => ordering == Some(Ordering::Equal),
        Comparison::NotEqual => ordering != Some(Ordering::Equal),
        Comparison::Greater => ordering == Some(Ordering::Greater),
        Comparison::Less => ordering == Some(Ordering::Less),
        Comparison::GreaterOrEqual => matches!(ordering, Some(Ordering::Greater | Ordering::Equal)),
        Comparison::LessOrEqual => matches!(ordering, Some(Ordering::Less | Ordering::Equal)),
    }
}

impl Questionnaire {
    /// Whether the item lies within the other one, however deep.
    pub fn is_within(&self, index: ItemIndex, outer: ItemIndex) -> bool {
        let parent = |index: ItemIndex| self.item(index).and_then(|item| item.parent);
        std::iter::successors(parent(index), |above| parent(*above)).any(|above| above == outer)
    }
}

impl Item {
    /// What an answer adds to a score: the weights of the options that are chosen, or the number.
    pub fn points(&self, answer: &Answer) -> Option<Decimal> {
        match answer {
            Answer::Options(chosen) => {
                let options = self.kind.options();
                chosen.iter().map(|at| options.get(*at)?.points()).sum()
            }
            Answer::Number(number) => Some(*number),
            Answer::Boolean(_) | Answer::Text(_) => None,
        }
    }
}

impl Kind {
    /// The answer as it is held; `None` where it says nothing.
    fn check(&self, answer: Answer) -> Result<Option<Answer>, AnswerFault> {
        match (self, answer) {
            (Self::Group | Self::Display, _) => Err(AnswerFault::NotAQuestion),
            (Self::Choice { options, takes_many }, Answer::Options(mut chosen)) => {
                let named = chosen.len();
                chosen.sort_unstable();
                chosen.dedup();
                if chosen.len() != named || chosen.last().is_some_and(|last| *last >= options.len()) {
                    return Err(AnswerFault::NoSuchOption);
                }
                if chosen.len() > 1 && !takes_many {
                    return Err(AnswerFault::OneOnly);
                }
                Ok((!chosen.is_empty()).then_some(Answer::Options(chosen)))
            }
            (Self::Boolean, answer @ Answer::Boolean(_)) => Ok(Some(answer)),
            (Self::Integer(range) | Self::Decimal(range), Answer::Number(number)) => {
                if matches!(self, Self::Integer(_)) && number.as_whole().is_none() {
                    return Err(AnswerFault::NotWhole);
                }
                match (range.min, range.max) {
                    (Some(min), _) if number < min => Err(AnswerFault::TooLow(min)),
                    (_, Some(max)) if number > max => Err(AnswerFault::TooHigh(max)),
                    _ => Ok(Some(Answer::Number(number))),
                }
            }
            (Self::String(length) | Self::Text(length), Answer::Text(text)) => {
                if text.chars().take(length.0 + 1).count() > length.0 {
                    return Err(AnswerFault::TooLong { most: length.0 });
                }
                Ok((!text.trim().is_empty()).then_some(Answer::Text(text)))
            }
            _ => Err(AnswerFault::OtherKind),
        }
    }
}
