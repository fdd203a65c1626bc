//! Who a patient is, in one line. Two people of one name are told apart by number and age, so all three stand wherever something is
//! decided or typed.

use crate::caseload::Row;
use crate::record::{Day, Patient, shown_name, shown_number};
use crate::words::language::{say, worded};

/// Name, number and age: "Ada Example · no. 12 · 47 y". Without a name the number stands first.
pub fn identity_words(patient: &Patient, today: Day) -> String {
    whole(&patient.name, number_and_age(patient, today))
}

/// The same of a row; of a patient whose record is gone, the key alone.
pub fn row_identity(row: &Row) -> String {
    if row.is_gone { row.number.clone() } else { whole(&row.name, of(&row.number, row.age)) }
}

/// The same without the name: what stands beside it.
pub fn number_and_age(patient: &Patient, today: Day) -> String {
    of(&patient.number, patient.age(today))
}

fn of(number: &str, age: Option<u32>) -> String {
    let age = age.map_or_else(|| worded("age not known").to_owned(), |years| say!("{years} y", years));
    say!("no. {number} · {age}", number = shown_number(number), age)
}

fn whole(name: &str, more: String) -> String {
    if name.is_empty() { more } else { format!("{} · {more}", shown_name(name)) }
}
