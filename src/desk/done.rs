//! What a change did, for the message on the page and for the audit.

use crate::record::{CameFrom, Deed};

/// What a change did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are the meaning")]
pub enum Done {
    PatientAdded,
    PatientChanged,
    PatientDeleted,
    SessionAdded,
    SessionChanged,
    SessionDeleted,
    ScoreAdded,
    ScoreChanged,
    ScoreDeleted,
    MarkedReviewed,
    ReviewTakenBack,
    DecisionRecorded,
    CommentAdded,
    PutOff,
    CorrectionAdded,
    EntryWithdrawn,
    SettingsSaved,
    FilesImported,
    BackupMerged,
    DemoFilled,
    /// Takes back what did that.
    Undone(Box<Done>),
}

impl Done {
    /// In words without patient data.
    pub const fn words(&self) -> &'static str {
        match self {
            Self::PatientAdded => "Patient added",
            Self::PatientChanged => "Patient changed",
            Self::PatientDeleted => "Patient deleted",
            Self::SessionAdded => "Session added",
            Self::SessionChanged => "Session changed",
            Self::SessionDeleted => "Session deleted",
            Self::ScoreAdded => "Score added",
            Self::ScoreChanged => "Score changed",
            Self::ScoreDeleted => "Score deleted",
            Self::MarkedReviewed => "Marked reviewed",
            Self::ReviewTakenBack => "Review taken back",
            Self::DecisionRecorded => "Decision recorded",
            Self::CommentAdded => "Comment added",
            Self::PutOff => "Put off",
            Self::CorrectionAdded => "Correction added",
            Self::EntryWithdrawn => "Entry withdrawn",
            Self::SettingsSaved => "Settings saved",
            Self::FilesImported => "Files imported",
            Self::BackupMerged => "Backup merged",
            Self::DemoFilled => "Demo clinic filled",
            Self::Undone(_) => "Undone",
        }
    }

    /// Where many charts came at once: the deed that the audit names, and where they came from. Undoing it is of the same kind.
    pub(super) fn at_once(&self) -> Option<(Deed, CameFrom)> {
        match self {
            Self::FilesImported => Some((Deed::Imported, CameFrom::Files)),
            Self::BackupMerged => Some((Deed::Merged, CameFrom::Backup)),
            Self::DemoFilled => Some((Deed::Imported, CameFrom::DemoClinic)),
            Self::Undone(what) => what.at_once(),
            _ => None,
        }
    }

    /// Whether it takes back what was done before.
    pub const fn is_undo(&self) -> bool {
        matches!(self, Self::Undone(_))
    }
}
