//! The single values of format 1, frozen: words, days, times and numbers as small integers.

use super::super::error::SchemaError;
use super::chart::{NEXT, NONE};
use crate::record::{Day, Drug, Mmhg, Route, SessionStatus, Sex, Site, Source, Step, TimeOfDay, Timing, TrackState};

/// A value that its version writes as a code of its own, whatever the order of its variants: a new one doesn't compile without a code.
pub(super) trait Code: Sized {
    /// From 1.
    fn code(self) -> u8;
    /// The value of a code.
    fn of_code(code: u8) -> Result<Self, SchemaError>;

    /// 0 for nothing said.
    fn code_of(said: Option<Self>) -> u8 {
        said.map_or(0, Self::code)
    }

    /// Nothing for 0.
    fn said(code: u8) -> Result<Option<Self>, SchemaError> {
        if code == 0 { Ok(None) } else { Self::of_code(code).map(Some) }
    }
}

macro_rules! codes {
    ($type:ident, $field:literal, $($variant:ident = $code:literal),+) => {
        impl Code for $type {
            fn code(self) -> u8 {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            fn of_code(code: u8) -> Result<Self, SchemaError> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(SchemaError::Word { field: $field }),
                }
            }
        }
    };
}

codes!(Sex, "sex", Female = 1, Male = 2, Other = 3, Unknown = 4);
codes!(SessionStatus, "status", Given = 1, Planned = 2, Missed = 3);
codes!(Drug, "drug", Ketamine = 1, Esketamine = 2);
codes!(Route, "route", Iv = 1, Im = 2, Sc = 3, Intranasal = 4, Sublingual = 5, Oral = 6, Unknown = 7);
codes!(Site, "site", Clinic = 1, Home = 2);
codes!(Timing, "timing", Before = 1, After = 2);
codes!(Source, "source", Patient = 1, Clinician = 2, Import = 3);
#[rustfmt::skip]
codes!(TrackState, "state", Persistent = 1, Recovering = 2, Provisional = 3, Emerging = 4, NoBaseline = 5, Resolved = 6, Stable = 7,
    BaselineOnly = 8);
#[rustfmt::skip]
codes!(Step, "step", RepeatScore = 1, CheckContext = 2, LowerDose = 3, LongerInterval = 4, ChangeRoute = 5, PauseAndRescore = 6,
    ScreenOrReferral = 7, Laboratory = 8, SelfCare = 9, StopOrOther = 10, ContinueAsIs = 11);

/// A day that may be missing.
pub(super) fn day_code(day: Option<Day>) -> u32 {
    day.map_or(0, |day| day.days_since(Day::FIRST).unsigned_abs() + 1)
}

/// The day of a code.
pub(super) fn day(code: u32) -> Result<Option<Day>, SchemaError> {
    let Some(days) = code.checked_sub(1) else { return Ok(None) };
    let days = i32::try_from(days).map_err(|_| SchemaError::Word { field: "date" })?;
    day_after(Day::FIRST, days).map(Some)
}

/// The day so many days after another, which the calendar has to have.
pub(super) fn day_after(other: Day, days: i32) -> Result<Day, SchemaError> {
    let day = other.plus(days);
    if day.days_since(other) == days { Ok(day) } else { Err(SchemaError::Word { field: "date" }) }
}

/// A time that may be missing.
pub(super) fn time_code(time: Option<TimeOfDay>) -> u16 {
    time.map_or(0, |time| time.minutes() + 1)
}

/// The time of a code.
pub(super) fn time(code: u16) -> Result<Option<TimeOfDay>, SchemaError> {
    let Some(minutes) = code.checked_sub(1) else { return Ok(None) };
    TimeOfDay::from_minutes(minutes).map(Some).ok_or(SchemaError::Word { field: "time" })
}

/// A pressure that may be missing.
pub(super) fn pressure_code(pressure: Option<Mmhg>) -> u32 {
    pressure.map_or(0, |pressure| pressure.get() as u32 + 1)
}

/// The pressure of a code.
pub(super) fn pressure(code: u32) -> Result<Option<Mmhg>, SchemaError> {
    let Some(pressure) = code.checked_sub(1) else { return Ok(None) };
    kept(Mmhg::new(pressure.into()), "blood pressure").map(Some)
}

/// A value that may be kept: what forms and files refuse is damage here.
pub(super) fn kept<T>(value: Option<T>, field: &'static str) -> Result<T, SchemaError> {
    value.ok_or(SchemaError::Word { field })
}

/// More tenths than any score, dose or weight has; well within what a code can hold.
const MOST_TENTHS: u32 = 1 << 28;

/// The code of a number; one that isn't exactly so many tenths is added to those that are written out.
pub(super) fn number_code(number: f64, written_out: &mut Vec<u8>) -> i32 {
    let tenths = (number * 10.0).round() as i32;
    // By its bits: -0 is not 0, and what is not a number equals nothing.
    if tenths.unsigned_abs() <= MOST_TENTHS && (f64::from(tenths) / 10.0).to_bits() == number.to_bits() {
        return 2 * tenths;
    }
    written_out.extend(number.to_bits().to_le_bytes());
    NEXT
}

/// The number of a code.
pub(super) fn number(
    code: i32,
    mut written_out: impl Iterator<Item = [u8; 8]>,
    field: &'static str,
) -> Result<Option<f64>, SchemaError> {
    match code {
        NONE => Ok(None),
        // The division gives the nearest number to so many tenths, as reading the decimal text does.
        tenths if tenths % 2 == 0 => Ok(Some(f64::from(tenths / 2) / 10.0)),
        NEXT => {
            let bytes = written_out.next().ok_or(SchemaError::Missing { field })?;
            Ok(Some(f64::from_bits(u64::from_le_bytes(bytes))))
        }
        _ => Err(SchemaError::Word { field }),
    }
}
