//! What has arrived and waits to be taken in.

use super::super::field::choice;
use super::super::{Instant, Key};
use super::{Authored, DealtWith, QuestionnaireVersion, SendingId, Token};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

choice! {
    /// On which way a sealed text arrived.
    pub enum ArrivalWay {
        /// It was pasted.
        Paste = 1 "paste",
        /// It lay in a file.
        File = 2 "file",
        /// It lay in the folder that is read by itself.
        Folder = 3 "folder",
        /// The camera read it.
        Camera = 4 "camera",
        /// It was answered on this device while the clinic was locked.
        Kiosk = 5 "kiosk",
        /// It was taken in or refused before, and put back.
        PutBack = 6 "put-back",
    }
}

/// A sealed text that waits in the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The sealed text.
    pub text: String,
    /// When it was received, by the clinic's clock.
    pub received: Instant,
    /// On which way.
    pub way: ArrivalWay,
    /// What was found in it; none while it couldn't be opened.
    pub said: Option<ArrivalSaid>,
    /// How what tells of harm in it was dealt with while nobody knew whose it is; none where nobody has. It goes into the patient's record with
    /// the answers, once they are taken in.
    pub dealt: Option<DealtWith>,
}

/// What waits in the inbox, by [`Arrival::key`].
pub type Arrivals = BTreeMap<Key, Arrival>;

/// What of an opened arrival matters before anybody looks at it: whose it is, and whether it tells of harm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrivalSaid {
    /// The invitation that it answers.
    pub token: Token,
    /// What was sent.
    pub sending: SendingId,
    /// When it was answered, by the patient's clock.
    pub authored: Authored,
    /// The items whose answers tell of harm.
    pub harm: Vec<HarmItem>,
}

/// An item whose answer tells of harm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HarmItem {
    /// Of which questionnaire.
    pub questionnaire: QuestionnaireVersion,
    /// The item's link id.
    pub link_id: String,
}

impl Arrival {
    /// What a text is kept under: of the same text that arrives again nothing more is kept.
    pub fn key_of(text: &str) -> Key {
        let mut first = [0; 8];
        first.iter_mut().zip(Sha256::digest(text)).for_each(|(to, from)| *to = from);
        Key::from_bits(u64::from_be_bytes(first))
    }

    /// What it is kept under.
    pub fn key(&self) -> Key {
        Self::key_of(&self.text)
    }
}
