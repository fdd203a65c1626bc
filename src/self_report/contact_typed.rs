//! A clinic's contact as it is typed: a text a field, and what they amount to.

use super::{Contact, ContactFault, CrisisLine, LineKind};

/// The texts of a contact, as a form has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactTexts {
    /// The clinic's name.
    pub clinic: String,
    /// Where answers may be mailed to.
    pub email: String,
    /// What the clinic says to a patient in need.
    pub words: String,
    /// A number for each of [`LineKind::ALL`]; empty where there is none.
    pub numbers: [String; LineKind::ALL.len()],
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactField {
    /// The clinic's name.
    Clinic,
    /// Its address for mail.
    Email,
    /// Its words.
    Words,
    /// A number.
    Number(LineKind),
}

impl ContactTexts {
    /// The texts of that contact. Of several numbers of one kind the first.
    pub fn of(contact: &Contact) -> Self {
        let number = |kind| contact.lines().iter().find(|line| line.kind == kind).map(|line| line.number.clone());
        Self {
            clinic: contact.clinic().to_owned(),
            email: contact.email().to_owned(),
            words: contact.words().to_owned(),
            numbers: LineKind::ALL.map(|kind| number(kind).unwrap_or_default()),
        }
    }

    /// Whose numbers were given before and are not any more.
    pub fn numbers_gone(&self, before: &Self) -> Vec<LineKind> {
        let is_empty = |text: &String| text.trim().is_empty();
        let numbers = LineKind::ALL.into_iter().zip(&self.numbers).zip(&before.numbers);
        let gone = numbers.filter(|((_, now), before)| is_empty(now) && !is_empty(before));
        gone.map(|((kind, _), _)| kind).collect()
    }

    /// The contact that they amount to.
    ///
    /// # Errors
    /// Every field that can't be taken, and that no number is given at all.
    pub fn read(&self) -> Result<Contact, Vec<(ContactField, ContactFault)>> {
        let [clinic, email, words] = [&self.clinic, &self.email, &self.words].map(|text| text.trim());
        let line = |(kind, number): (LineKind, &String)| CrisisLine { kind, number: number.trim().to_owned() };
        let lines = LineKind::ALL.into_iter().zip(&self.numbers).map(line).filter(|line| !line.number.is_empty());
        let lines: Vec<_> = lines.collect();
        let mut alone = vec![
            (ContactField::Clinic, Contact::new(clinic, "", "", Vec::new())),
            (ContactField::Email, Contact::new("", email, "", Vec::new())),
            (ContactField::Words, Contact::new("", "", words, Vec::new())),
        ];
        alone.extend(
            lines.iter().map(|line| (ContactField::Number(line.kind), Contact::new("", "", "", vec![line.clone()]))),
        );
        let faults: Vec<_> = alone.into_iter().filter_map(|(field, read)| Some((field, read.err()?))).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        if lines.is_empty() {
            return Err(vec![(ContactField::Number(LineKind::Emergency), ContactFault::NoNumber)]);
        }
        Contact::new(clinic, email, words, lines).map_err(|fault| vec![(ContactField::Clinic, fault)])
    }
}
