//! Why a link or file is no invitation, in words for the patient, who can only ask for another one.

use crate::self_report::{CarriedFault, InvitationFault};
use crate::words::language::{say, worded};

/// Why a link or file is no invitation, and what to do.
pub fn invitation_fault_words(fault: &InvitationFault) -> String {
    let fixed = match fault {
        InvitationFault::Empty => worded(
            "Nothing is asked here: this page needs the link that the clinic sent. Open that link, or the file that came with it.",
        ),
        InvitationFault::TooLong => worded("This is too long for an invitation. Open the file that the clinic sent."),
        InvitationFault::Newer | InvitationFault::Questionnaire(CarriedFault::Unknown(_)) => worded(
            "The clinic uses a newer version of this page. Load the page again; if that doesn’t help, tell the clinic that the link can’t be opened.",
        ),
        InvitationFault::Cut | InvitationFault::Key | InvitationFault::Token | InvitationFault::Language => worded(
            "The link is not whole: a part of it was lost on its way. Open it from the message that the clinic sent, or copy all of it; if that doesn’t \
             help, ask the clinic for a new one.",
        ),
        InvitationFault::Count => {
            worded("The link asks for no questionnaire, too many, or one twice. Ask the clinic for a new one.")
        }
        InvitationFault::Questionnaire(CarriedFault::Damaged) | InvitationFault::Contact(_) => worded(
            "The link is damaged. Open it from the message that the clinic sent; if that doesn’t help, ask the clinic for a new one.",
        ),
        InvitationFault::Questionnaire(CarriedFault::Refused(refusals)) => {
            return say!(
                "The questionnaire in this link asks in a way that can’t be shown here ({count} places). Tell the clinic, and ask for another way to answer.",
                count = refusals.len()
            );
        }
        InvitationFault::Questionnaire(CarriedFault::Unavailable) => worded(
            "This browser can’t read the questionnaire in the link. Open the link with another browser, or update this one.",
        ),
    };
    fixed.to_owned()
}

/// That a file that was chosen is not the clinic's, and what to do.
pub fn other_file_words() -> &'static str {
    worded(
        "The file that you chose is not the one with the questions. Choose the one that the clinic sent; it may be called anamnesis-invitation.txt. If \
         there is none, ask the clinic for a link.",
    )
}
