//! One answered questionnaire or rating.

use super::field::{Any, InstrumentId, Note, Number, choice, record};
use super::{Day, Key, TimeOfDay};

choice! {
    /// Whether a score lies before or after the same day's session, where the person said so.
    #[expect(missing_docs, reason = "the names are the meaning")]
    pub enum Timing {
        Before = 1 "before",
        After = 2 "after",
    }
}

choice! {
    /// Who gave the answer, or where the row came from.
    #[expect(missing_docs, reason = "the names are the meaning")]
    pub enum Source {
        Patient = 1 "self",
        Clinician = 2 "clinician",
        Import = 3 "import",
    }
}

/// A number of an instrument's points.
pub type Points = Number<Any>;

record! {
    /// One score of one instrument on one day.
    pub struct Score(key: Key) {
        1 instrument as "instrument": InstrumentId, "Instrument", "The id of a built-in instrument, such as promis-cf, or of the clinic’s own", "the id of an instrument";
        2 day as "date": Day, "Day", "The day on which it was answered", "a date as YYYY-MM-DD";
        3 value as "value": Points, "Score", "In points, within the instrument’s range and on its step; 0 is a score", "a score (0 is a score; where none was given there is nothing to record)";
    } or empty {
        4 time as "time": Option<TimeOfDay>, "Time", "Clock time";
        5 timing as "timing": Option<Timing>, "On a session’s day", "Before or after the same day’s session";
        6 source as "source": Option<Source>, "By", "Who answered";
        7 note as "note": Note, "Note", "Free text";
    }
}
