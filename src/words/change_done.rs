//! What a change did, in words without patient data.

use crate::desk::Done;
use crate::words::language::worded;

/// What a change did, for the message on the page.
pub fn done_words(done: &Done) -> &'static str {
    match done {
        Done::PatientAdded => worded("Patient added"),
        Done::PatientChanged => worded("Patient changed"),
        Done::PatientDeleted => worded("Patient deleted"),
        Done::SessionAdded => worded("Session added"),
        Done::SessionChanged => worded("Session changed"),
        Done::SessionDeleted => worded("Session deleted"),
        Done::ScoreAdded => worded("Score added"),
        Done::ScoreChanged => worded("Score changed"),
        Done::ScoreDeleted => worded("Score deleted"),
        Done::MarkedReviewed => worded("Marked reviewed"),
        Done::ReviewTakenBack => worded("Review taken back"),
        Done::DecisionRecorded => worded("Decision recorded"),
        Done::CommentAdded => worded("Comment added"),
        Done::PutOff => worded("Put off"),
        Done::CorrectionAdded => worded("Correction added"),
        Done::EntryWithdrawn => worded("Entry withdrawn"),
        Done::SettingsSaved => worded("Settings saved"),
        Done::InstrumentAdded => worded("Instrument added"),
        Done::InstrumentChanged => worded("Instrument changed"),
        Done::InstrumentRemoved => worded("Instrument removed"),
        Done::VersionChosen => worded("Version chosen"),
        Done::Invited => worded("Invited"),
        Done::InvitationWithdrawn => worded("Invitation withdrawn"),
        Done::ReportsTakenIn => worded("Answers taken in"),
        Done::ReportCorrected => worded("Answers corrected"),
        Done::ReportsRefused => worded("Answers refused"),
        Done::HarmDealtWith => worded("Noted how it was dealt with"),
        Done::PlanSet => worded("Plan set"),
        Done::Arrived => worded("Put into the inbox"),
        Done::ArrivalsDropped => worded("Taken out of the inbox"),
        Done::SelfReportSet => worded("Settings of self-report saved"),
        Done::FilesImported => worded("Files imported"),
        Done::BackupMerged => worded("Backup merged"),
        Done::DemoFilled => worded("Demo clinic filled"),
        Done::Undone(_) => worded("Undone"),
    }
}
