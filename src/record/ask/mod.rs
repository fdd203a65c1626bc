//! Questions before something is kept: what is far outside the usual, or looks like a mix-up, is asked about and never forbidden. A form
//! asks them one record at a time, an import once for each kind.

mod patient;
mod score;
mod session;

pub use patient::KnownPatients;
pub use score::score_questions;
pub use session::questions;

use super::{Day, InstrumentId, Likeness, Route};

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

/// One question: what stands out, by its figures.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names of the figures are the meaning")]
pub enum Question {
    /// Two numbers of one name and birth date.
    SamePerson { number: String, other: String },
    /// Two numbers that could be taken for each other.
    AlikeNumber { number: String, like: Likeness },
    /// In mg.
    Dose { mg: f64, route: Route, usual: (f64, f64) },
    /// In mg, kg and mg/kg.
    DosePerKg { mg: f64, route: Route, kg: f64, usual: (f64, f64) },
    /// In mg.
    DoseChange { mg: f64, route: Route, before: f64, on: Day },
    /// In kg.
    Weight { kg: f64 },
    /// In kg.
    WeightChange { kg: f64, before: f64, on: Day },
    /// In mmHg, before the dose or at its highest.
    Pressure { systolic: f64, diastolic: f64, is_highest: bool },
    /// Another dose on that day; none for the same day.
    Interval { other: Option<Day> },
    /// A score of a day after today.
    ScoreToCome { day: Day, today: Day, instrument: InstrumentId },
}

impl Question {
    /// What it is about.
    pub const fn about(&self) -> AskedAbout {
        match self {
            Self::SamePerson { .. } => AskedAbout::SamePerson,
            Self::AlikeNumber { .. } => AskedAbout::AlikeNumber,
            Self::Dose { .. } => AskedAbout::Dose,
            Self::DosePerKg { .. } => AskedAbout::DosePerKg,
            Self::DoseChange { .. } => AskedAbout::DoseChange,
            Self::Weight { .. } => AskedAbout::Weight,
            Self::WeightChange { .. } => AskedAbout::WeightChange,
            Self::Pressure { .. } => AskedAbout::Pressure,
            Self::Interval { .. } => AskedAbout::Interval,
            Self::ScoreToCome { .. } => AskedAbout::ScoreToCome,
        }
    }
}
