//! Named texts, what a person has said of how they are written, and the reader that gathers every error.

use super::error::{FieldError, HALF_TYPED};
use super::fault::Fault;
use super::limits::PRESSURE_MMHG;
use super::numbers::{MarkUse, NumberFault, Numbers, parse_number};
use crate::record::{Day, DayError, DayOrder, TextKind, TimeOfDay, plain_id};

/// Named texts: a form, or a row of a file. A field that is absent reads as empty.
pub trait Fields {
    /// The text of that field.
    fn field(&self, name: &str) -> &str;
}

impl Fields for std::collections::BTreeMap<String, String> {
    fn field(&self, name: &str) -> &str {
        self.get(name).map_or("", String::as_str)
    }
}

/// What a person has said about how numbers and dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntryOptions {
    /// Which of day and month comes first in dates that are not `YYYY-MM-DD`; `None` refuses them.
    pub day_order: Option<DayOrder>,
    /// What point and comma are in numbers, field by field; as in a form where nothing is said.
    pub numbers: Numbers,
    /// The last day that can have come: the clinic's today, or a later one that was chosen on purpose. What is said to have happened
    /// after it is refused. `None` where no date is read that was not read before.
    pub latest: Option<Day>,
}

/// Reads fields one by one and gathers every error, so that a person mends a row once.
pub(super) struct Reader<'a, F: Fields + ?Sized> {
    pub(super) fields: &'a F,
    pub(super) options: EntryOptions,
    pub(super) errors: Vec<FieldError>,
}

impl<'a, F: Fields + ?Sized> Reader<'a, F> {
    pub(super) fn new(fields: &'a F, options: EntryOptions) -> Self {
        Self { fields, options, errors: Vec::new() }
    }

