//! What a patient sends: the answers to one or more questionnaires of one invitation, in the compact form that is then sealed.

use super::answers_wire::{read_answers, write_answers};
use super::base64;
use super::wire::{Reader, WireFault, Writer};
use crate::questionnaire::{Answers, Authored, Questionnaire};
use crate::record::{Instant, SendingId, Token};
use std::sync::Arc;

/// The most characters of a comment.
pub const COMMENT: usize = 1_000;

/// What a patient sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    /// The invitation.
    pub token: Token,
    /// What it is called, however often it arrives.
    pub id: SendingId,
    /// When it was answered, by the patient's clock.
    pub authored: Authored,
    /// The answers, one questionnaire after another.
    pub answers: Vec<Answers>,
    /// What the patient adds in words; empty where nothing.
    pub comment: String,
}

impl Sending {
    /// Whether both answer the same invitation with the same answers and words, whatever they are called and whenever each was given.
    pub fn says_same_as(&self, other: &Self) -> bool {
        let is_same = |(here, there): (&Answers, &Answers)| {
            here.questionnaire() == there.questionnaire() && here.part() == there.part()
        };
        self.token == other.token
            && self.comment == other.comment
            && self.answers.len() == other.answers.len()
            && self.answers.iter().zip(&other.answers).all(is_same)
    }

    /// The one that was sealed last, if it says the same: sealed once more it is the same sending, of the same instant. Otherwise this one.
    #[must_use]
    pub fn or_sealed(self, last: Option<&Self>) -> Self {
        last.filter(|last| last.says_same_as(&self)).cloned().unwrap_or(self)
    }

    /// In the compact form.
    ///
    /// # Errors
    /// [`WireFault::TooMuch`] for a comment that is too long, [`WireFault::Bad`] for an instant before 1970.
    pub fn write(&self) -> Result<Vec<u8>, WireFault> {
        if self.comment.chars().count() > COMMENT {
            return Err(WireFault::TooMuch);
        }
        let seconds = u64::try_from(self.authored.at().seconds()).map_err(|_| WireFault::Bad)?;
        let [_, _, _, seconds @ ..] = seconds.to_be_bytes();
        let mut writer = Writer(Vec::with_capacity(64));
        writer.0.extend_from_slice(&self.token.0);
        writer.0.extend_from_slice(&self.id.0);
        writer.0.extend_from_slice(&seconds);
        writer.0.extend_from_slice(&self.authored.offset_minutes().to_be_bytes());
        for answers in &self.answers {
            writer.bytes(&write_answers(answers));
        }
        writer.bytes(self.comment.as_bytes());
        Ok(writer.0)
    }

    /// As text, for a form that is only half filled and stays on its own device.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn to_draft(&self) -> Result<String, WireFault> {
        self.write().map(|bytes| base64::write(&bytes))
    }

    /// Reads what [`Self::to_draft`] has written of a form over those questionnaires.
    ///
    /// # Errors
    /// What isn't in order.
    pub fn from_draft(text: &str, questionnaires: &[Arc<Questionnaire>]) -> Result<Self, WireFault> {
        Self::read(&base64::read(text).ok_or(WireFault::Bad)?, questionnaires)
    }

    /// Reads the compact form of answers to those questionnaires.
    ///
    /// # Errors
    /// What isn't in order.
    pub fn read(bytes: &[u8], questionnaires: &[Arc<Questionnaire>]) -> Result<Self, WireFault> {
        let mut reader = Reader(bytes);
        let token = Token(reader.array()?);
        let id = SendingId(reader.array()?);
        let seconds = reader.array::<5>()?.iter().fold(0i64, |seconds, byte| seconds << 8 | i64::from(*byte));
        let offset_minutes = i16::from_be_bytes(reader.array()?);
        let authored = Authored::new(Instant::from_seconds(seconds), offset_minutes).ok_or(WireFault::Bad)?;
        let answers = questionnaires.iter().map(|questionnaire| read_answers(reader.bytes()?, questionnaire));
        let answers = answers.collect::<Result<_, _>>()?;
        let comment = reader.text()?.to_owned();
        reader.end()?;
        if comment.chars().count() > COMMENT {
            return Err(WireFault::TooMuch);
        }
        Ok(Self { token, id, authored, answers, comment })
    }
}
