//! Questions about a patient: whether the person is here already, and whether the number could be taken for another one.

use super::Question;
use crate::record::{Day, Key, Likeness, Patient, as_seen, likeness};
use std::collections::HashMap;

/// The patients that a new one is held against.
#[derive(Debug, Default)]
pub struct KnownPatients {
    /// By how the number looks to an eye.
    by_number: HashMap<String, Vec<(Key, String)>>,
    by_person: HashMap<(String, Day), Vec<(Key, String)>>,
}

impl KnownPatients {
    /// These patients.
    pub fn of<'a>(patients: impl IntoIterator<Item = &'a Patient>) -> Self {
        let mut known = Self::default();
        patients.into_iter().for_each(|patient| known.insert(patient));
        known
    }

    /// One more.
    pub fn insert(&mut self, patient: &Patient) {
        let entry = || (patient.key, patient.number.to_string());
        self.by_number.entry(as_seen(&patient.number)).or_default().push(entry());
        if let Some(person) = person(patient) {
            self.by_person.entry(person).or_default().push(entry());
        }
    }

    /// How a number that is nobody's differs from one that it could be taken for, if there is one.
    pub fn alike(&self, number: &str) -> Option<Likeness> {
        let near = self.by_number.get(&as_seen(number)).into_iter().flatten();
        near.into_iter().find_map(|(_, other)| likeness(number, other))
    }

    /// What to ask about a patient before they are kept; empty where nothing stands out.
    pub fn questions(&self, patient: &Patient) -> Vec<Question> {
        let others = |list: Option<&Vec<(Key, String)>>| {
            let others = list.into_iter().flatten().filter(|(key, _)| *key != patient.key);
            others.map(|(_, number)| number.clone()).collect::<Vec<_>>()
        };
        let number = || patient.number.to_string();
        let persons = others(person(patient).and_then(|person| self.by_person.get(&person))).into_iter();
        let numbers = others(self.by_number.get(&as_seen(&patient.number))).into_iter();
        let alike = numbers.filter_map(|other| likeness(&patient.number, &other));
        persons
            .map(|other| Question::SamePerson { number: number(), other })
            .chain(alike.map(|like| Question::AlikeNumber { number: number(), like }))
            .collect()
    }
}

/// The name without case and with single blanks, and the birth date, where both are known.
fn person(patient: &Patient) -> Option<(String, Day)> {
    let name = patient.name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name).zip(patient.birth_date)
}
