//! Pasted text or a file -> what the inbox shows: each sealed text opened, with how it stands, what it scores, and whether it tells of harm.

use super::clock::{ClockDoubt, doubt_clock};
use super::invited::{Invited, Standing, standing};
use super::opening::{ClinicKey, OpenFault, open_sending};
use super::paste::{Pasted, TextFault};
use super::port::Primitives;
use super::{Sending, Shelf};
use crate::questionnaire::{Answers, ItemIndex, NotScorable, Questionnaire, Scored, Scoring};
use crate::record::{Instant, SendingId};
use std::collections::BTreeSet;

/// What the clinic has when something arrives.
pub struct Clinic<'a, P: Primitives> {
    /// Its key pairs, old ones among them.
    pub keys: &'a [ClinicKey<P>],
    /// Its questionnaires, past versions among them.
    pub shelf: &'a Shelf,
    /// Its invitations.
    pub invited: &'a [Invited],
    /// What was taken in or refused before.
    pub here: &'a BTreeSet<SendingId>,
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

/// Opens all sealed texts that were found, received at that instant by the clinic's clock. The second of two sendings of one id is here
/// already.
pub async fn receive<P: Primitives>(
    primitives: &P,
    clinic: &Clinic<'_, P>,
    pasted: &Pasted,
    received: Instant,
) -> Vec<Arrived> {
    let mut arrived = Vec::with_capacity(pasted.found.len());
    let mut seen = BTreeSet::new();
    for found in &pasted.found {
        let sealed = match &found.sealed {
            Ok(sealed) => sealed,
            Err(fault) => {
                arrived.push(Arrived::Damaged(*fault));
                continue;
            }
        };
        match open_sending(primitives, clinic.keys, clinic.shelf, sealed).await {
            Err(fault) => arrived.push(Arrived::NotOpened(fault)),
            Ok(sending) => {
                let is_seen = !seen.insert(sending.id);
                arrived.push(Arrived::Opened(Box::new(clinic.stands(sending, is_seen, received))));
            }
        }
    }
    arrived
}

impl<P: Primitives> Clinic<'_, P> {
    /// How a sending stands that was opened, by what the clinic has now; `is_seen` where it is here already once more.
    pub fn stands(&self, sending: Sending, is_seen: bool, received: Instant) -> Opened {
        let standing = standing(&sending, self.invited, |id| is_seen || self.here.contains(&id));
        let invitation = self.invited.iter().find(|invitation| invitation.token == sending.token);
        let doubt = invitation.and_then(|invitation| doubt_clock(sending.authored, invitation.at, received));
        let result = |answers: &Answers| AnswersResult::of(answers, (self.scoring)(answers.questionnaire()).as_ref());
        let results = sending.answers.iter().map(result).collect();
        Opened { sending, standing, doubt, results }
    }
}
