//! From text to facts: the one place where a form's field or a file's cell becomes a value, and where a bad one is named.

use super::{
    Day, DayError, DayOrder, Drug, Instrument, InstrumentId, InstrumentSet, Key, Patient, Pressure, Role, Route, Score,
    Session, SessionStatus, Sex, Site, Source, TimeOfDay, Timing,
};
use serde::{Deserialize, Serialize};

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryOptions {
    /// Which of day and month comes first in dates that are not `YYYY-MM-DD`; `None` refuses them.
    pub day_order: Option<DayOrder>,
    /// Whether a comma may stand for the decimal point (only where the delimiter is not a comma).
    pub decimal_comma: bool,
}

/// One field that could not be read: which, what stood there, what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: expected {expected}, found {}", quote(found))]
pub struct FieldError {
    /// The column or form field.
    pub field: &'static str,
    /// What would have been read, in words that follow "expected".
    pub expected: String,
    /// What stood there, as it stood.
    pub found: String,
}

/// A found text in quotation marks, shortened where it is long; "nothing" where it is empty.
fn quote(found: &str) -> String {
    const LONGEST: usize = 60;
    if found.is_empty() {
        return "nothing".to_owned();
    }
    let mut shown: String = found.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    if found.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    format!("“{shown}”")
}

/// Reads fields one by one and gathers every error, so that a person mends a row once.
struct Reader<'a, F: Fields + ?Sized> {
    fields: &'a F,
    options: EntryOptions,
    errors: Vec<FieldError>,
}

impl<'a, F: Fields + ?Sized> Reader<'a, F> {
    fn new(fields: &'a F, options: EntryOptions) -> Self {
        Self { fields, options, errors: Vec::new() }
    }

    fn text(&self, field: &'static str) -> &'a str {
        self.fields.field(field).trim()
    }

    fn fail(&mut self, field: &'static str, expected: impl Into<String>) {
        self.errors.push(FieldError { field, expected: expected.into(), found: self.fields.field(field).to_owned() });
    }

    /// A text as it stands: notes keep their inner spaces and line breaks.
    fn free(&self, field: &'static str) -> String {
        self.fields.field(field).to_owned()
    }

    fn required(&mut self, field: &'static str, expected: &str) -> String {
        let text = self.text(field);
        if text.is_empty() {
            self.fail(field, expected);
        }
        text.to_owned()
    }

    fn optional<T>(
        &mut self,
        field: &'static str,
        expected: impl FnOnce() -> String,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(field);
        if text.is_empty() {
            return None;
        }
        let value = read(text);
        if value.is_none() {
            self.fail(field, expected());
        }
        value
    }

    fn choice<T: Copy>(&mut self, field: &'static str, all: &[(T, &'static str)]) -> Option<T> {
        let words = || format!("one of {}", all.iter().map(|(_, w)| *w).collect::<Vec<_>>().join(", "));
        self.optional(field, words, |text| all.iter().find(|(_, w)| w.eq_ignore_ascii_case(text)).map(|(v, _)| *v))
    }

    fn day(&mut self, field: &'static str) -> Option<Day> {
        let text = self.text(field);
        if text.is_empty() {
            return None;
        }
        match Day::parse(text, self.options.day_order) {
            Ok(day) => Some(day),
            Err(error) => {
                self.fail(field, error.to_string());
                None
            }
        }
    }

    fn required_day(&mut self, field: &'static str) -> Option<Day> {
        if self.text(field).is_empty() {
            self.fail(field, DayError::Malformed.to_string());
            return None;
        }
        self.day(field)
    }

    fn time(&mut self, field: &'static str) -> Option<TimeOfDay> {
        self.optional(field, || "a time as HH:MM (24 h)".to_owned(), TimeOfDay::parse)
    }

    fn number(&mut self, field: &'static str) -> Option<f64> {
        let comma = self.options.decimal_comma;
        let expected = || if comma { "a number" } else { "a number with a decimal point" }.to_owned();
        self.optional(field, expected, |text| parse_number(text, comma))
    }

    fn number_within(&mut self, field: &'static str, low: f64, high: f64, unit: &str) -> Option<f64> {
        let value = self.number(field)?;
        if value < low || value > high {
            self.fail(field, format!("{low} to {high}{unit}"));
            return None;
        }
        Some(value)
    }

    fn pressure(&mut self, field: &'static str) -> Option<u16> {
        let value = self.number_within(field, 20.0, 350.0, " mmHg")?;
        if value.fract() != 0.0 {
            self.fail(field, "a whole number of mmHg");
            return None;
        }
        Some(value as u16)
    }

    fn finish<T>(self, value: Option<T>) -> Result<T, Vec<FieldError>> {
        match value {
            Some(value) if self.errors.is_empty() => Ok(value),
            _ => Err(self.errors),
        }
    }
}

