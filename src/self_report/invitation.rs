//! The part of a link behind the `#`:
//!
//! `1.<key id>.<public key>.<token>.<questionnaires>.<language>`, or with what is said of the clinic
//! `1.<key id>.<public key>.<token>.<questionnaires>.<check>.<language>.<contact>`.
//!
//! Browsers never send it. Nothing in it names the patient. The check is `0` and the first bytes of the SHA-256 of all other parts. It stands
//! before the language, so that what was cut at the end of a part is not taken for a link that says nothing of the clinic: the numbers to
//! call would be others. Links of before have none: `1.….<language>.<contact>`.

use super::carried::{Carried, CarriedFault};
use super::contact::{Contact, ContactFault};
use super::port::{Deflate, SealFault};
use super::{KeyId, PublicKey, base64};
use crate::questionnaire::{Language, Questionnaire};
use crate::record::{QUESTIONNAIRES, Token};
use sha2::{Digest, Sha256};

/// The version of the form.
const VERSION: &str = "1";
/// Between two questionnaires.
const BETWEEN: char = '~';
/// What a check begins with, and no language does.
const CHECK: char = '0';
/// How many parts stand before the check.
const BEFORE_CHECK: usize = 5;
/// The bytes of the digest that a check has.
const CHECK_BYTES: usize = 4;
/// The most characters that are read, from a link or a file.
pub const LONGEST_INVITATION: usize = 500_000;
/// The most characters of a link; past it a file is offered.
pub const LINK_CHARACTERS: usize = 2_000;

/// What a patient is asked, and by which clinic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The clinic's public key.
    pub public_key: PublicKey,
    /// Which invitation it is.
    pub token: Token,
    /// What is asked, in that order; 1 to 8.
    pub questionnaires: Vec<Carried>,
    /// In which language.
    pub language: Language,
    /// What is said of the clinic.
    pub contact: Option<Contact>,
}

/// Why a link or file is no invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvitationFault {
    /// There is nothing.
    Empty,
    /// Longer than is read.
    TooLong,
    /// A newer version of the app made it.
    Newer,
    /// Something is missing: it was cut off, or it is no invitation.
    Cut,
    /// The public key, or its id, is damaged.
    Key,
    /// The token is damaged.
    Token,
    /// None, or more questionnaires than are asked at once.
    Count,
    /// A questionnaire.
    Questionnaire(CarriedFault),
    /// The language is none.
    Language,
    /// The contact.
    Contact(ContactFault),
}

impl Invitation {
    /// What stands behind the `#`, also the content of the file where a link would be too long.
    ///
    /// # Errors
    /// The browser can't compress.
    pub async fn to_fragment<D: Deflate>(&self, deflate: &D) -> Result<String, SealFault> {
        let mut carried = Vec::with_capacity(self.questionnaires.len());
        for questionnaire in &self.questionnaires {
            carried.push(questionnaire.to_text(deflate).await?);
        }
        let mut parts = vec![
            VERSION.to_owned(),
            self.public_key.id().to_text(),
            self.public_key.to_text(),
            self.token.to_text(),
            carried.join(&BETWEEN.to_string()),
            self.language.as_str().to_owned(),
        ];
        if let Some(contact) = &self.contact {
            parts.push(contact.to_text());
            let check = check_of(&parts.join("."));
            parts.insert(BEFORE_CHECK, check);
        }
        Ok(parts.join("."))
    }

    /// Reads what stands behind the `#`, or a file of it.
    ///
    /// # Errors
    /// Why it is no invitation.
    pub async fn read<D: Deflate>(text: &str, deflate: &D) -> Result<Self, InvitationFault> {
        if text.len() > LONGEST_INVITATION {
            return Err(InvitationFault::TooLong);
        }
        let text = plain(text);
        if text.is_empty() {
            return Err(InvitationFault::Empty);
        }
        let parts: Vec<&str> = text.split('.').collect();
        if parts.first().is_some_and(|version| is_newer(version)) {
            return Err(InvitationFault::Newer);
        }
        let [VERSION, key_id, public_key, token, carried, of_clinic @ ..] = parts.as_slice() else {
            return Err(InvitationFault::Cut);
        };
        let (language, contact) = match of_clinic {
            [check, language, contact] if is_whole(&parts, check) => (language, Some(contact)),
            [language] if !language.starts_with(CHECK) => (language, None),
            [language, contact] if !language.starts_with(CHECK) => (language, Some(contact)),
            _ => return Err(InvitationFault::Cut),
        };
        let public_key = PublicKey::from_text(public_key).filter(|key| key.is_uncompressed());
        // A damaged key would seal the answers so that nobody can open them.
        let public_key = public_key.filter(|key| KeyId::from_text(key_id) == Some(key.id()));
        let public_key = public_key.ok_or(InvitationFault::Key)?;
        let token = Token::from_text(token).ok_or(InvitationFault::Token)?;
        let named: Vec<&str> = carried.split(BETWEEN).collect();
        if !(1..=QUESTIONNAIRES).contains(&named.len()) {
            return Err(InvitationFault::Count);
        }
        let mut questionnaires = Vec::with_capacity(named.len());
        for name in named {
            let carried = Carried::from_text(name, deflate).await.map_err(InvitationFault::Questionnaire)?;
            // Two answers to the same questions would be one score too many.
            if questionnaires.contains(&carried) {
                return Err(InvitationFault::Count);
            }
            questionnaires.push(carried);
        }
        let language = Language::new(language).ok_or(InvitationFault::Language)?;
        let contact = contact.map(|text| Contact::from_text(text).map_err(InvitationFault::Contact));
        Ok(Self { public_key, token, questionnaires, language, contact: contact.transpose()? })
    }
}

/// In which language a link asks these: that of the first that names one, or else English.
pub fn language_of<'a>(questionnaires: impl IntoIterator<Item = &'a Questionnaire>) -> Language {
    questionnaires.into_iter().find_map(|one| one.about().language()).unwrap_or_else(Language::english)
}

/// The check of all other parts, joined.
fn check_of(others: &str) -> String {
    let digest = Sha256::digest(others);
    format!("{CHECK}{}", base64::write(digest.get(..CHECK_BYTES).unwrap_or_default()))
}

/// Whether that check is the one of all other parts.
fn is_whole(parts: &[&str], check: &str) -> bool {
    let others = parts.iter().enumerate().filter(|(at, _)| *at != BEFORE_CHECK).map(|(_, part)| *part);
    check_of(&others.collect::<Vec<_>>().join(".")) == check
}

fn is_newer(version: &str) -> bool {
    version.parse::<u32>().is_ok_and(|version| version > 1)
}

/// Without blanks and breaks of lines that a mail program put in, and without a `#` or an address before it; `~` and `.` as themselves where
/// a program wrote them as codes. What ends a sentence or closes brackets and quotation marks behind a link, mail programs take for a part of
/// it, as itself or as a code: it goes.
fn plain(text: &str) -> String {
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let behind = joined.split_once('#').map_or(joined.as_str(), |(_, behind)| behind);
    let mut behind = behind.replace("%7E", "~").replace("%7e", "~").replace("%2E", ".").replace("%2e", ".");
    // No other code stands in an invitation.
    behind.truncate(behind.find('%').unwrap_or(behind.len()));
    behind.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).to_owned()
}

/// The whole link.
///
/// # Errors
/// How many characters it would have, where that is more than links may: a file is offered then.
pub fn link(address: &str, fragment: &str) -> Result<String, usize> {
    let link = format!("{address}/report#{fragment}");
    if link.len() > LINK_CHARACTERS { Err(link.len()) } else { Ok(link) }
}
