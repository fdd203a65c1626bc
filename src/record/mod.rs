//! The facts: days, patients, sessions, scores, instruments, reviews, decisions. Validated where they are made, serialisable, nothing else.

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
mod score;
mod session;
mod time;

pub use chart::{Chart, Charts, Review};
pub use counted::counted;
pub use day::{Day, DayError, DayOrder};
pub(crate) use entry::quoted;
pub use entry::{EntryOptions, FieldError, Fields, read_instrument, read_patient, read_score, read_session};
pub use instrument::{ChangeRule, Instrument, InstrumentId, InstrumentSet, Role, format_figure, format_points};
pub use key::Key;
pub use log::{Act, Entry, Step, Until, by_words, in_force};
pub(crate) use order::{sort_by, sort_by_key};
pub use patient::{Patient, Sex};
pub use score::{Score, ScoreIdentity, Source, Timing};
pub use session::{Drug, Pressure, Route, Session, SessionIdentity, SessionStatus, Site};
pub use time::TimeOfDay;
