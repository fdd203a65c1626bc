//! From text to facts: the one place where a form's field or a file's cell becomes a value, and where a bad one is named.

mod error;
mod fault;
mod limits;
mod numbers;
mod reader;
mod texts;

use super::{
    Day, Drug, Instrument, InstrumentId, InstrumentSet, Key, Patient, Pressure, Role, Route, Score, Session,
    SessionStatus, Sex, Site, Source, Timing, likeness, plain_id,
};
pub(crate) use error::quoted;
pub use error::{FieldError, HALF_TYPED};
pub use fault::Fault;
pub use limits::{DOSE_MG, PRESSURE_MMHG, WEIGHT_KG};
pub(crate) use numbers::NUMBERS;
pub use numbers::{DecimalMarks, Mark, MarkUse, Marks, Numbers, Shape, shape};
use reader::Reader;
pub use reader::{EntryOptions, Fields};
pub use texts::{Texts, next_session_texts, patient_texts, score_texts, session_texts};

/// Reads a patient: `patient_id` (required), `name`, `birth_date`, `sex`, `note`, `course_start`. `key` names the record.
/// Nobody is born after [`EntryOptions::latest`].
pub fn read_patient<F: Fields + ?Sized>(
    fields: &F,
    options: EntryOptions,
    key: Key,
) -> Result<Patient, Vec<FieldError>> {
    let mut r = Reader::new(fields, options);
    let birth_date = r.day("birth_date");
    if let Some(latest) = r.is_still_to_come(birth_date) {
        r.fail("birth_date", Fault::StillToCome, format!("a day that has come, up to {latest}"));
    }
    let patient = Patient {
        key,
        number: r.required_id("patient_id", "the clinic's own number of the patient"),
        name: r.name("name"),
        birth_date,
        sex: r.choice("sex", &Sex::ALL),
        note: r.free("note"),
        course_start: r.day("course_start"),
    };
    r.finish(Some(patient))
}

