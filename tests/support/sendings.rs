//! Sendings for tests, sealed to a key of the test's own.
#![allow(dead_code, reason = "each test uses some of these")]

use super::native_seal::{NativePrimitives, NativePrivateKey};
use super::support::answered;
use anamnesis::questionnaire::Authored;
use anamnesis::record::Instant;
use anamnesis::self_report::{
    Arrived, Clinic, ClinicKey, Sending, SendingId, Token, open_text, read_pasted, seal_sending,
};
use pollster::block_on;

/// 2026-11-26 07:25:30 in UTC.
pub(crate) const NOW: i64 = 1_795_677_930;

/// A key pair from one byte.
pub(crate) fn key(byte: u8) -> ClinicKey<NativePrimitives> {
    NativePrivateKey::pair(&[byte; 32]).unwrap()
}

/// PHQ-9 and the memory rating, answered.
pub(crate) fn sending(id: u8) -> Sending {
    Sending {
        token: Token([7; 16]),
        id: SendingId([id; 16]),
        authored: Authored::new(Instant::from_seconds(NOW), 60).unwrap(),
        answers: vec![answered("phq-9", &[Some(3); 10])],
        comment: String::new(),
    }
}

/// The sealed text of a sending to that key.
pub(crate) fn sealed(sending: &Sending, byte: u8) -> String {
    block_on(seal_sending(&NativePrimitives, &key(byte).public, sending)).unwrap()
}

/// What comes of the sealed texts in a message that was received at that instant.
pub(crate) fn receive(clinic: &Clinic<'_, NativePrimitives>, message: &str, received: Instant) -> Vec<Arrived> {
    let found = read_pasted(message).found;
    let opened = found.iter().map(|found| (block_on(open_text(&NativePrimitives, clinic, found)), received));
    clinic.stand(opened.collect())
}
