//! Which day counts of answers whose clock is doubted, as a person says it.

use super::Response;
use crate::record::{Day, DayError};

/// What a person says of the day that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaySaid {
    /// That of the patient's clock.
    Patients,
    /// That on which it was received, by the clinic's calendar.
    Received(Day),
    /// Another one, as far as what was typed is a day.
    Other(Result<Day, DayError>),
}

/// Why no day counts by what a person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFault {
    /// Nothing was said.
    NotSaid,
    /// What was typed is no day that can be kept.
    NoDay(DayError),
    /// It is still to come: nobody has answered then.
    ToCome(Day),
}

impl Response {
    /// The day that counts of answers whose clock is doubted; none where it isn't.
    ///
    /// # Errors
    /// Why none counts by what was said.
    pub fn counting_day(&self, said: Option<DaySaid>, today: Day) -> Result<Option<Day>, DayFault> {
        let Some(opened) = self.opened().filter(|opened| opened.doubt.is_some()) else { return Ok(None) };
        let day = match said.ok_or(DayFault::NotSaid)? {
            DaySaid::Patients => opened.sending.authored.day(),
            DaySaid::Received(day) => day,
            DaySaid::Other(day) => day.map_err(DayFault::NoDay)?,
        };
        if day > today { Err(DayFault::ToCome(day)) } else { Ok(Some(day)) }
    }
}
