//! Dates that can't be: what lies before the patient's birth or has not come yet. Forms and files are refused by the same rules.

use super::{Chart, Day, Expected, FieldError, Patient};

impl Patient {
    /// Whether a session or score of that day can be this patient's.
    ///
    /// # Errors
    /// The day lies before the date of birth; the field is `date`.
    pub fn can_have(&self, day: Day) -> Result<(), FieldError> {
        match self.birth_date.filter(|born| day < *born) {
            None => Ok(()),
            Some(born) => Err(FieldError::new("date", Expected::SinceBirth(born), &day.to_string())),
        }
    }
}

impl Chart {
    /// Whether this may be the patient of the chart's sessions and scores from now on. A date of birth that stays as it is, is not asked
    /// about again.
    ///
    /// # Errors
    /// The new date of birth lies after one of them; the field is `birth_date`.
    pub fn can_be_of(&self, patient: &Patient) -> Result<(), FieldError> {
        let Some(born) = patient.birth_date.filter(|_| patient.birth_date != self.patient.birth_date) else {
            return Ok(());
        };
        let days = self.sessions.iter().map(|s| s.day).chain(self.scores.iter().map(|s| s.day));
        match days.min().filter(|first| *first < born) {
            None => Ok(()),
            Some(first) => Err(FieldError::new("birth_date", Expected::BirthBefore(first), &born.to_string())),
        }
    }
}
