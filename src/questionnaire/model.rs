//! What a questionnaire asks. A value of these types has passed every check: whatever made it.

use super::{Decimal, ItemIndex, Language, Shown};

/// How far a questionnaire may go. What lies beyond is refused, so that a file can neither stop the app nor fill the disk.
pub mod bounds {
    /// Bytes of a questionnaire's file.
    pub const BYTES: usize = 1_000_000;
    /// Items in all.
    pub const ITEMS: usize = 500;
    /// Items within items.
    pub const DEPTH: usize = 8;
    /// Options of one item.
    pub const OPTIONS: usize = 100;
    /// Conditions of one item.
    pub const CONDITIONS: usize = 50;
    /// Characters of a text that is shown.
    pub const TEXT: usize = 10_000;
    /// Characters of a name or code.
    pub const NAME: usize = 300;
    /// Characters of a `linkId`, as the standard has it.
    pub const LINK_ID: usize = 255;
    /// Characters of the questionnaire's short name.
    pub const ID: usize = 32;
    /// Characters of an answer in words, unless the item says fewer.
    pub const ANSWER: usize = 2_000;
}

/// A questionnaire whose every part is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questionnaire {
    pub(super) id: String,
    pub(super) about: About,
    pub(super) items: Vec<Item>,
}

/// What is said about a questionnaire as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its canonical address, if it has one.
    pub url: Option<String>,
    /// Its version, as its maker counts.
    pub version: Option<String>,
    /// Its name for people.
    pub title: String,
    /// Its language, such as `en`.
    pub language: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Whose it is, and what may be done with it: shown wherever its items are.
    pub copyright: Option<String>,
    /// What it is as a whole in code systems, such as LOINC's panel.
    pub codes: Vec<Coding>,
}

/// One item: a question, a group, or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called within its questionnaire.
    pub link_id: String,
    /// The item that it is in.
    pub parent: Option<ItemIndex>,
    /// What stands before the text, such as a number.
    pub prefix: Option<String>,
    /// What is asked or said.
    pub text: Option<String>,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Whether an answer is needed; of a group, whether anything in it must be answered.
    pub is_required: bool,
    /// When it is asked.
    pub shown: Shown,
    /// What it is in code systems.
    pub codes: Vec<Coding>,
    /// Whether an answer above 0, or "yes", tells of harm.
    pub tells_harm: bool,
}

/// What kind of answer an item takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// None: it holds other items.
    Group,
    /// None: a text.
    Display,
    /// One option, or some.
    Choice {
        /// What there is to choose from.
        options: Vec<Choice>,
        /// Whether several may be chosen.
        takes_many: bool,
    },
    /// Yes or no.
    Boolean,
    /// A whole number.
    Integer(Range),
    /// A number.
    Decimal(Range),
    /// A line of words.
    String(Length),
    /// Lines of words.
    Text(Length),
}

/// Between which numbers an answer lies, both of them among it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The lowest.
    pub min: Option<Decimal>,
    /// The highest.
    pub max: Option<Decimal>,
}

/// How many characters an answer may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length(pub usize);

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it stands for.
    pub value: ChoiceValue,
    /// What stands before it, such as its digit on paper.
    pub prefix: Option<String>,
    /// What it adds to a score; 0 is a weight, none is none.
    pub weight: Option<Decimal>,
}

/// What an option stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceValue {
    /// A code.
    Coding(Coding),
    /// A whole number.
    Integer(i64),
    /// Words.
    Text(String),
}

/// A code of a code system.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Coding {
    /// The code system's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The code.
    pub code: String,
    /// What it says to people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

impl About {
    /// In which language its words are, where it names one that there may be.
    pub fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(Language::new)
    }
}

impl Questionnaire {
    /// Its short name: what it is called in a link, and by the instrument that it is scored for.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What is said about it as a whole.
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// All items, groups before what is in them.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item of that number.
    pub fn item(&self, index: ItemIndex) -> Option<&Item> {
        self.items.get(index)
    }

    /// The number of the item with that `linkId`.
    pub fn find(&self, link_id: &str) -> Option<ItemIndex> {
        self.items.iter().position(|item| item.link_id == link_id)
    }

    /// The items right below that one, or the outermost ones.
    pub fn children(&self, parent: Option<ItemIndex>) -> impl Iterator<Item = (ItemIndex, &Item)> {
        self.items.iter().enumerate().filter(move |(_, item)| item.parent == parent)
    }

    /// The numbers of the items that take an answer.
    pub fn questions(&self) -> impl Iterator<Item = (ItemIndex, &Item)> {
        self.items.iter().enumerate().filter(|(_, item)| item.kind.takes_answer())
    }
}

impl Range {
    /// The whole numbers of it, the lowest first; none where a bound is missing.
    pub fn whole_numbers(&self) -> impl Iterator<Item = i64> + use<> {
        let lowest = self.min.and_then(|min| min.rounded_up().as_whole());
        let highest = self.max.map(|max| max.millionths().div_euclid(1_000_000));
        lowest.zip(highest).into_iter().flat_map(|(lowest, highest)| lowest..=highest)
    }
}

impl Kind {
    /// Whether it takes an answer.
    pub const fn takes_answer(&self) -> bool {
        !matches!(self, Self::Group | Self::Display)
    }

    /// The options of a choice; none of what is none.
    pub fn options(&self) -> &[Choice] {
        if let Self::Choice { options, .. } = self { options } else { &[] }
    }

    /// Whether an answer to it says how much: options with a weight or a number each, or a number.
    pub fn can_be_scored(&self) -> bool {
        match self {
            Self::Choice { options, .. } => options.iter().all(|option| option.points().is_some()),
            Self::Integer(_) | Self::Decimal(_) => true,
            _ => false,
        }
    }
}

impl Choice {
    /// What it adds to a score: its weight, or the whole number that it stands for.
    pub fn points(&self) -> Option<Decimal> {
        match (self.weight, &self.value) {
            (Some(weight), _) => Some(weight),
            (None, ChoiceValue::Integer(number)) => Decimal::whole(*number),
            _ => None,
        }
    }

    /// What is read to a person.
    pub fn shown(&self) -> String {
        match &self.value {
            ChoiceValue::Coding(coding) => coding.display.clone().unwrap_or_else(|| coding.code.clone()),
            ChoiceValue::Integer(number) => number.to_string(),
            ChoiceValue::Text(text) => text.clone(),
        }
    }
}

impl Coding {
    /// Whether it names the same code. A code without a system is the same as one with a system, since files leave it out.
    pub fn is_same(&self, other: &Self) -> bool {
        let same_system = match (&self.system, &other.system) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        same_system && self.code == other.code
    }
}