/// Reads a session: `date` (required), `time`, `status`, `drug`, `route`, `dose_mg`, `weight_kg`, `site`, the four pressures, `note`.
/// None was given after [`EntryOptions::latest`].
pub fn read_session<F: Fields + ?Sized>(
    fields: &F,
    options: EntryOptions,
    key: Key,
) -> Result<Session, Vec<FieldError>> {
    let mut r = Reader::new(fields, options);
    let (day, time) = (r.required_day("date"), r.time("time"));
    let status = r.choice("status", &SessionStatus::ALL).unwrap_or_default();
    if let Some(latest) = r.is_still_to_come(day).filter(|_| status == SessionStatus::Given) {
        r.fail(
            "date",
            Fault::StillToCome,
            format!("a day that has come, up to {latest}, for a session that was given (a later one is planned)"),
        );
    }
    let session = Session {
        key,
        day: day.unwrap_or(Day::FIRST),
        time,
        status,
        drug: r.choice("drug", &Drug::ALL).unwrap_or_default(),
        route: r.choice("route", &Route::ALL).unwrap_or_default(),
        dose_mg: r.number_within("dose_mg", DOSE_MG.0, DOSE_MG.1, " mg"),
        weight_kg: r.number_within("weight_kg", WEIGHT_KG.0, WEIGHT_KG.1, " kg"),
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
    let id = plain_id(fields.field("instrument"));
    let instrument = instruments.get(&id);
    if instrument.is_none() {
        r.fail("instrument", Fault::UnknownInstrument, known_instruments(&id, instruments));
    }
    let day = r.required_day("date");
    if r.text("value").is_empty() {
        r.fail("value", Fault::Empty, "a score (0 is a score; leave the row out if none was given)");
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

/// The instrument that an unknown id most likely means, or all of them.
fn known_instruments(id: &str, instruments: &InstrumentSet) -> String {
    let alike = instruments.iter().find_map(|i| Some((i.id.as_str(), likeness(id, i.id.as_str())?)));
    match alike {
        Some((known, how)) => format!("{known} (what stands here {how})"),
        None => format!("one of {}", instruments.iter().map(|i| i.id.as_str()).collect::<Vec<_>>().join(", ")),
    }
}

/// Whether the value lies in the instrument's range and on its step; if not, says so.
fn fits<F: Fields + ?Sized>(r: &mut Reader<'_, F>, instrument: &Instrument, value: f64) -> bool {
    let Instrument { min, max, step, name, .. } = instrument;
    if value < *min || value > *max {
        r.fail("value", Fault::OutOfBounds, format!("{min} to {max}, the range of {name}"));
        return false;
    }
    if let Some(step) = step {
        let steps = (value - min) / step;
        if (steps - steps.round()).abs() > 1e-6 {
            r.fail("value", Fault::OutOfBounds, format!("a multiple of {step} from {min}, the step of {name}"));
            return false;
        }
    }
    true
}

/// Reads an instrument: the columns of `instruments.csv`. A memory instrument without `sem`, `norm_sd` and `reliability`, or
/// `fixed_drop` and `fixed_recovery` is refused: its changes could never be judged.
pub fn read_instrument<F: Fields + ?Sized>(fields: &F, options: EntryOptions) -> Result<Instrument, Vec<FieldError>> {
    let mut r = Reader::new(fields, options);
    let id = r.required_id("id", "a short name such as promis-cf");
    let name = r.required_name("name", "the instrument's name");
    if r.text("role").is_empty() {
        r.fail("role", Fault::Empty, "one of memory, mood, anxiety, dissociation");
    }
    let role = r.choice("role", &Role::ALL);
    const YES_NO: [(bool, &str); 2] = [(true, "true"), (false, "false")];
    if r.text("higher_is_better").is_empty() {
        r.fail("higher_is_better", Fault::Empty, "true or false: the direction of the scale is never guessed");
    }
    let higher_is_better = r.choice("higher_is_better", &YES_NO);
    for field in ["min", "max"] {
        if r.text(field).is_empty() {
            r.fail(field, Fault::Empty, "a number: the end of the scale");
        }
    }
    let (min, max) = (r.number("min"), r.number("max"));
    if min.zip(max).is_some_and(|(min, max)| min >= max) {
        r.fail("max", Fault::OutOfBounds, "a number above min");
    }
    let instrument = Instrument {
        id: InstrumentId::new(&id),
        version: r.name("version"),
        name,
        role: role.unwrap_or(Role::Mood),
        higher_is_better: higher_is_better.unwrap_or(true),
        min: min.unwrap_or(0.0),
        max: max.unwrap_or(0.0),
        step: r.number_above_zero("step"),
        recall_days: r.number_within("recall_days", 0.0, 3650.0, " days"),
        norm_mean: r.number("norm_mean"),
        norm_sd: r.number_above_zero("norm_sd"),
        reliability: r.number_that("reliability", "a number above 0, below 1", |share| share > 0.0 && share < 1.0),
        sem: r.number_above_zero("sem"),
        mic: r.number_that("mic", "a number of points, 0 or more", |points| points >= 0.0),
        fixed_drop: r.number_above_zero("fixed_drop"),
        fixed_recovery: r.number_above_zero("fixed_recovery"),
        loinc: r.short("loinc"),
        items_may_be_shipped: r.choice("items_may_be_shipped", &YES_NO).unwrap_or(false),
        source: r.free("source"),
    };
    if role == Some(Role::Memory) && r.errors.is_empty() && instrument.change_rule().is_none() {
        r.fail("sem", Fault::NoRule, "sem, or norm_sd and reliability, or fixed_drop and fixed_recovery: without one of them a change of this memory instrument can't be judged");
    }
    if instrument.fixed_drop.zip(instrument.fixed_recovery).is_some_and(|(drop, recovery)| recovery > drop) {
        r.fail("fixed_recovery", Fault::OutOfBounds, "at most fixed_drop");
    }
    r.finish(role.zip(higher_is_better).map(|_| instrument))
}
