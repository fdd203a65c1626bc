//! What a provider can do.

use crate::exchange::ImportPlan;
use crate::judge::Policy;
use crate::record::{Entry, Key, Patient, Review, Score, Session};

/// One thing that a provider does. The keys of new records are drawn by whoever makes the command.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A new patient, without sessions and scores.
    AddPatient(Patient),
    /// The patient of that key, as they now are.
    EditPatient(Patient),
    /// The patient with all sessions, scores and reviews. The page asks first, naming what goes.
    DeletePatient(Key),
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
    },
    /// Takes a session out.
    DeleteSession {
        /// Whose.
        patient: Key,
        /// Which.
        session: Key,
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
    },
    /// Takes a score out.
    DeleteScore {
        /// Whose.
        patient: Key,
        /// Which.
        score: Key,
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
    /// New settings.
    SetPolicy(Policy),
}
