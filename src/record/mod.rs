//! The facts: days, patients, sessions, scores, instruments, reviews, decisions. Validated where they are made, serialisable, nothing else.

mod ask;
mod audit;
mod built_in;
mod capital;
mod chart;
mod chart_record;
mod day;
mod decimal;
mod entry;
mod field;
mod instrument;
mod journal;
mod json;
mod key;
mod log;
mod mismatch;
mod order;
mod patient;
mod possible_dates;
mod report;
mod review;
mod score;
mod session;
mod shown_text;
mod similar_ids;
mod standing;
mod tag;
mod text;
mod time;
pub use ask::{AskedAbout, KnownPatients, Question, questions, score_questions};
pub use audit::{
    ARRIVALS, AuditEntry, BackupPlace, CameFrom, Copied, Count, Deed, EntryKind, Facts, FieldCell, Hidden, Holds,
    KeyStep, Line, LockReason, NewRecoveryKey, PATIENT, ReportedKind, SelfReportPart, ShownFlag, Tally, Untold, Value,
    ViewedAs, What, Written,
};
pub(crate) use capital::capital_letter;
pub use chart::{Chart, Charts};
pub use chart_record::{ChartRecord, Entered};
pub use day::{Day, DayError, DayOrder};
pub(crate) use decimal::read_decimal;
pub use entry::{
    DecimalMarks, EntryOptions, Expected, Fault, FieldError, HALF_TYPED, Mark, MarkUse, Marks, NamedTexts, Numbers,
    Shape, Texts, fits_instrument, next_session_texts, read_instrument, read_patient, read_score, read_session, shape,
    texts,
};
pub(crate) use entry::{LONGEST_FOUND, NUMBERS, beginning};
pub(crate) use field::choice;
pub use field::{
    About, AboveZero, Any, Between, Bounds, Choice, Code, Content, Empty, Field, FieldValue, Id, InstrumentId, Kind,
    Label, MayBeEmpty, Name, NotNegative, Note, Number, Range, Record, Share, Together, Unfit, Whole, Word,
};
pub use instrument::{ChangeRule, Instrument, InstrumentSet, Role, format_figure, format_points};
pub use journal::{
    Batch, Device, Event, EventId, Fact, Forked, Full, Instant, Journal, Journals, Known, Made, NewKeys, Origin,
    Origins, Parallel, PlainChart, RecordId, Recorded, Run, Stamp, Version,
};
pub use json::NotOfItsShape;
pub(crate) use json::{from_json, from_json_bytes};
pub use key::Key;
pub use log::{Act, Entry, Step, Until, correction_of, entry_of, in_force, made_on};
pub use mismatch::{ChainBreak, Holding, Mismatch, MismatchKind, RecordState, Undecided};
pub(crate) use order::{CollectOrdered, sort_by, sort_by_key};
pub use patient::{Patient, Sex};
pub use report::{
    Answered, Arrival, ArrivalSaid, ArrivalWay, Arrivals, Authored, BeforeSession, Cadence, DealtWith, Fingerprint,
    HarmItem, InvitationState, IssuedInvitation, Plan, PlanFault, Planned, QUESTIONNAIRES, QuestionnaireVersion,
    Report, ReportWay, SelfReport, SelfReported, SendingId, Token,
};
pub use review::Review;
pub use score::{Points, Score, Source, Timing};
pub use session::{DoseMg, Drug, Mmhg, Route, Session, SessionStatus, Site, WeightKg};
pub use shown_text::{shown, shown_alone, shown_name, shown_names, shown_number, shown_text};
pub(crate) use similar_ids::is_invisible;
pub use similar_ids::{Differs, Likeness, as_seen, likeness, plain_id, without_case};
pub use standing::{LastScored, Standing, TrackState};
pub use tag::Tag;
pub(crate) use text::is_of_direction;
pub use text::{TextFault, TextKind, grouped, shows_nothing, written_out};
pub use time::TimeOfDay;
