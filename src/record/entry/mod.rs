//! From text to facts: the one place where a form's field or a file's cell becomes a value, and where a bad one is named.

mod error;
mod expected;
mod fault;
mod numbers;
mod reader;
mod texts;

use super::{Day, Instrument, InstrumentSet, Key, Patient, Points, Score, Session, SessionStatus, likeness, plain_id};
pub use error::{FieldError, HALF_TYPED};
pub(crate) use error::{LONGEST_FOUND, beginning};
pub use expected::Expected;
pub use fault::Fault;
pub(crate) use numbers::NUMBERS;
pub use numbers::{DecimalMarks, Mark, MarkUse, Marks, Numbers, Shape, shape};
use reader::Reader;
pub use reader::{EntryOptions, NamedTexts};
use std::sync::Arc;
pub use texts::{Texts, next_session_texts, texts};

/// Reads a patient. `key` names the record. Nobody is born after [`EntryOptions::latest`].
///
/// # Errors
/// Every field that can't be read.
pub fn read_patient<T: NamedTexts + ?Sized>(
    texts: &T,
    options: EntryOptions,
    key: Key,
) -> Result<Patient, Vec<FieldError>> {
    let mut r = Reader::new(texts, options);
    let patient = r.record::<Patient>(key);
    if let Some(latest) = r.field::<Patient, Day>("birth_date").and_then(|born| r.is_still_to_come(born)) {
        r.fail("birth_date", Expected::Past(latest));
    }
    r.finish(patient)
}

/// Reads a session. None was given after [`EntryOptions::latest`].
///
/// # Errors
/// Every field that can't be read.
pub fn read_session<T: NamedTexts + ?Sized>(
    texts: &T,
    options: EntryOptions,
    key: Key,
) -> Result<Session, Vec<FieldError>> {
    let mut r = Reader::new(texts, options);
    let session = r.record::<Session>(key);
    let given = session.as_ref().filter(|session| session.status == SessionStatus::Given);
    if let Some(latest) = given.and_then(|session| r.is_still_to_come(session.day)) {
        r.fail("date", Expected::PastSession(latest));
    }
    r.finish(session)
}

/// Reads a score. The value must lie in the instrument's range and on its step.
///
/// # Errors
/// Every field that can't be read.
pub fn read_score<T: NamedTexts + ?Sized>(
    texts: &T,
    options: EntryOptions,
    instruments: &InstrumentSet,
    key: Key,
) -> Result<Score, Vec<FieldError>> {
    let mut r = Reader::new(texts, options);
    let id = plain_id(texts.text("instrument"));
    let instrument = instruments.get(&id);
    if instrument.is_none() {
        r.fail("instrument", known_instruments(&id, instruments));
    }
    let score = r.record::<Score>(key);
    if let (Some(instrument), Some(value)) = (instrument, r.field::<Score, Points>("value"))
        && let Err(expected) = take(instrument, value)
    {
        r.fail("value", expected);
    }
    r.finish(score)
}

/// Whether a score goes with the instruments as they are now.
///
/// # Errors
/// Says what doesn't fit.
pub fn fits_instrument(score: &Score, instruments: &InstrumentSet) -> Result<(), FieldError> {
    let Some(instrument) = instruments.get(&score.instrument) else {
        let known = known_instruments(&score.instrument, instruments);
        return Err(FieldError::new("instrument", known, &score.instrument));
    };
    let refused = |expected| FieldError::new("value", expected, &score.value.to_string());
    take(instrument, score.value).map_err(refused)
}

/// The instrument that an unknown id most likely means, or all of them.
fn known_instruments(id: &str, instruments: &InstrumentSet) -> Expected {
    let alike = instruments.iter().find_map(|i| likeness(id, i.id.as_str()));
    let all = || Expected::Instrument(instruments.iter().map(|i| i.id.clone()).collect());
    alike.map_or_else(all, Expected::AlikeInstrument)
}

/// Whether a score of that instrument may have that value.
///
/// # Errors
/// What would be taken.
fn take(instrument: &Arc<Instrument>, value: Points) -> Result<(), Expected> {
    let Instrument { min, max, step, .. } = &**instrument;
    if value < *min || value > *max {
        return Err(Expected::InRange(Arc::clone(instrument)));
    }
    let steps = step.map(|step| (value.get() - min.get()) / step.get());
    match steps {
        Some(steps) if (steps - steps.round()).abs() > 1e-6 => Err(Expected::OnStep(Arc::clone(instrument))),
        _ => Ok(()),
    }
}

/// Reads an instrument.
///
/// # Errors
/// Every field that can't be read.
pub fn read_instrument<T: NamedTexts + ?Sized>(
    texts: &T,
    options: EntryOptions,
) -> Result<Instrument, Vec<FieldError>> {
    let mut r = Reader::new(texts, options);
    let instrument = r.record(());
    r.finish(instrument)
}
