//! What keeps a stored record from being read.

use super::super::crypto::CryptoError;
use super::super::envelope::Unreadable;
use super::super::schema::SchemaError;

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// With the bytes as they lie.
    Envelope(Unreadable),
    /// With what stands in it.
    Body(SchemaError),
    /// Its seal doesn't open.
    Seal(CryptoError),
    /// It is sealed in a clinic that isn't.
    Sealed,
    /// It isn't sealed in a clinic that is.
    NotSealed,
    /// Its name holds no key.
    NoKey,
    /// It says nothing of whose it is.
    NoPatient,
    /// It was set aside as it lay when somebody accepted that it can't be read.
    SetAside,
}