/// A plain decimal number: digits with an optional sign and one mark. No exponent, no infinity, no thousands.
fn parse_number(text: &str, decimal_comma: bool) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mark = |c: char| c == '.' || (decimal_comma && c == ',');
    let marks = digits.chars().filter(|c| mark(*c)).count();
    let plain = digits.chars().all(|c| c.is_ascii_digit() || mark(c)) && digits.chars().any(|c| c.is_ascii_digit());
    if !plain || marks > 1 {
        return None;
    }
    text.replace(',', ".").parse().ok().filter(|v: &f64| v.is_finite())
}

/// Reads a patient: `patient_id` (required), `name`, `birth_date`, `sex`, `note`, `course_start`. `key` names the record.
pub fn read_patient<F: Fields + ?Sized>(
    fields: &F,
    options: EntryOptions,
    key: Key,
) -> Result<Patient, Vec<FieldError>> {
    let mut r = Reader::new(fields, options);
    let patient = Patient {
        key,
        number: r.required("patient_id", "the clinic's own number of the patient"),
        name: r.text("name").to_owned(),
        birth_date: r.day("birth_date"),
        sex: r.choice("sex", &Sex::ALL),
        note: r.free("note"),
        course_start: r.day("course_start"),
    };
    r.finish(Some(patient))
}

/// Reads a session: `date` (required), `time`, `status`, `drug`, `route`, `dose_mg`, `weight_kg`, `site`, the four pressures, `note`.
pub fn read_session<F: Fields + ?Sized>(
    fields: &F,
    options: EntryOptions,
    key: Key,
) -> Result<Session, Vec<FieldError>> {
    let mut r = Reader::new(fields, options);
    let day = r.required_day("date");
    let session = Session {
        key,
        day: day.unwrap_or(Day::FIRST),
        time: r.time("time"),
        status: r.choice("status", &SessionStatus::ALL).unwrap_or_default(),
        drug: r.choice("drug", &Drug::ALL).unwrap_or_default(),
        route: r.choice("route", &Route::ALL).unwrap_or_default(),
        dose_mg: r.number_within("dose_mg", 0.0, 5000.0, " mg"),
        weight_kg: r.number_within("weight_kg", 1.0, 500.0, " kg"),
        site: r.choice("site", &Site::ALL),
        before: Pressure { systolic: r.pressure("systolic_before"), diastolic: r.pressure("diastolic_before") },
        peak: Pressure { systolic: r.pressure("systolic_peak"), diastolic: r.pressure("diastolic_peak") },
        note: r.free("note"),
    };
    r.finish(day.map(|_| session))
}

/// Reads a score: `instrument`, `date`, `value` (all required), `time`, `timing`, `source`, `note`. The value must lie in the
/// instrument's range and on its step.
pub fn read_score<F: Fields + ?Sized>(
    fields: &F,
    options: EntryOptions,
    instruments: &InstrumentSet,
    key: Key,
) -> Result<Score, Vec<FieldError>> {
    let mut r = Reader::new(fields, options);
    let instrument = instruments.get(r.text("instrument"));
    if instrument.is_none() {
        let known: Vec<&str> = instruments.iter().map(|i| i.id.as_str()).collect();
        r.fail("instrument", format!("one of {}", known.join(", ")));
    }
    let day = r.required_day("date");
    if r.text("value").is_empty() {
        r.fail("value", "a score (0 is a score; leave the row out if none was given)");
    }
    let value = r.number("value").filter(|v| instrument.is_none_or(|i| fits(&mut r, i, *v)));
    let (time, timing, source) = (r.time("time"), r.choice("timing", &Timing::ALL), r.choice("source", &Source::ALL));
    let note = r.free("note");
    let score = instrument.zip(day).zip(value).map(|((instrument, day), value)| Score {
        key,
        instrument: instrument.id.clone(),
        day,
        time,
        value,
        timing,
        source,
        note,
    });
    r.finish(score)
}

