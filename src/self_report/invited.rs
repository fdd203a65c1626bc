//! What the clinic notes of an invitation, and how what arrives stands to it.

use super::Sending;
use crate::record::{Authored, Chart, Day, Instant, Key, ReportWay, Token};

/// An invitation as the clinic holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// What the link has of it.
    pub token: Token,
    /// Who was invited.
    pub patient: Key,
    /// The short names of the questionnaires.
    pub questionnaires: Vec<String>,
    /// On which way.
    pub origin: ReportWay,
    /// When.
    pub at: Instant,
    /// The last day on which it may be answered.
    pub until: Option<Day>,
    /// When it was withdrawn.
    pub withdrawn: Option<Instant>,
}

impl Invited {
    /// The invitations of that patient.
    pub fn of(chart: &Chart) -> impl Iterator<Item = Self> {
        chart.invitations().map(|invitation| Self {
            token: invitation.issued.token,
            patient: chart.patient.key,
            questionnaires: invitation.issued.questionnaires.iter().map(|asked| asked.id.clone()).collect(),
            origin: invitation.issued.way,
            at: invitation.issued.at,
            until: invitation.issued.until,
            withdrawn: invitation.withdrawn,
        })
    }
}

/// How a sending that was opened stands to what the clinic has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be taken in for that patient.
    New {
        /// Whose it is.
        patient: Key,
        /// Questionnaires that are answered and that the invitation doesn't ask.
        not_invited: Vec<String>,
    },
    /// The same was taken in or refused before, or waits already.
    AlreadyHere,
    /// The same sending came with other answers: it was made up, or goes back to another state of the patient's device.
    Differs {
        /// Whose it is.
        patient: Key,
        /// Whether the others were taken in: of one sending only one version can stand in the record.
        is_taken: bool,
    },
    /// No invitation of this clinic has that token.
    Unknown,
    /// The invitation was withdrawn.
    Withdrawn {
        /// Whose it is.
        patient: Key,
        /// Whether it was answered before that, by the patient's clock.
        answered_before: bool,
    },
    /// It was answered after the invitation's last day.
    Ended {
        /// Whose it is.
        patient: Key,
        /// The last day.
        until: Day,
    },
}

/// Whether a sending of one id is here already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// None is.
    New,
    /// It is, with the same answers.
    Same,
    /// One is with other answers.
    Differs {
        /// Whether those were taken in.
        is_taken: bool,
    },
}

/// How a sending stands that was received then, by the clinic's clock. Nobody answers after that: where the patient's clock says so, it is the
/// day of receiving that is held against the invitation's end.
pub fn standing(sending: &Sending, invited: &[Invited], presence: Presence, received: Instant) -> Standing {
    if presence == Presence::Same {
        return Standing::AlreadyHere;
    }
    let Some(invitation) = invited.iter().find(|invitation| invitation.token == sending.token) else {
        return Standing::Unknown;
    };
    let patient = invitation.patient;
    if let Presence::Differs { is_taken } = presence {
        return Standing::Differs { patient, is_taken };
    }
    let latest =
        Authored::new(received, sending.authored.offset_minutes()).filter(|latest| latest.at() < sending.authored.at());
    let answered = latest.unwrap_or(sending.authored);
    if let Some(withdrawn) = invitation.withdrawn {
        return Standing::Withdrawn { patient, answered_before: answered.at() < withdrawn };
    }
    if let Some(until) = invitation.until.filter(|until| answered.day() > *until) {
        return Standing::Ended { patient, until };
    }
    let asked = sending.answers.iter().map(|answers| answers.questionnaire().id());
    let not_invited = asked.filter(|id| !invitation.questionnaires.iter().any(|asked| asked == id));
    Standing::New { patient, not_invited: not_invited.map(str::to_owned).collect() }
}
