//! Named texts, what a person has said of how they are written, and the reader that gathers every error.

use super::error::{FieldError, HALF_TYPED};
use super::expected::Expected;
use super::numbers::{MarkUse, NumberFault, Numbers, parse_number};
use crate::record::{About, Content, Day, DayOrder, Empty, FieldValue, Kind, Record, TimeOfDay, Together, Unfit};

/// Named texts: a form, or a row of a file. One that is absent reads as empty.
pub trait NamedTexts {
    /// The text of that name.
    fn text(&self, name: &str) -> &str;
}

impl NamedTexts for std::collections::BTreeMap<String, String> {
    fn text(&self, name: &str) -> &str {
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
pub(super) struct Reader<'a, T: NamedTexts + ?Sized> {
    texts: &'a T,
    options: EntryOptions,
    errors: Vec<FieldError>,
}

impl<'a, T: NamedTexts + ?Sized> Reader<'a, T> {
    pub(super) fn new(texts: &'a T, options: EntryOptions) -> Self {
        Self { texts, options, errors: Vec::new() }
    }

    /// Refuses what stands in that field. A field is refused once: what is said first counts.
    pub(super) fn fail(&mut self, field: &'static str, expected: Expected) {
        self.refuse(FieldError::new(field, expected, self.texts.text(field)));
    }

    fn refuse(&mut self, error: FieldError) {
        if self.errors.iter().all(|known| known.field != error.field) {
            self.errors.push(error);
        }
    }

    /// The record that stands there; `None` where a field that is never empty has no value, or fields can't stand together. Its other
    /// fields are empty where they are refused.
    pub(super) fn record<R: Record>(&mut self, key: R::Key) -> Option<R> {
        // All are read before the first that is missing ends it.
        let values = R::FIELDS.iter().map(|field| (field, self.value(&field.about))).collect();
        match R::of_values(key, values) {
            Ok(record) => Some(record),
            Err(Unfit::Field(_)) => None,
            Err(Unfit::Together(all)) => {
                for (field, needed) in all {
                    // What a rule is missed for may stand in a field that is refused.
                    if needed != Together::Rule || self.errors.is_empty() {
                        self.fail(field, Expected::Together(needed));
                    }
                }
                None
            }
        }
    }

    /// What stands in that field of such a record, where it is taken.
    pub(super) fn field<R: Record, V: FieldValue>(&self, name: &str) -> Option<V> {
        R::about().find(|about| about.name == name).and_then(|about| V::of(self.read(about).ok()?))
    }

    /// The last day that can have come, where that day lies after it.
    pub(super) fn is_still_to_come(&self, day: Day) -> Option<Day> {
        self.options.latest.filter(|latest| day > *latest)
    }

    pub(super) fn finish<R>(self, record: Option<R>) -> Result<R, Vec<FieldError>> {
        match record {
            Some(record) if self.errors.is_empty() => Ok(record),
            _ => Err(self.errors),
        }
    }

    /// What stands in a field; nothing, with an error, where that is refused.
    fn value(&mut self, about: &'static About) -> Content<'static> {
        match self.read(about) {
            Ok(value) => value,
            Err(error) => {
                self.refuse(error);
                Content::Nothing
            }
        }
    }

    fn read(&self, about: &'static About) -> Result<Content<'static>, FieldError> {
        let whole = self.texts.text(about.name);
        let text = whole.trim();
        let refuse = |expected| FieldError::new(about.name, expected, whole);
        let plain = match about.kind {
            Kind::Text(kind) => kind.plain(whole),
            _ => text.into(),
        };
        if plain.is_empty() {
            return match about.empty {
                Empty::Refused(wanted) => Err(refuse(Expected::Something(wanted))),
                Empty::Unknown | Empty::Means(_) => Ok(Content::Nothing),
            };
        }
        match about.kind {
            Kind::Text(kind) => match kind.check(&plain) {
                Ok(()) => Ok(Content::Text(plain.into_owned().into())),
                Err(fault) => Err(FieldError::new(about.name, Expected::Text(fault), &plain)),
            },
            Kind::Day => Day::parse(text, self.options.day_order)
                .map(Content::Day)
                .map_err(|error| FieldError::no_day(about.name, whole, error)),
            Kind::Time => TimeOfDay::parse(text)
                .map(Content::Time)
                .ok_or_else(|| refuse(if text == HALF_TYPED { Expected::WholeTime } else { Expected::Time })),
            Kind::Choice(words) => {
                let meant = words.iter().find(|word| word.word.eq_ignore_ascii_case(text));
                meant.map(|word| Content::Choice(word.code)).ok_or_else(|| refuse(Expected::Choice(words)))
            }
            Kind::Number(bounds) => {
                let marks = self.options.numbers.of(about.name);
                let number =
                    parse_number(text, marks).map_err(|fault| refuse(expected_number(text, fault, marks.comma)))?;
                if !bounds.contain(number) {
                    return Err(refuse(Expected::Within(bounds, about.unit)));
                }
                if !bounds.take(number) {
                    return Err(refuse(Expected::WholeNumber(about.unit)));
                }
                Ok(Content::Number(number))
            }
        }
    }
}

/// What would have been read.
fn expected_number(text: &str, fault: NumberFault, comma: MarkUse) -> Expected {
    match (fault, comma) {
        (NumberFault::Doubtful, _) => {
            Expected::OneNumber { decimal: text.replace(',', "."), thousands: text.replace(['.', ','], "") }
        }
        (NumberFault::NotOne, MarkUse::Never) => Expected::PointNumber,
        (NumberFault::NotOne, _) => Expected::Number,
    }
}
