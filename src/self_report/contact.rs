//! What a link says of the clinic: its name, its own words and numbers for a patient in need, its address for mail. Nothing of the patient.

use super::base64;
use super::wire::{Reader, WireFault, Writer};
use crate::record::{TextFault, TextKind};

/// The most characters of the clinic's name, its words, a number, an address.
const NAME: usize = 100;
const WORDS: usize = 500;
const NUMBER: usize = 30;
const EMAIL: usize = 100;
/// The most numbers.
const LINES: usize = 5;

/// What a patient is told of the clinic. Every value of it can be written into a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    clinic: String,
    email: String,
    words: String,
    lines: Vec<CrisisLine>,
}

/// A number to call in need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrisisLine {
    /// Whose it is.
    pub kind: LineKind,
    /// The number, as it is dialled: digits, and `+ * # ( ) - .` and blanks between them.
    pub number: String,
}

/// Whose number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineKind {
    /// The clinic's own.
    Clinic,
    /// The country's line for people in a crisis.
    Crisis,
    /// The country's emergency number.
    Emergency,
}

/// Why a clinic's contact is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactFault {
    /// Its name or words are too long, or hold what can't be seen: what of it.
    Text(TextFault),
    /// Its address for mail is none.
    Email,
    /// A number is none.
    Number,
    /// Too many numbers.
    TooMany,
    /// No number at all: somebody in need would be told of nobody to call.
    NoNumber,
    /// It can't be read.
    Damaged,
}

impl From<WireFault> for ContactFault {
    fn from(_: WireFault) -> Self {
        Self::Damaged
    }
}

impl Contact {
    /// A contact; name, mail address and words may be empty.
    ///
    /// # Errors
    /// What of it can't be taken.
    pub fn new(clinic: &str, email: &str, words: &str, lines: Vec<CrisisLine>) -> Result<Self, ContactFault> {
        check_text(clinic, NAME)?;
        check_text(words, WORDS)?;
        if !email.is_empty() && (email.chars().count() > EMAIL || !is_email(email)) {
            return Err(ContactFault::Email);
        }
        if !lines.iter().all(|line| is_number(&line.number)) {
            return Err(ContactFault::Number);
        }
        if lines.len() > LINES {
            return Err(ContactFault::TooMany);
        }
        let [clinic, email, words] = [clinic, email, words].map(|text| text.trim().to_owned());
        Ok(Self { clinic, email, words, lines })
    }

    /// The numbers of the United States: the crisis line 988 and the emergency number 911.
    pub fn united_states() -> Vec<CrisisLine> {
        let line = |kind, number: &str| CrisisLine { kind, number: number.to_owned() };
        vec![line(LineKind::Crisis, "988"), line(LineKind::Emergency, "911")]
    }

    /// The clinic's name.
    pub fn clinic(&self) -> &str {
        &self.clinic
    }

    /// Where answers may be mailed to.
    pub fn email(&self) -> &str {
        &self.email
    }

    /// What the clinic says to a patient in need.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Whom to call in need, in the clinic's order.
    pub fn lines(&self) -> &[CrisisLine] {
        &self.lines
    }

    /// As text, for a link and for the clinic's record.
    pub fn to_text(&self) -> String {
        let mut writer = Writer::default();
        for text in [&self.clinic, &self.email, &self.words] {
            writer.bytes(text.as_bytes());
        }
        for line in &self.lines {
            writer.number(line.kind.code());
            writer.bytes(line.number.as_bytes());
        }
        base64::write(&writer.0)
    }

    /// Reads what [`Self::to_text`] writes.
    ///
    /// # Errors
    /// What of it can't be taken.
    pub fn from_text(text: &str) -> Result<Self, ContactFault> {
        let bytes = base64::read(text).ok_or(ContactFault::Damaged)?;
        let mut reader = Reader(&bytes);
        let (clinic, email, words) = (reader.text()?, reader.text()?, reader.text()?);
        let mut lines = Vec::new();
        while reader.end().is_err() {
            let kind = LineKind::from_code(reader.number()?).ok_or(ContactFault::Damaged)?;
            lines.push(CrisisLine { kind, number: reader.text()?.to_owned() });
        }
        Self::new(clinic, email, words, lines)
    }
}

impl LineKind {
    /// All kinds, in the order in which a patient is told of them: whoever is nearest first.
    pub const ALL: [Self; 3] = [Self::Clinic, Self::Crisis, Self::Emergency];

    const fn code(self) -> u64 {
        match self {
            Self::Clinic => 1,
            Self::Crisis => 2,
            Self::Emergency => 3,
        }
    }

    const fn from_code(code: u64) -> Option<Self> {
        match code {
            1 => Some(Self::Clinic),
            2 => Some(Self::Crisis),
            3 => Some(Self::Emergency),
            _ => None,
        }
    }
}

/// Whether that may stand in a link: no longer than that, and in each line nothing that can't be seen.
fn check_text(text: &str, most: usize) -> Result<(), ContactFault> {
    let length = text.chars().count();
    if length > most {
        return Err(ContactFault::Text(TextFault::TooLong { length, most }));
    }
    text.lines().try_for_each(|line| TextKind::Name.check_characters(line)).map_err(ContactFault::Text)
}

fn is_number(text: &str) -> bool {
    let are_known = text.chars().all(|c| c.is_ascii_digit() || " +*#()-.".contains(c));
    are_known && text.len() <= NUMBER && text.contains(|c: char| c.is_ascii_digit())
}

/// One `@` between two parts of what stands in addresses, so that nothing but an address can be put into `mailto:`.
fn is_email(text: &str) -> bool {
    let is_part = |part: &str| {
        let is_known = |c: char| c.is_ascii_alphanumeric() || "!#$'*+-/=^_`{|}~.".contains(c);
        !part.is_empty() && part.chars().all(is_known)
    };
    text.split_once('@').is_some_and(|(name, host)| is_part(name) && is_part(host) && host.contains('.'))
}
