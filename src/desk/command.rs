//! What a provider can do.

use super::taken::Taken;
use crate::exchange::ImportPlan;
use crate::judge::Policy;
use crate::record::{
    Arrival, Chart, Entry, EventId, Instrument, Key, Patient, RecordId, Report, Review, Score, SelfReport, Session,
};
use crate::self_report::SelfReportSettings;
use std::sync::Arc;

/// One thing that a provider does. The keys of new records are drawn by whoever makes the command. What changes or goes is named as it
/// was when the person saw it: another tab may have changed it since, and then nothing is written over unseen.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A new patient, without sessions and scores.
    AddPatient(Patient),
    /// The patient of that key, as they now are.
    EditPatient {
        /// As they now are.
        patient: Patient,
        /// As they were when the edit began.
        was: Patient,
    },
    /// The patient with all sessions, scores and reviews, as they were seen. The page asks first, naming what goes.
    DeletePatient(Arc<Chart>),
    /// A new session, last in the order of entry.
    AddSession {
        /// Whose.
        patient: Key,
        /// The session.
        session: Session,
    },
    /// The session of that key, as it now is; its place in the order of entry stays.
    EditSession {
        /// Whose.
        patient: Key,
        /// The session.
        session: Session,
        /// As it was when the edit began.
        was: Session,
    },
    /// Takes a session out.
    DeleteSession {
        /// Whose.
        patient: Key,
        /// Which, as it was seen.
        session: Session,
    },
    /// A new score, last in the order of entry.
    AddScore {
        /// Whose.
        patient: Key,
        /// The score.
        score: Score,
    },
    /// The score of that key, as it now is; its place in the order of entry stays.
    EditScore {
        /// Whose.
        patient: Key,
        /// The score.
        score: Score,
        /// As it was when the edit began.
        was: Score,
    },
    /// Takes a score out.
    DeleteScore {
        /// Whose.
        patient: Key,
        /// Which, as it was seen.
        score: Score,
    },
    /// A provider looked at the patient.
    MarkReviewed {
        /// Whose.
        patient: Key,
        /// The review.
        review: Review,
    },
    /// Takes the latest review back: it was marked by mistake.
    TakeBackReview {
        /// Whose.
        patient: Key,
        /// Which; it must be the latest.
        review: Key,
    },
    /// A decision, a comment, a patient put off, or the correction of one.
    Enter {
        /// Whose.
        patient: Key,
        /// The entry.
        entry: Entry,
    },
    /// The accepted rows of files, all of them or nothing.
    Import(ImportPlan),
    /// What a backup has more than the clinic, all of it or nothing.
    Merge(ImportPlan),
    /// The patients of the demo clinic, with their events.
    FillDemo(ImportPlan),
    /// Of a record that two devices changed without knowing of each other, which version holds.
    Choose {
        /// Whose.
        patient: Key,
        /// Which record.
        record: RecordId,
        /// The event whose version it is.
        version: EventId,
    },
    /// An instrument of the clinic's own: a new one, or one in place of that of its id.
    SetInstrument {
        /// As it now is.
        instrument: Box<Instrument>,
        /// The clinic's own of that id, as it was when the edit began; none where there was none.
        was: Option<Box<Instrument>>,
    },
    /// Takes an instrument of the clinic's own out, as it was seen. A built-in one of its id is in force again.
    RemoveInstrument(Box<Instrument>),
    /// The patient is invited, an invitation is withdrawn, somebody dealt with what tells of harm, or the patient has another plan.
    EnterSelfReport {
        /// Whose.
        patient: Key,
        /// The record. Answers are taken in by [`Command::TakeIn`].
        record: SelfReport,
    },
    /// Answers are taken in or refused, or typed in from paper, all of them or nothing.
    TakeIn(Vec<Taken>),
    /// Answers that were taken in or refused go back into the inbox, and the scores that were made of them leave the record.
    PutBack {
        /// Whose.
        patient: Key,
        /// The report, as it was seen.
        seen: Box<Report>,
        /// The answers, sealed anew.
        arrival: Box<Arrival>,
    },
    /// Answers that were typed in from paper are corrected; the score follows.
    CorrectReport {
        /// As they now are.
        taken: Box<Taken>,
        /// The report as it was when the edit began.
        was: Box<Report>,
    },
    /// Sealed texts arrived, or it is known by now what one of them says.
    PutInbox(Vec<Arrival>),
    /// Somebody dealt with answers that tell of harm and are of no known invitation. There is no record to keep it in: the answers stay
    /// in the inbox with the words, which the audit has too.
    DealWithUnknown {
        /// The report that the alert names.
        report: Key,
        /// What was done; not empty.
        words: String,
    },
    /// Arrivals that are no answers of a patient of this clinic, or are here already, are thrown away. What tells of harm is dealt with first.
    DropArrivals {
        /// Which.
        arrivals: Vec<Key>,
        /// Why; not empty.
        reason: String,
    },
    /// New settings of self-report. What another tab set meanwhile stays, unless both set the same part.
    SetSelfReport {
        /// As they now are.
        settings: Arc<SelfReportSettings>,
        /// As they were when the edit began.
        was: Arc<SelfReportSettings>,
    },
    /// New settings.
    SetPolicy {
        /// As they now are.
        policy: Policy,
        /// As they were when the edit began.
        was: Policy,
    },
}
