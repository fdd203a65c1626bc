//! The facts, one enum: each is a record of its own in the journal.

use super::super::field::choice;
use super::super::{Day, Instant, InstrumentId, Key};
use super::dealt::DealtWith;
use super::{ArrivalSaid, Authored, HarmItem, Plan, QuestionnaireVersion, SendingId, Token};

choice! {
    /// On which way answers come.
    pub enum ReportWay {
        /// On the clinic's own device.
        Kiosk = 1 "kiosk",
        /// Through a link, at home.
        Link = 2 "link",
        /// On paper, and typed in by the clinic.
        Paper = 3 "paper",
    }
}

/// One thing that is kept of how a patient reports for themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct SelfReport {
    /// The product's own name for the record. An invitation's is its token's, a report's its sending's.
    pub key: Key,
    /// What it says.
    pub what: SelfReported,
}

/// What a record of self-report says.
#[derive(Clone, Debug, PartialEq)]
pub enum SelfReported {
    /// The patient was invited.
    Invited(IssuedInvitation),
    /// An invitation is withdrawn: what is answered later isn't taken in without a person saying so.
    Withdrawn {
        /// The invitation's record.
        invitation: Key,
        /// When.
        at: Instant,
    },
    /// Answers came, and were taken in or refused.
    Report(Report),
    /// Somebody dealt with answers that tell of harm.
    DealtWith(DealtWith),
    /// The patient's plan from then on; none for the clinic's.
    Planned {
        /// The plan.
        plan: Option<Plan>,
        /// When it was set.
        at: Instant,
    },
}

/// An invitation as the clinic holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedInvitation {
    /// What the link has of it.
    pub token: Token,
    /// What is asked.
    pub questionnaires: Vec<QuestionnaireVersion>,
    /// On which way.
    pub way: ReportWay,
    /// When it was made.
    pub at: Instant,
    /// The last day on which it may be answered; none where it has none.
    pub until: Option<Day>,
}

/// Answers that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What was sent, however often it arrives.
    pub sending: SendingId,
    /// The invitation that it answers; none for what was typed in from paper.
    pub token: Option<Token>,
    /// On which way it came.
    pub way: ReportWay,
    /// When it was answered, by the patient's clock.
    pub authored: Authored,
    /// When it was received, by the clinic's clock. What was typed in from paper, told of harm, was dealt with and is corrected tells of harm
    /// anew: then it is when that was.
    pub received: Instant,
    /// The day that a person said counts, where the patient's clock can't be right.
    pub said_day: Option<Day>,
    /// The answers, one questionnaire after another.
    pub answered: Vec<Answered>,
    /// What the patient adds in words; may be empty.
    pub comment: String,
    /// Why it was refused; none where it was taken in.
    pub refused: Option<String>,
}

/// The answers to one questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The questionnaire, the very version that was asked.
    pub questionnaire: QuestionnaireVersion,
    /// The answers in the compact form, item by item: `self_report` reads them.
    pub answers: Vec<u8>,
    /// The link ids of the items whose answers tell of harm.
    pub harm: Vec<String>,
    /// The score that was made of them: its record and its instrument; none where there is none.
    pub score: Option<(Key, InstrumentId)>,
}

impl Report {
    /// The day that it counts for.
    pub fn day(&self) -> Day {
        self.said_day.unwrap_or_else(|| self.authored.day())
    }

    /// The items whose answers tell of harm.
    pub fn harm_items(&self) -> impl Iterator<Item = HarmItem> {
        self.answered.iter().flat_map(|answered| {
            let item =
                |link_id: &String| HarmItem { questionnaire: answered.questionnaire.clone(), link_id: link_id.clone() };
            answered.harm.iter().map(item)
        })
    }

    /// Whether this was made of that arrival, as far as harm goes: answered at the same instant, and telling of all that it tells of.
    pub fn tells_all_harm_of(&self, said: &ArrivalSaid) -> bool {
        self.authored == said.authored && said.harm.iter().all(|item| self.harm_items().any(|told| told == *item))
    }

    /// Keeps of the scores only those as made of the answers; the answers stay.
    pub fn keep_scores(&mut self, keeps: impl Fn(Key) -> bool) {
        for answered in &mut self.answered {
            answered.score = answered.score.take().filter(|(key, _)| keeps(*key));
        }
    }

    /// Whether an answer tells of harm.
    pub fn tells_of_harm(&self) -> bool {
        self.answered.iter().any(|answered| !answered.harm.is_empty())
    }
}

impl From<IssuedInvitation> for SelfReport {
    fn from(invitation: IssuedInvitation) -> Self {
        Self { key: invitation.token.key(), what: SelfReported::Invited(invitation) }
    }
}

impl From<Report> for SelfReport {
    fn from(report: Report) -> Self {
        Self { key: report.sending.key(), what: SelfReported::Report(report) }
    }
}

impl SelfReport {
    /// Its day, in UTC where it has none of its own.
    pub(in crate::record) fn day(&self) -> Day {
        let of = |at: Instant| Authored::new(at, 0).map_or(Day::FIRST, Authored::day);
        match &self.what {
            SelfReported::Report(report) => report.day(),
            SelfReported::Invited(invitation) => of(invitation.at),
            SelfReported::Withdrawn { at, .. } | SelfReported::Planned { at, .. } => of(*at),
            SelfReported::DealtWith(dealt) => of(dealt.at),
        }
    }
}
