//! What would have been read in a field's place.

use super::fault::Fault;
use crate::record::{Bounds, Day, DayError, Instrument, InstrumentId, Likeness, TextFault, Together, Word};
use std::sync::Arc;

/// What would have been read in a field's place.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// Something at all: what, as the field's table has it.
    Something(&'static str),
    /// A text within its bounds.
    Text(TextFault),
    /// A day, and why this is none.
    Day(DayError),
    /// A form's date, of which only a part is typed.
    WholeDate,
    /// A day that has come, up to that one.
    Past(Day),
    /// The same of a session that was given: a later one is planned.
    PastSession(Day),
    /// A day from the patient's date of birth on.
    SinceBirth(Day),
    /// A date of birth that isn't after the first session or score of the record.
    BirthBefore(Day),
    /// A time of day.
    Time,
    /// A form's time, of which only a part is typed.
    WholeTime,
    /// One of these words.
    Choice(&'static [Word]),
    /// A number.
    Number,
    /// A number with a decimal point.
    PointNumber,
    /// One of two numbers that it may be, written so that it can only be one of them.
    OneNumber {
        /// Where the mark is a decimal one.
        decimal: String,
        /// Where it parts thousands.
        thousands: String,
    },
    /// A whole number of that unit.
    WholeNumber(&'static str),
    /// A number of that unit within the bounds.
    Within(Bounds, &'static str),
    /// The instrument that an unknown id could be taken for; the likeness names the id that is known.
    AlikeInstrument(Likeness),
    /// A number that no other patient has.
    FreeNumber,
    /// One of these instruments.
    Instrument(Vec<InstrumentId>),
    /// A score in the instrument's range.
    InRange(Arc<Instrument>),
    /// A score on the instrument's step.
    OnStep(Arc<Instrument>),
    /// What the other fields of the record need.
    Together(Together),
}

impl Expected {
    /// What is wrong, as a kind.
    pub const fn fault(&self) -> Fault {
        match self {
            Self::Something(_) => Fault::Empty,
            Self::Text(fault) => fault.fault(),
            Self::Day(DayError::Ambiguous) => Fault::AmbiguousDate,
            Self::Day(_) => Fault::NotADate,
            Self::WholeDate => Fault::HalfDate,
            Self::Past(_) | Self::PastSession(_) => Fault::StillToCome,
            Self::SinceBirth(_) | Self::BirthBefore(_) => Fault::Impossible,
            Self::Time => Fault::NotATime,
            Self::WholeTime => Fault::HalfTime,
            Self::Choice(_) => Fault::NotAChoice,
            Self::Number | Self::PointNumber | Self::WholeNumber(_) => Fault::NotANumber,
            Self::OneNumber { .. } => Fault::DoubtfulNumber,
            Self::Together(Together::Rule) => Fault::NoRule,
            Self::Within(..) | Self::InRange(_) | Self::OnStep(_) | Self::Together(_) => Fault::OutOfBounds,
            Self::AlikeInstrument(_) | Self::Instrument(_) => Fault::UnknownInstrument,
            Self::FreeNumber => Fault::Alike,
        }
    }
}
