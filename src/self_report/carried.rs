//! How a link names the questionnaires that are asked: the built-in ones by their short name, others whole and compressed.

use super::base64;
use super::port::{Deflate, SealFault};
use crate::questionnaire::{Questionnaire, Refusal, built_in, read_questionnaire};
use std::sync::Arc;

/// What a questionnaire begins with that is carried whole. A short name has no capitals.
const WHOLE: char = 'Z';
/// The most bytes of a questionnaire that is carried, before it is compressed.
const MOST: usize = 300_000;

/// A questionnaire that a link asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried(Arc<Questionnaire>);

/// Why a link's questionnaire is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CarriedFault {
    /// A built-in one that this version of the app doesn't have, by its short name.
    Unknown(String),
    /// What is carried is damaged.
    Damaged,
    /// What is carried is no questionnaire that can be asked.
    Refused(Vec<Refusal>),
    /// The browser can't read what is compressed.
    Unavailable,
}

impl From<SealFault> for CarriedFault {
    fn from(fault: SealFault) -> Self {
        if fault == SealFault::Unavailable { Self::Unavailable } else { Self::Damaged }
    }
}

impl Carried {
    /// A questionnaire to be asked for.
    pub const fn new(questionnaire: Arc<Questionnaire>) -> Self {
        Self(questionnaire)
    }

    /// The questionnaire.
    pub const fn questionnaire(&self) -> &Arc<Questionnaire> {
        &self.0
    }

    /// Whether it is one of the app's own, which every copy of the app has.
    fn is_built_in(&self) -> bool {
        built_in(self.0.id()).is_some_and(|own| *own == *self.0)
    }

    pub(super) async fn to_text<D: Deflate>(&self, deflate: &D) -> Result<String, SealFault> {
        if self.is_built_in() {
            return Ok(self.0.id().to_owned());
        }
        let compressed = deflate.compress(self.0.to_json().as_bytes()).await?;
        Ok(format!("{WHOLE}{}", base64::write(&compressed)))
    }

    pub(super) async fn from_text<D: Deflate>(text: &str, deflate: &D) -> Result<Self, CarriedFault> {
        let Some(whole) = text.strip_prefix(WHOLE) else {
            let unknown = || CarriedFault::Unknown(text.chars().take(40).collect());
            return built_in(text).map(Self).ok_or_else(unknown);
        };
        let compressed = base64::read(whole).ok_or(CarriedFault::Damaged)?;
        let plain = deflate.decompress(&compressed, MOST).await?;
        let plain = String::from_utf8(plain).map_err(|_| CarriedFault::Damaged)?;
        let questionnaire = read_questionnaire(&plain).questionnaire.map_err(CarriedFault::Refused)?;
        Ok(Self(Arc::new(questionnaire)))
    }
}
