//! Pasted text or a file -> what the inbox shows: each sealed text opened, with how it stands, what it scores, and whether it tells of harm.

use super::answered::says_same;
use super::clock::{ClockDoubt, doubt_clock};
use super::invited::{Invited, Presence, Standing, standing};
use super::opening::{ClinicKey, OpenFault, open_sending};
use super::paste::{FoundText, TextFault};
use super::port::Primitives;
use super::{Sending, Shelf};
use crate::questionnaire::{Answers, ItemIndex, NotScorable, Questionnaire, Scored, Scoring};
use crate::record::{Instant, Report, SendingId};
use std::collections::BTreeMap;

/// What the clinic has when something arrives.
pub struct Clinic<'a, P: Primitives> {
    /// Its key pairs, old ones among them.
    pub keys: &'a [ClinicKey<P>],
    /// Its questionnaires, past versions among them.
    pub shelf: &'a Shelf,
    /// Its invitations.
    pub invited: &'a [Invited],
    /// What was taken in or refused before.
    pub reported: &'a BTreeMap<SendingId, &'a Report>,
    /// How a questionnaire is scored; none where no instrument names it.
    pub scoring: &'a dyn Fn(&Questionnaire) -> Option<Scoring>,
}

/// What came of one sealed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrived {
    /// It was cut short, changed, or made by a newer version.
    Damaged(TextFault),
    /// It is whole and was not opened.
    NotOpened(OpenFault),
    /// It was opened.
    Opened(Box<Opened>),
}

/// A sending that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What was sent.
    pub sending: Sending,
    /// How it stands.
    pub standing: Standing,
    /// Why the patient's clock can't be right, so that a person says which day counts; none for a sending of no known invitation.
    pub doubt: Option<ClockDoubt>,
    /// What the answers to each questionnaire come to, in the order of the sending.
    pub results: Vec<AnswersResult>,
}

/// What the answers to one questionnaire come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswersResult {
    /// The score, or why there is none; `None` where no instrument scores this questionnaire.
    pub score: Option<Result<Scored, NotScorable>>,
    /// The items that tell of harm.
    pub harm: Vec<ItemIndex>,
    /// The items that need an answer and have none.
    pub missing: Vec<ItemIndex>,
}

impl AnswersResult {
    /// What those answers come to.
    pub fn of(answers: &Answers, scoring: Option<&Scoring>) -> Self {
        let score = scoring.map(|scoring| scoring.score(answers));
        Self { score, harm: answers.harm(), missing: answers.missing() }
    }
}

/// Opens one sealed text that was found; what else came of it where that can't be.
///
/// # Errors
/// Why it isn't opened, as it is shown in the inbox.
pub async fn open_text<P: Primitives>(
    primitives: &P,
    clinic: &Clinic<'_, P>,
    found: &FoundText,
) -> Result<Sending, Arrived> {
    let sealed = found.sealed.as_ref().map_err(|fault| Arrived::Damaged(*fault))?;
    open_sending(primitives, clinic.keys, clinic.shelf, sealed).await.map_err(Arrived::NotOpened)
}

impl<P: Primitives> Clinic<'_, P> {
    /// How what was opened stands, each with when it was received, in that order. The second of two of one id and with the same answers is
    /// here already, whenever each was sealed; two of one id with different answers both say so.
    pub fn stand(&self, opened: Vec<(Result<Sending, Arrived>, Instant)>) -> Vec<Arrived> {
        let mut by_id: BTreeMap<SendingId, Vec<(usize, &Sending)>> = BTreeMap::new();
        for (at, (sending, _)) in opened.iter().enumerate() {
            if let Ok(sending) = sending {
                by_id.entry(sending.id).or_default().push((at, sending));
            }
        }
        let presence = |at: usize, sending: &Sending| {
            let report = self.reported.get(&sending.id);
            let others = by_id.get(&sending.id).into_iter().flatten();
            let is_same = |(other_at, other): &(usize, &Sending)| *other_at < at && other.says_same_as(sending);
            if report.is_some_and(|report| says_same(report, sending)) || others.clone().any(is_same) {
                return Presence::Same;
            }
            match report {
                Some(report) => Presence::Differs { is_taken: report.refused.is_none() },
                None if others.clone().any(|(_, other)| !other.says_same_as(sending)) => {
                    Presence::Differs { is_taken: false }
                }
                None => Presence::New,
            }
        };
        let known = |(at, (sending, _)): (usize, &(Result<Sending, Arrived>, Instant))| {
            sending.as_ref().ok().map(|sending| presence(at, sending))
        };
        let presences: Vec<Option<Presence>> = opened.iter().enumerate().map(known).collect();
        let one = |((sending, received), presence): ((Result<Sending, Arrived>, Instant), Option<Presence>)| {
            let stands = |sending| self.stands(sending, presence.unwrap_or(Presence::New), received);
            sending.map_or_else(|arrived| arrived, |sending| Arrived::Opened(Box::new(stands(sending))))
        };
        opened.into_iter().zip(presences).map(one).collect()
    }

    fn stands(&self, sending: Sending, presence: Presence, received: Instant) -> Opened {
        let standing = standing(&sending, self.invited, presence, received);
        let invitation = self.invited.iter().find(|invitation| invitation.token == sending.token);
        let doubt = invitation.and_then(|invitation| doubt_clock(sending.authored, invitation.at, received));
        let result = |answers: &Answers| AnswersResult::of(answers, (self.scoring)(answers.questionnaire()).as_ref());
        let results = sending.answers.iter().map(result).collect();
        Opened { sending, standing, doubt, results }
    }
}