    pub(super) fn text(&self, field: &'static str) -> &'a str {
        self.fields.field(field).trim()
    }

    pub(super) fn fail(&mut self, field: &'static str, fault: Fault, expected: impl Into<String>) {
        self.errors.push(FieldError::new(field, fault, expected, self.fields.field(field)));
    }

    /// A text as it stands: notes keep their inner spaces and line breaks.
    pub(super) fn free(&mut self, field: &'static str) -> String {
        self.bounded(field, TextKind::Note, self.fields.field(field))
    }

    /// A name, without blanks around it.
    pub(super) fn name(&mut self, field: &'static str) -> String {
        self.bounded(field, TextKind::Name, self.text(field))
    }

    /// A short text such as a version or a code, without blanks around it.
    pub(super) fn short(&mut self, field: &'static str) -> String {
        self.bounded(field, TextKind::Number, self.text(field))
    }

    /// The text, if it may be kept; if not, says so.
    fn bounded(&mut self, field: &'static str, kind: TextKind, text: &str) -> String {
        match kind.check(text) {
            Ok(()) => text.to_owned(),
            Err(fault) => {
                self.errors.push(FieldError::text(field, text, fault));
                String::new()
            }
        }
    }

    pub(super) fn required_name(&mut self, field: &'static str, expected: &str) -> String {
        if self.text(field).is_empty() {
            self.fail(field, Fault::Empty, expected);
        }
        self.name(field)
    }

    /// An id, without what a keyboard or a spreadsheet adds to it.
    pub(super) fn required_id(&mut self, field: &'static str, expected: &str) -> String {
        let id = plain_id(self.fields.field(field));
        if id.is_empty() {
            self.fail(field, Fault::Empty, expected);
        }
        self.bounded(field, TextKind::Number, &id)
    }

    pub(super) fn optional<T>(
        &mut self,
        field: &'static str,
        fault: Fault,
        expected: impl FnOnce() -> String,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(field);
        if text.is_empty() {
            return None;
        }
        let value = read(text);
        if value.is_none() {
            self.fail(field, fault, expected());
        }
        value
    }

    pub(super) fn choice<T: Copy>(&mut self, field: &'static str, all: &[(T, &'static str)]) -> Option<T> {
        let words = || format!("one of {}", all.iter().map(|(_, w)| *w).collect::<Vec<_>>().join(", "));
        self.optional(field, Fault::NotAChoice, words, |text| {
            all.iter().find(|(_, w)| w.eq_ignore_ascii_case(text)).map(|(v, _)| *v)
        })
    }

    pub(super) fn day(&mut self, field: &'static str) -> Option<Day> {
        let text = self.text(field);
        if text.is_empty() {
            return None;
        }
        match Day::parse(text, self.options.day_order) {
            Ok(day) => Some(day),
            Err(error) => {
                self.errors.push(FieldError::no_day(field, self.fields.field(field), error));
                None
            }
        }
    }

    /// The last day that can have come, where that day lies after it.
    pub(super) fn is_still_to_come(&self, day: Option<Day>) -> Option<Day> {
        self.options.latest.filter(|latest| day.is_some_and(|day| day > *latest))
    }

    pub(super) fn required_day(&mut self, field: &'static str) -> Option<Day> {
        if self.text(field).is_empty() {
            self.fail(field, Fault::Empty, DayError::Malformed.to_string());
            return None;
        }
        self.day(field)
    }

    pub(super) fn time(&mut self, field: &'static str) -> Option<TimeOfDay> {
        let (fault, expected) = match self.text(field) {
            HALF_TYPED => (Fault::HalfTime, "the whole time"),
            _ => (Fault::NotATime, "a time as HH:MM (24 h)"),
        };
        self.optional(field, fault, || expected.to_owned(), TimeOfDay::parse)
    }

    pub(super) fn number(&mut self, field: &'static str) -> Option<f64> {
        let text = self.text(field);
        if text.is_empty() {
            return None;
        }
        match parse_number(text, self.options.numbers.of(field)) {
            Ok(value) => Some(value),
            Err(fault) => {
                let kind = if fault == NumberFault::Doubtful { Fault::DoubtfulNumber } else { Fault::NotANumber };
                self.fail(field, kind, expected_number(text, fault, self.options.numbers.of(field).comma));
                None
            }
        }
    }

    pub(super) fn number_within(&mut self, field: &'static str, low: f64, high: f64, unit: &str) -> Option<f64> {
        let value = self.number(field)?;
        if value < low || value > high {
            self.fail(field, Fault::OutOfBounds, format!("{low} to {high}{unit}"));
            return None;
        }
        Some(value)
    }

    pub(super) fn number_above_zero(&mut self, field: &'static str) -> Option<f64> {
        self.number_that(field, "a number above 0", |value| value > 0.0)
    }

    /// A number of which `holds` is true; `expected` says so in words, where bounds as figures would say less.
    pub(super) fn number_that(
        &mut self,
        field: &'static str,
        expected: &str,
        holds: impl FnOnce(f64) -> bool,
    ) -> Option<f64> {
        let value = self.number(field)?;
        if !holds(value) {
            self.fail(field, Fault::OutOfBounds, expected);
            return None;
        }
        Some(value)
    }

    pub(super) fn pressure(&mut self, field: &'static str) -> Option<u16> {
        let value = self.number_within(field, PRESSURE_MMHG.0, PRESSURE_MMHG.1, " mmHg")?;
        if value.fract() != 0.0 {
            self.fail(field, Fault::NotANumber, "a whole number of mmHg");
            return None;
        }
        Some(value as u16)
    }

    pub(super) fn finish<T>(self, value: Option<T>) -> Result<T, Vec<FieldError>> {
        match value {
            Some(value) if self.errors.is_empty() => Ok(value),
            _ => Err(self.errors),
        }
    }
}

/// What would have been read, in words that follow "expected".
fn expected_number(text: &str, fault: NumberFault, comma: MarkUse) -> String {
    match (fault, comma) {
        (NumberFault::Doubtful, _) => {
            let (decimal, thousands) = (text.replace(',', "."), text.replace(['.', ','], ""));
            format!("{decimal} or {thousands}, written so that it can only be one of them")
        }
        (NumberFault::NotOne, MarkUse::Never) => "a number with a decimal point".to_owned(),
        (NumberFault::NotOne, _) => "a number".to_owned(),
    }
}
