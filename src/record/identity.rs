//! Who a patient is, in one line. Two people of one name are told apart by number and age, so all three stand wherever something is
//! decided or typed.

use super::{Day, Patient, shown_name, shown_number};

impl Patient {
    /// Whole years from birth to `today`; `None` where no birth date is known, or one after that day.
    pub fn age(&self, today: Day) -> Option<u32> {
        today.date().years_since(self.birth_date?.date())
    }

    /// Name, number and age: "Ada Example · no. 12 · 47 y". Without a name the number stands first.
    pub fn identity(&self, today: Day) -> String {
        let more = self.number_and_age(today);
        if self.name.is_empty() { more } else { format!("{} · {more}", shown_name(&self.name)) }
    }

    /// The same without the name: what stands beside it.
    pub fn number_and_age(&self, today: Day) -> String {
        let age = self.age(today).map_or_else(|| "age not known".to_owned(), |years| format!("{years} y"));
        format!("no. {} · {age}", shown_number(&self.number))
    }
}
