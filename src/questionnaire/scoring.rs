//! A score made from answers, by the rule that an instrument declares. Nothing is ever filled in: what can't be scored says why.

use super::table::ScoreTable;
use super::{Answers, Decimal, ItemIndex, Kind, Questionnaire, Range};

/// How an instrument makes a score of a questionnaire's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scoring {
    items: Vec<String>,
    not_asked: NotAsked,
    prorating: Option<Prorating>,
    table: Option<ScoreTable>,
}

/// What an item means for the score that the person was not asked, because of what was answered before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotAsked {
    /// As if it had not been answered.
    #[default]
    Unanswered,
    /// It is no part of the sum.
    LeftOut,
}

/// That an instrument allows to score with some items unanswered: the sum is raised as if they had been answered like the others on average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prorating {
    /// How many may be unanswered.
    pub most_unanswered: usize,
    /// How the raised sum is rounded.
    pub rounding: Rounding,
}

/// How a raised sum is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To six decimals.
    None,
    /// To the nearest whole number, a half up.
    Nearest,
    /// To the next whole number above.
    Up,
}

/// Why a rule for scoring is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScoringFault {
    /// It names no item.
    NoItems,
    /// It names one twice.
    Twice(String),
    /// It names one that the questionnaire doesn't have.
    UnknownItem(String),
    /// It names one whose answers don't say how much.
    NotScorable(String),
    /// As many may be unanswered as there are.
    AllUnanswered,
    /// The table has no score for a sum that can come up.
    TableGap(Decimal),
}

/// A score, and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// The score.
    pub value: Decimal,
    /// The sum that it was made of, raised if some were unanswered.
    pub raw: Decimal,
    /// What each answered item added, in the order of the rule.
    pub parts: Vec<(ItemIndex, Decimal)>,
    /// The items that were not answered; there are none but where the rule allows it.
    pub unanswered: Vec<ItemIndex>,
    /// The items that were not asked and are no part of the sum.
    pub left_out: Vec<ItemIndex>,
    /// Whether a table made the score of the sum.
    pub by_table: bool,
}

/// Why there is no score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotScorable {
    /// These items were not answered, more than the rule allows.
    Unanswered(Vec<ItemIndex>),
    /// The rule names an item that this questionnaire doesn't have: it is a rule for another one.
    OtherQuestionnaire(String),
    /// The table has no score for this sum.
    NotInTable(Decimal),
    /// The sum is beyond the numbers that are kept.
    OutOfBounds,
}

impl Scoring {
    /// A rule for that questionnaire.
    ///
    /// # Errors
    /// What of it doesn't fit the questionnaire.
    pub fn new(
        questionnaire: &Questionnaire,
        items: Vec<String>,
        not_asked: NotAsked,
        prorating: Option<Prorating>,
        table: Option<ScoreTable>,
    ) -> Result<Self, ScoringFault> {
        if items.is_empty() {
            return Err(ScoringFault::NoItems);
        }
        for (at, name) in items.iter().enumerate() {
            if items.iter().take(at).any(|before| before == name) {
                return Err(ScoringFault::Twice(name.clone()));
            }
            let item = questionnaire.find(name).and_then(|index| questionnaire.item(index));
            let item = item.ok_or_else(|| ScoringFault::UnknownItem(name.clone()))?;
            if !item.kind.can_be_scored() {
                return Err(ScoringFault::NotScorable(name.clone()));
            }
        }
        if prorating.is_some_and(|prorating| prorating.most_unanswered >= items.len()) {
            return Err(ScoringFault::AllUnanswered);
        }
        let scoring = Self { items, not_asked, prorating, table };
        match scoring.gap(questionnaire) {
            Some(sum) => Err(ScoringFault::TableGap(sum)),
            None => Ok(scoring),
        }
    }

    /// The `linkId`s of the items that can be scored: what a person chooses from.
    pub fn scorable(questionnaire: &Questionnaire) -> Vec<String> {
        let scorable = questionnaire.items().iter().filter(|item| item.kind.can_be_scored());
        scorable.map(|item| item.link_id.clone()).collect()
    }

    /// The `linkId`s of the items that it adds up.
    pub fn items(&self) -> &[String] {
        &self.items
    }

    /// What an item means that was not asked.
    pub const fn not_asked(&self) -> NotAsked {
        self.not_asked
    }

