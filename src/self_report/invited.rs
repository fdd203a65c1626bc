//! What the clinic notes of an invitation, and how what arrives stands to it.

use super::Sending;
use crate::record::{Chart, Day, Instant, Key, ReportWay, SendingId, Token};

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
    /// The same was taken in or refused before.
    AlreadyHere,
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

/// How a sending stands. `is_here` says whether one of that id was taken in or refused before.
pub fn standing(sending: &Sending, invited: &[Invited], is_here: impl Fn(SendingId) -> bool) -> Standing {
    if is_here(sending.id) {
        return Standing::AlreadyHere;
    }
    let Some(invitation) = invited.iter().find(|invitation| invitation.token == sending.token) else {
        return Standing::Unknown;
    };
    let patient = invitation.patient;
    if let Some(withdrawn) = invitation.withdrawn {
        return Standing::Withdrawn { patient, answered_before: sending.authored.at() < withdrawn };
    }
    if let Some(until) = invitation.until.filter(|until| sending.authored.day() > *until) {
        return Standing::Ended { patient, until };
    }
    let answered = sending.answers.iter().map(|answers| answers.questionnaire().id());
    let not_invited = answered.filter(|id| !invitation.questionnaires.iter().any(|asked| asked == id));
    Standing::New { patient, not_invited: not_invited.map(str::to_owned).collect() }
}
