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

impl Fault {
    /// What such cells are, in words that follow "2 cells of value are".
    pub const fn words(self) -> &'static str {
        match self {
            Self::File => "in a file that can’t be read",
            Self::Cells => "longer or shorter than the header",
            Self::Quotes => "torn by a quotation mark",
            Self::Empty => "empty",
            Self::NotANumber => "no number",
            Self::DoubtfulNumber => "one of two numbers",
            Self::OutOfBounds => "outside the range or off the step",
            Self::NotADate => "no date",
            Self::AmbiguousDate => "a date only once it is said whether day or month comes first",
            Self::HalfDate => "half a date",
            Self::StillToCome => "a day that has not come yet",
            Self::NotATime => "no time",
            Self::HalfTime => "half a time",
            Self::NotAChoice => "none of the words that may stand there",
            Self::TooLong => "too long",
            Self::Unseen => "with a character that can’t be seen",
            Self::UnknownPatient => "the number of nobody who is known",
            Self::TooMany => "of one patient too many",
            Self::UnknownInstrument => "no known instrument",
            Self::Alike => "easily taken for another id",
            Self::AtOdds => "at odds with another row",
            Self::Impossible => "at odds with other dates or with what is stored",
            Self::NoRule => "not enough to judge a change by",
            Self::Settings => "no setting that fits",
        }
    }
}