    /// Whether and how far some may be unanswered.
    pub const fn prorating(&self) -> Option<Prorating> {
        self.prorating
    }

    /// The table from sum to score, if there is one.
    pub const fn table(&self) -> Option<&ScoreTable> {
        self.table.as_ref()
    }

    /// The lowest and the highest sum of all items; `None` where an item has no bound.
    pub fn sums(&self, questionnaire: &Questionnaire) -> Option<(Decimal, Decimal)> {
        let ends = self.items.iter().map(|name| {
            let item = questionnaire.item(questionnaire.find(name)?)?;
            match &item.kind {
                Kind::Integer(Range { min, max }) | Kind::Decimal(Range { min, max }) => Some(((*min)?, (*max)?)),
                Kind::Choice { options, takes_many } => {
                    let points = || options.iter().filter_map(super::Choice::points);
                    if *takes_many {
                        let (below, above): (Vec<_>, Vec<_>) = points().partition(|points| *points < Decimal::ZERO);
                        let highest =
                            if above.is_empty() { below.iter().max().copied()? } else { above.into_iter().sum() };
                        let lowest = if below.is_empty() { points().min()? } else { below.into_iter().sum() };
                        return Some((lowest, highest));
                    }
                    Some((points().min()?, points().max()?))
                }
                _ => None,
            }
        });
        let ends: Vec<(Decimal, Decimal)> = ends.collect::<Option<_>>()?;
        Some((ends.iter().map(|(low, _)| *low).sum(), ends.iter().map(|(_, high)| *high).sum()))
    }

    /// A whole sum that can come up and that the table has no score for.
    fn gap(&self, questionnaire: &Questionnaire) -> Option<Decimal> {
        /// Beyond so many sums the table is looked at when a score is made.
        const CHECKED: i64 = 10_000;
        let table = self.table.as_ref()?;
        let (low, high) = self.sums(questionnaire)?;
        let (low, high) = (low.as_whole()?, high.as_whole()?);
        let mut sums = (low..=high.min(low.saturating_add(CHECKED))).filter_map(Decimal::whole);
        sums.find(|sum| table.score(*sum).is_none())
    }

    /// The score of those answers.
    ///
    /// # Errors
    /// Why there is none.
    pub fn score(&self, answers: &Answers) -> Result<Scored, NotScorable> {
        let questionnaire = answers.questionnaire();
        let asked = answers.asked();
        let (mut parts, mut unanswered, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for name in &self.items {
            let other = || NotScorable::OtherQuestionnaire(name.clone());
            let index = questionnaire.find(name).ok_or_else(other)?;
            let item = questionnaire.item(index).ok_or_else(other)?;
            let is_asked = asked.get(index) == Some(&true);
            if !is_asked && self.not_asked == NotAsked::LeftOut {
                left_out.push(index);
                continue;
            }
            match answers.given(index).filter(|_| is_asked) {
                Some(answer) => parts.push((index, item.points(answer).ok_or_else(other)?)),
                None => unanswered.push(index),
            }
        }
        let allowed = self.prorating.map_or(0, |prorating| prorating.most_unanswered);
        // Where nothing was asked there is nothing to make a score of, whatever the rule leaves out.
        if unanswered.len() > allowed || parts.is_empty() {
            let none = if unanswered.is_empty() { left_out } else { unanswered };
            return Err(NotScorable::Unanswered(none));
        }
        let sum: Decimal = parts.iter().map(|(_, points)| *points).sum();
        let raw = self.raise(sum, parts.len(), unanswered.len()).ok_or(NotScorable::OutOfBounds)?;
        let value = match &self.table {
            Some(table) => table.score(raw).ok_or(NotScorable::NotInTable(raw))?,
            None => raw,
        };
        Ok(Scored { value, raw, parts, unanswered, left_out, by_table: self.table.is_some() })
    }

    fn raise(&self, sum: Decimal, answered: usize, unanswered: usize) -> Option<Decimal> {
        let prorating = match self.prorating {
            Some(prorating) if unanswered > 0 => prorating,
            _ => return Some(sum),
        };
        let all = u32::try_from(answered + unanswered).ok()?;
        let raised = sum.scaled(all, u32::try_from(answered).ok()?)?;
        Some(match prorating.rounding {
            Rounding::None => raised,
            Rounding::Nearest => raised.rounded(),
            Rounding::Up => raised.rounded_up(),
        })
    }
}
