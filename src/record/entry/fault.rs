//! What can be wrong with a cell or a row, as kinds: decided on by code, and counted where there are too many to name.

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// A file can't be read as a whole.
    File,
    /// The row has more or fewer cells than the header.
    Cells,
    /// A quotation mark is not closed, or text follows one that is.
    Quotes,
    /// What has to be there is not.
    Empty,
    /// No number.
    NotANumber,
    /// One of two numbers, and nobody has said which.
    DoubtfulNumber,
    /// A number outside its bounds, or off its step.
    OutOfBounds,
    /// No day of the calendar.
    NotADate,
    /// A date that is one only once it is said whether day or month comes first.
    AmbiguousDate,
    /// A form's date of which only a part is typed.
    HalfDate,
    /// A day that has not come yet.
    StillToCome,
    /// No time of day.
    NotATime,
    /// A form's time of which only a part is typed.
    HalfTime,
    /// None of the words that may stand there.
    NotAChoice,
    /// More characters than are kept.
    TooLong,
    /// A character that can't be seen, or that turns the text around it.
    Unseen,
    /// Of a patient whom nobody knows.
    UnknownPatient,
    /// One patient more than is taken at once.
    TooMany,
    /// Of an instrument that nobody knows.
    UnknownInstrument,
    /// An id that could be taken for another one.
    Alike,
    /// At odds with another row of the same record.
    AtOdds,
    /// At odds with the patient's other dates, or with what is stored.
    Impossible,
    /// A memory instrument whose changes could not be judged.
    NoRule,
    /// A file of settings that doesn't fit.
    Settings,
}
