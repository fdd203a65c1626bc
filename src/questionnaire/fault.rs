//! Why a questionnaire is not taken, and what of it is left out, typed: the place in the file, and what is wrong there.

/// Where in a file: `item[2].answerOption[0].extension[0]`, empty for the file as a whole.
pub type Path = String;

/// One reason why a questionnaire is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where.
    pub at: Path,
    /// What is wrong there.
    pub fault: Fault,
}

/// Something that is left out without changing what is asked or scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stood.
    pub at: Path,
    /// What it is.
    pub what: Unused,
}

/// What is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unused {
    /// An extension that says how something looks, by its address.
    Extension(String),
    /// An element of the standard that is not used here.
    Element(String),
    /// An answer that would have been filled in: nothing is answered but by a person.
    DefaultAnswer,
    /// An item that is calculated from others: nobody is asked, and scores are made by the instrument's own rule.
    Calculated,
    /// That the questionnaire is a draft, retired, or of unknown standing.
    Status(String),
}

/// What is wrong in a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Longer than is read.
    TooLong {
        /// How many bytes there may be.
        most: usize,
    },
    /// Not JSON.
    NotJson,
    /// JSON, but not a `Questionnaire`: what it calls itself.
    NotAQuestionnaire(Option<String>),
    /// An element that must be there and isn't.
    Missing(&'static str),
    /// An element of another type than the standard's.
    NotA(JsonType),
    /// An element that this app doesn't know and that could change what is asked.
    UnknownElement(String),
    /// `modifierExtension` or `implicitRules`: they change what the rest means.
    ChangesMeaning,
    /// An extension that changes what is asked or scored, by its address.
    ChangesAsking(String),
    /// An item type that is not supported.
    UnsupportedType(String),
    /// A group that repeats.
    RepeatingGroup,
    /// Several answers to an item that is no choice.
    RepeatingQuestion,
    /// A question that nobody may answer.
    ReadOnly,
    /// More items than are taken.
    TooManyItems {
        /// How many there may be.
        most: usize,
    },
    /// More options, conditions or codes at one item than are taken.
    TooMany {
        /// How many there may be.
        most: usize,
    },
    /// Items within items, deeper than is taken.
    TooDeep {
        /// How deep they may be.
        most: usize,
    },
    /// A text longer than is taken, or an empty one.
    BadText {
        /// How many characters there may be.
        most: usize,
    },
    /// No short name can be made from the file's `id` or `name`.
    NoShortName,
    /// The same `linkId` twice.
    DuplicateLinkId(String),
    /// Nothing is asked.
    NoQuestion,
    /// An item within a text.
    InDisplay,
    /// A choice without options.
    NoOptions,
    /// Options at an item that is no choice.
    OptionsWithoutChoice,
    /// Both a list of options and a value set.
    TwoLists,
    /// A value set that is not in the file itself, by its address.
    ValueSetElsewhere(String),
    /// A value set that names no codes one by one.
    ValueSetNotListed,
    /// A value set whose two lists differ.
    ValueSetTwoLists,
    /// An option of a kind that is not supported.
    UnsupportedOption(String),
    /// The same option twice.
    DuplicateOption,
    /// A weight that is not a number, such as a text.
    WeightNotANumber,
    /// Two different weights at one option.
    TwoWeights,
    /// Some of the options have a weight and some don't.
    SomeWeightsMissing,
    /// A number beyond the bounds, or with more decimals than are kept.
    NumberOutOfBounds,
    /// The lowest number lies above the highest.
    EmptyRange,
    /// A condition on an item that doesn't exist, by its `linkId`.
    UnknownQuestion(String),
    /// A condition on an item that takes no answer.
    NotAQuestion(String),
    /// Items whose conditions depend on each other in a circle, by their `linkId`s.
    Loop(Vec<String>),
    /// An operator that is not the standard's.
    UnknownOperator(String),
    /// An operator, or a value to compare with, that doesn't fit the question.
    NotComparable,
    /// A condition on an option that the question doesn't have.
    UnknownOption,
    /// Several conditions, and whether all or any must hold is not said.
    AllOrAny,
    /// An item marked as telling of harm whose answers don't say how much.
    HarmNotScorable,
}

/// A type that was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum JsonType {
    Object,
    List,
    Text,
    Boolean,
    Whole,
    Number,
}
