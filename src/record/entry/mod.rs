//! From text to facts: the one place where a form's field or a file's cell becomes a value, and where a bad one is named.

mod error;
mod fault;
mod numbers;
mod reader;
mod texts;

use super::{
    Day, Instrument, InstrumentSet, Key, Patient, Points, Role, Score, Session, SessionStatus, likeness, plain_id,
};
pub(crate) use error::quoted;
pub use error::{FieldError, HALF_TYPED};
pub use fault::Fault;
pub(crate) use numbers::NUMBERS;
pub use numbers::{DecimalMarks, Mark, MarkUse, Marks, Numbers, Shape, shape};
use reader::Reader;
pub use reader::{EntryOptions, NamedTexts};
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
        r.fail("birth_date", Fault::StillToCome, format!("a day that has come, up to {latest}"));
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
        r.fail(
            "date",
            Fault::StillToCome,
            format!("a day that has come, up to {latest}, for a session that was given (a later one is planned)"),
        );
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
        r.fail("instrument", Fault::UnknownInstrument, known_instruments(&id, instruments));
    }
    let score = r.record::<Score>(key);
    if let (Some(instrument), Some(value)) = (instrument, r.field::<Score, Points>("value"))
        && let Err(expected) = instrument.take(value)
    {
        r.fail("value", Fault::OutOfBounds, expected);
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
        return Err(FieldError::new("instrument", Fault::UnknownInstrument, known, &score.instrument));
    };
    let refused = |expected| FieldError::new("value", Fault::OutOfBounds, expected, &score.value.to_string());
    instrument.take(score.value).map_err(refused)
}

/// The instrument that an unknown id most likely means, or all of them.
fn known_instruments(id: &str, instruments: &InstrumentSet) -> String {
    let alike = instruments.iter().find_map(|i| Some((i.id.as_str(), likeness(id, i.id.as_str())?)));
    match alike {
        Some((known, how)) => format!("{known} (what stands here {how})"),
        None => format!("one of {}", instruments.iter().map(|i| i.id.as_str()).collect::<Vec<_>>().join(", ")),
    }
}

impl Instrument {
    /// Whether a score may have that value.
    ///
    /// # Errors
    /// What would be taken, in words that follow "expected".
    fn take(&self, value: Points) -> Result<(), String> {
        let Self { min, max, step, name, .. } = self;
        if value < *min || value > *max {
            return Err(format!("{min} to {max}, the range of {name}"));
        }
        let steps = step.map(|step| (value.get() - min.get()) / step.get());
        match step.zip(steps) {
            Some((step, steps)) if (steps - steps.round()).abs() > 1e-6 => {
                Err(format!("a multiple of {step} from {min}, the step of {name}"))
            }
            _ => Ok(()),
        }
    }
}

/// Reads an instrument. A memory instrument without `sem`, `norm_sd` and `reliability`, or `fixed_drop` and `fixed_recovery` is refused:
/// its changes could never be judged.
///
/// # Errors
/// Every field that can't be read.
pub fn read_instrument<T: NamedTexts + ?Sized>(
    texts: &T,
    options: EntryOptions,
) -> Result<Instrument, Vec<FieldError>> {
    let mut r = Reader::new(texts, options);
    let instrument = r.record::<Instrument>(());
    if let Some(Instrument { role, min, max, fixed_drop, fixed_recovery, .. }) = &instrument {
        if min >= max {
            r.fail("max", Fault::OutOfBounds, "a number above min");
        }
        let has_rule = instrument.as_ref().is_some_and(|instrument| instrument.change_rule().is_some());
        if *role == Role::Memory && !has_rule && r.is_fine() {
            r.fail("sem", Fault::NoRule, "sem, or norm_sd and reliability, or fixed_drop and fixed_recovery: without one of them a change of this memory instrument can't be judged");
        }
        if fixed_drop.zip(*fixed_recovery).is_some_and(|(drop, recovery)| recovery > drop) {
            r.fail("fixed_recovery", Fault::OutOfBounds, "at most fixed_drop");
        }
    }
    r.finish(instrument)
}
