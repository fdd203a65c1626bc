//! The words of reviews and the log in format 1, as codes from 1 that are frozen, whatever the order of the variants: a new word doesn't
//! compile without a code.

use super::super::error::SchemaError;
use crate::record::{Step, TrackState};

/// A value that is written as a code of its own.
pub(super) trait Code: Sized {
    /// From 1.
    fn code(self) -> u8;
    /// The value of a code.
    fn of_code(code: u8) -> Result<Self, SchemaError>;
}

macro_rules! codes {
    ($type:ident, $($variant:ident = $code:literal),+) => {
        impl Code for $type {
            fn code(self) -> u8 {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            fn of_code(code: u8) -> Result<Self, SchemaError> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    // One that came later.
                    _ => Err(SchemaError::Newer),
                }
            }
        }
    };
}

#[rustfmt::skip]
codes!(TrackState, Persistent = 1, Recovering = 2, Provisional = 3, Emerging = 4, NoBaseline = 5, Resolved = 6, Stable = 7,
    BaselineOnly = 8);
#[rustfmt::skip]
codes!(Step, RepeatScore = 1, CheckContext = 2, LowerDose = 3, LongerInterval = 4, ChangeRoute = 5, PauseAndRescore = 6,
    ScreenOrReferral = 7, Laboratory = 8, SelfCare = 9, StopOrOther = 10, ContinueAsIs = 11);
