//! Questions before something is kept: what is far outside the usual, or looks like a mix-up, is asked about and never forbidden. A form
//! asks them one record at a time, an import once for each kind.

mod patient;
mod score;
mod session;

pub use patient::KnownPatients;
pub use score::score_questions;
pub use session::questions;

use std::fmt;

/// What a question is about. An import asks once for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskedAbout {
    /// One person may stand under two numbers.
    SamePerson,
    /// Two numbers could be taken for each other.
    AlikeNumber,
    /// A dose far from the usual ones of its route.
    Dose,
    /// A dose far from the usual ones for the body weight.
    DosePerKg,
    /// A dose far from the last one.
    DoseChange,
    /// A body weight that is unusual.
    Weight,
    /// A body weight far from the last one.
    WeightChange,
    /// A diastolic pressure that is not below the systolic one.
    Pressure,
    /// Doses close together.
    Interval,
    /// A score of a day that has not come.
    ScoreToCome,
}

impl AskedAbout {
    /// As a heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::SamePerson => "Perhaps one person under two numbers",
            Self::AlikeNumber => "Numbers that could be taken for each other",
            Self::Dose => "Doses far from the usual",
            Self::DosePerKg => "Doses far from the usual for the body weight",
            Self::DoseChange => "Doses far from the last one",
            Self::Weight => "Unusual body weights",
            Self::WeightChange => "Body weights far from the last one",
            Self::Pressure => "Diastolic pressures not below the systolic",
            Self::Interval => "Doses close together",
            Self::ScoreToCome => "Scores of days that have not come",
        }
    }
}

/// One question, as a whole sentence that states what stands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub about: AskedAbout,
    /// The sentence.
    pub text: String,
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