/// Whether the value lies in the instrument's range and on its step; if not, says so.
fn fits<F: Fields + ?Sized>(r: &mut Reader<'_, F>, instrument: &Instrument, value: f64) -> bool {
    let Instrument { min, max, step, name, .. } = instrument;
    if value < *min || value > *max {
        r.fail("value", format!("{min} to {max}, the range of {name}"));
        return false;
    }
    if let Some(step) = step {
        let steps = (value - min) / step;
        if (steps - steps.round()).abs() > 1e-6 {
            r.fail("value", format!("a multiple of {step} from {min}, the step of {name}"));
            return false;
        }
    }
    true
}

/// Reads an instrument: the columns of `instruments.csv`. A memory instrument without `sem`, `norm_sd` and `reliability`, or
/// `fixed_drop` and `fixed_recovery` is refused: its changes could never be judged.
pub fn read_instrument<F: Fields + ?Sized>(fields: &F, options: EntryOptions) -> Result<Instrument, Vec<FieldError>> {
    let mut r = Reader::new(fields, options);
    let id = r.required("id", "a short name such as promis-cf");
    let name = r.required("name", "the instrument's name");
    if r.text("role").is_empty() {
        r.fail("role", "one of memory, mood, anxiety, dissociation");
    }
    let role = r.choice("role", &Role::ALL);
    const YES_NO: [(bool, &str); 2] = [(true, "true"), (false, "false")];
    if r.text("higher_is_better").is_empty() {
        r.fail("higher_is_better", "true or false: the direction of the scale is never guessed");
    }
    let higher_is_better = r.choice("higher_is_better", &YES_NO);
    for field in ["min", "max"] {
        if r.text(field).is_empty() {
            r.fail(field, "a number: the end of the scale");
        }
    }
    let (min, max) = (r.number("min"), r.number("max"));
    if min.zip(max).is_some_and(|(min, max)| min >= max) {
        r.fail("max", "a number above min");
    }
    let positive = f64::MIN_POSITIVE;
    let instrument = Instrument {
        id: InstrumentId::new(&id),
        version: r.text("version").to_owned(),
        name,
        role: role.unwrap_or(Role::Mood),
        higher_is_better: higher_is_better.unwrap_or(true),
        min: min.unwrap_or(0.0),
        max: max.unwrap_or(0.0),
        step: r.number_above_zero("step"),
        recall_days: r.number_within("recall_days", 0.0, 3650.0, " days"),
        norm_mean: r.number("norm_mean"),
        norm_sd: r.number_above_zero("norm_sd"),
        reliability: r.number_within("reliability", positive, 1.0 - 1e-9, " (above 0, below 1)"),
        sem: r.number_above_zero("sem"),
        mic: r.number_within("mic", 0.0, f64::MAX, " points"),
        fixed_drop: r.number_above_zero("fixed_drop"),
        fixed_recovery: r.number_above_zero("fixed_recovery"),
        loinc: r.text("loinc").to_owned(),
        items_may_be_shipped: r.choice("items_may_be_shipped", &YES_NO).unwrap_or(false),
        source: r.free("source"),
    };
    if role == Some(Role::Memory) && r.errors.is_empty() && instrument.change_rule().is_none() {
        r.fail("sem", "sem, or norm_sd and reliability, or fixed_drop and fixed_recovery: without one of them a change of this memory instrument can't be judged");
    }
    if instrument.fixed_drop.zip(instrument.fixed_recovery).is_some_and(|(drop, recovery)| recovery > drop) {
        r.fail("fixed_recovery", "at most fixed_drop");
    }
    r.finish(role.zip(higher_is_better).map(|_| instrument))
}

impl<F: Fields + ?Sized> Reader<'_, F> {
    fn number_above_zero(&mut self, field: &'static str) -> Option<f64> {
        let value = self.number(field)?;
        if value <= 0.0 {
            self.fail(field, "a number above 0");
            return None;
        }
        Some(value)
    }
}
