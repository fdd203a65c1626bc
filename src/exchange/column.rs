//! The columns of the tables that are read: the one list that the reader, the writer and the page go by.

use crate::record::{
    DOSE_MG, Drug, PRESSURE_MMHG, Role, Route, SessionStatus, Sex, Site, Source, TextKind, Timing, WEIGHT_KG, grouped,
};

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// Whether a row says nothing without it.
    pub required: bool,
    /// What it means.
    meaning: &'static str,
    /// What may stand in it.
    kind: Kind,
}

/// What may stand in a column.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Text(TextKind),
    Date,
    Time,
    Number,
    Within((f64, f64), &'static str),
    OneOf(fn() -> Vec<&'static str>),
}

impl Column {
    const fn new(name: &'static str, kind: Kind, meaning: &'static str) -> Self {
        Self { name, required: false, meaning, kind }
    }

    const fn required(name: &'static str, kind: Kind, meaning: &'static str) -> Self {
        Self { name, required: true, meaning, kind }
    }

    /// Whether a calendar day stands in it.
    pub(super) const fn is_date(&self) -> bool {
        matches!(self.kind, Kind::Date)
    }

    /// The bounds of the text in it; of what is no text, the widest.
    pub(super) const fn text(&self) -> TextKind {
        match self.kind {
            Kind::Text(kind) => kind,
            _ => TextKind::Note,
        }
    }

    /// What it means and what may stand in it, for a person.
    pub fn words(&self) -> String {
        let may = match self.kind {
            Kind::Text(kind) => format!(" At most {} characters.", grouped(kind.most())),
            Kind::Date => " YYYY-MM-DD.".to_owned(),
            Kind::Time => " HH:MM, 24 h.".to_owned(),
            Kind::Number => " A number.".to_owned(),
            Kind::Within((low, high), unit) => format!(" {low} to {high} {unit}."),
            Kind::OneOf(words) => format!(" One of {}.", words().join(", ")),
        };
        format!("{}.{may}", self.meaning)
    }
}

/// The names of columns, in their order.
#[expect(clippy::indexing_slicing, reason = "it runs while compiling, where a place outside the array is an error")]
pub(super) const fn names<const N: usize>(columns: &[Column; N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut at = 0;
    while at < N {
        names[at] = columns[at].name;
        at += 1;
    }
    names
}

/// The words of a choice.
fn words<T>(all: &[(T, &'static str)]) -> Vec<&'static str> {
    all.iter().map(|(_, word)| *word).collect()
}

const PATIENT: Column =
    Column::required("patient_id", Kind::Text(TextKind::Number), "The clinic’s own number of the patient");
const NOTE: Column = Column::new("note", Kind::Text(TextKind::Note), "Free text");
const YES_NO: Kind = Kind::OneOf(|| vec!["true", "false"]);

pub(super) const PATIENTS: [Column; 6] = [
    PATIENT,
    Column::new("name", Kind::Text(TextKind::Name), "As the clinic writes it"),
    Column::new("birth_date", Kind::Date, "Date of birth"),
    Column::new("sex", Kind::OneOf(|| words(&Sex::ALL)), "As the clinic keeps it"),
    NOTE,
    Column::new(
        "course_start",
        Kind::Date,
        "The day from which the present course counts; empty: the first session starts it",
    ),
];

pub(super) const SESSIONS: [Column; 14] = [
    PATIENT,
    Column::required("date", Kind::Date, "The day of the session"),
    Column::new("time", Kind::Time, "Clock time"),
    Column::new(
        "status",
        Kind::OneOf(|| words(&SessionStatus::ALL)),
        "Only given sessions count for the rules; empty: given",
    ),
    Column::new("drug", Kind::OneOf(|| words(&Drug::ALL)), "What was given; empty: ketamine"),
    Column::new("route", Kind::OneOf(|| words(&Route::ALL)), "How it was given; empty: unknown"),
    Column::new("dose_mg", Kind::Within(DOSE_MG, "mg"), "Dose"),
    Column::new("weight_kg", Kind::Within(WEIGHT_KG, "kg"), "Body weight at the session"),
    Column::new("site", Kind::OneOf(|| words(&Site::ALL)), "Where it was given"),
    Column::new("systolic_before", Kind::Within(PRESSURE_MMHG, "mmHg"), "Blood pressure before the dose"),
    Column::new("diastolic_before", Kind::Within(PRESSURE_MMHG, "mmHg"), "Blood pressure before the dose"),
    Column::new("systolic_peak", Kind::Within(PRESSURE_MMHG, "mmHg"), "Highest blood pressure during the session"),
    Column::new("diastolic_peak", Kind::Within(PRESSURE_MMHG, "mmHg"), "Highest blood pressure during the session"),
    NOTE,
];

pub(super) const SCORES: [Column; 8] = [
    PATIENT,
    Column::required(
        "instrument",
        Kind::Text(TextKind::Number),
        "The id of a built-in instrument, such as promis-cf, or of the clinic’s own",
    ),
    Column::required("date", Kind::Date, "The day on which it was answered"),
    Column::required("value", Kind::Number, "In points, within the instrument’s range and on its step; 0 is a score"),
    Column::new("time", Kind::Time, "Clock time"),
    Column::new("timing", Kind::OneOf(|| words(&Timing::ALL)), "Before or after the same day’s session"),
    Column::new("source", Kind::OneOf(|| words(&Source::ALL)), "Who answered"),
    NOTE,
];

pub(super) const INSTRUMENTS: [Column; 19] = [
    Column::required(
        "id",
        Kind::Text(TextKind::Number),
        "A short name, such as promis-cf; one of ours is replaced for this clinic",
    ),
    Column::new("version", Kind::Text(TextKind::Name), "Version of the instrument"),
    Column::required("name", Kind::Text(TextKind::Name), "The instrument’s name"),
    Column::required("role", Kind::OneOf(|| words(&Role::ALL)), "What it measures"),
    Column::required("higher_is_better", YES_NO, "Direction of the scale"),
    Column::required("min", Kind::Number, "Lowest score"),
    Column::required("max", Kind::Number, "Highest score"),
    Column::new("step", Kind::Number, "Distance between two scores"),
    Column::new("recall_days", Kind::Number, "Days that the questions look back on"),
    Column::new("norm_mean", Kind::Number, "Mean of the norm"),
    Column::new("norm_sd", Kind::Number, "Standard deviation of the norm"),
    Column::new("reliability", Kind::Number, "Above 0, below 1"),
    Column::new(
        "sem",
        Kind::Number,
        "Standard error of measurement; a memory instrument needs it, or norm_sd and reliability, or a fixed rule",
    ),
    Column::new("mic", Kind::Number, "Minimal important change"),
    Column::new("fixed_drop", Kind::Number, "The fixed rule: worse from here on"),
    Column::new("fixed_recovery", Kind::Number, "The fixed rule: recovered below this"),
    Column::new("loinc", Kind::Text(TextKind::Number), "LOINC code"),
    Column::new("items_may_be_shipped", YES_NO, "Whether the licence allows to show the questions"),
    Column::new("source", Kind::Text(TextKind::Note), "Where the figures come from"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::tables::is_number;

    #[test]
    fn what_is_said_to_be_a_number_is_read_as_one() {
        for column in PATIENTS.iter().chain(&SESSIONS).chain(&SCORES).chain(&INSTRUMENTS) {
            let says_number = matches!(column.kind, Kind::Number | Kind::Within(..));
            assert_eq!(says_number, is_number(column.name), "{}", column.name);
        }
    }
}
