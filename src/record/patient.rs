//! Who is treated.

use super::field::{Id, Name, Note, choice, record};
use super::{Day, Key, shown_name, shown_number};
use std::borrow::Cow;

choice! {
    /// Administrative sex, as the clinic keeps it.
    #[expect(missing_docs, reason = "the names are the meaning")]
    pub enum Sex {
        Female = 1 "female",
        Male = 2 "male",
        Other = 3 "other",
        Unknown = 4 "unknown",
    }
}

record! {
    /// A patient of the clinic.
    pub struct Patient(key: Key) {
        1 number as "patient_id": Id, "Number in the clinic", "The clinic’s own number of the patient", "the clinic's own number of the patient";
    } or empty {
        2 name as "name": Name, "Name", "As the clinic writes it";
        3 birth_date as "birth_date": Option<Day>, "Date of birth", "Date of birth";
        4 sex as "sex": Option<Sex>, "Sex", "As the clinic keeps it";
        5 note as "note": Note, "Note", "Free text";
        6 course_start as "course_start": Option<Day>, "Course start", "The day from which the present course counts; empty: the first session starts it";
    }
}

impl Patient {
    /// Whole years from birth to `today`; `None` where no birth date is known, or one after that day.
    pub fn age(&self, today: Day) -> Option<u32> {
        today.date().years_since(self.birth_date?.date())
    }

    /// The name if there is one, else the clinic's number; as they are shown.
    pub fn display_name(&self) -> Cow<'_, str> {
        if self.name.is_empty() { shown_number(&self.number) } else { shown_name(&self.name) }
    }
}
