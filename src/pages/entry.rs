//! How a clinic is entered from the pages that need no desk.

use super::state::Unlocked;
use crate::browser::workspace::Workspace;

/// What is to be opened, and what of it to be shown first.
#[derive(Default)]
pub enum Entry {
    /// What was open last.
    #[default]
    Last,
    /// What was chosen on a first visit, or beside a locked clinic.
    Chosen(Workspace),
    /// The clinic that a passphrase has opened.
    Unlocked(Box<Unlocked>),
    /// The locked clinic, by another way than a passphrase.
    Locked(OtherWay),
}

/// Another way than a passphrase, on the page of a locked clinic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherWay {
    /// The recovery key.
    Recover,
    /// A backup.
    Restore,
    /// Back to the first page.
    Leave,
}
