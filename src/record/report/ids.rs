//! The opaque names of what travels between a clinic and a patient, and of the questionnaire that was asked.

use super::super::Key;

macro_rules! opaque {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// The key of the record that is made of it: the same on every device, so that two devices that take in the same make one record.
            pub const fn key(self) -> Key {
                let [a, b, c, d, e, f, g, h, ..] = self.0;
                Key::from_bits(u64::from_be_bytes([a, b, c, d, e, f, g, h]))
            }
        }
    };
}

opaque! {
    /// An invitation: random, and says nothing about whom it names.
    Token
}
opaque! {
    /// What was sent: random, so that the same answers sent twice are known as the same.
    SendingId
}

/// What tells two questionnaires apart, even two of the same name: the first bytes of SHA-256 of the questionnaire as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub [u8; 6]);

/// Which version of which questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuestionnaireVersion {
    /// The questionnaire's short name.
    pub id: String,
    /// What tells its versions apart.
    pub fingerprint: Fingerprint,
}
