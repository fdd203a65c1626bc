//! The facts: days, patients, sessions, scores, instruments, reviews, decisions. Validated where they are made, serialisable, nothing else.

mod alike;
mod built_in;
mod chart;
mod counted;
mod day;
mod entry;
mod identity;
mod instrument;
mod key;
mod log;
mod order;
mod patient;
mod possible;
mod score;
mod session;
mod shown;
mod text;
mod time;

pub use alike::{as_seen, likeness, plain_id, without_case};
pub use chart::{Chart, Charts, Review};
pub use counted::counted;
pub use day::{Day, DayError, DayOrder};
pub use entry::{
    DOSE_MG, DecimalMarks, EntryOptions, Fault, FieldError, Fields, HALF_TYPED, Mark, MarkUse, Marks, Numbers,
    PRESSURE_MMHG, Shape, WEIGHT_KG, read_instrument, read_patient, read_score, read_session, shape,
};
pub(crate) use entry::{NUMBERS, quoted};
pub use entry::{Texts, next_session_texts, patient_texts, score_texts, session_texts};
pub use instrument::{ChangeRule, Instrument, InstrumentId, InstrumentSet, Role, format_figure, format_points};
pub use key::Key;
pub use log::{Act, Entry, Step, Until, by_words, in_force};
pub(crate) use order::{sort_by, sort_by_key};
pub use patient::{Patient, Sex};
pub use score::{Score, ScoreIdentity, Source, Timing};
pub use session::{Drug, Pressure, Route, Session, SessionIdentity, SessionStatus, Site};
pub use shown::{shown, shown_name, shown_number};
pub use text::{TextFault, TextKind, grouped};
pub use time::TimeOfDay;
