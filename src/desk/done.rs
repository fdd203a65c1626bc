//! What a change did, for the message on the page and for the audit.

use crate::record::{CameFrom, Deed};

/// What a change did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
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
    InstrumentAdded,
    InstrumentChanged,
    InstrumentRetired,
    InstrumentOfferedAgain,
    InstrumentRemoved,
    /// An instrument of the clinic's own went that stood in place of a built-in one, which is in force again.
    BuiltInAgain,
    VersionChosen,
    Invited,
    InvitationWithdrawn,
    ReportsTakenIn,
    ReportCorrected,
    ReportsRefused,
    ReportPutBack,
    HarmDealtWith,
    PlanSet,
    Arrived,
    ArrivalsDropped,
    ContactSet,
    ClinicPlanSet,
    LayoutSet,
    ReportKeyMade,
    QuestionnaireKept,
    QuestionnaireRetired,
    QuestionnaireAskedAgain,
    QuestionnaireRemoved,
    /// Several parts of what is set for self-report.
    SelfReportSet,
    FilesImported,
    BackupMerged,
    DemoFilled,
    /// Takes back what did that.
    Undone(Box<Done>),
}

impl Done {
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
