//! When an item is asked: conditions on the answers to other items.

use super::Decimal;

/// Which item, counted from 0 in the order in which the questionnaire has them, groups before what is in them.
pub type ItemIndex = usize;

/// When an item is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Whenever the item that it is in is.
    Always,
    /// If all of these hold.
    IfAll(Vec<Condition>),
    /// If one of these holds.
    IfAny(Vec<Condition>),
}

/// One condition on the answer to another item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The item whose answer decides.
    pub question: ItemIndex,
    /// What has to be true of it.
    pub test: Test,
}

/// What has to be true of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// That there is one, or that there is none.
    Exists(bool),
    /// That it compares so with this.
    Compares(Comparison, Operand),
}

/// How an answer compares with what a condition names. Of several answers one is enough; for [`Comparison::NotEqual`] none may be equal, so
/// that it holds where there is no answer, as the standard has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Comparison {
    Equal,
    NotEqual,
    Greater,
    Less,
    GreaterOrEqual,
    LessOrEqual,
}

/// What a condition compares an answer with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// The option of that number.
    Option(usize),
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(Decimal),
    /// Words.
    Text(String),
}
