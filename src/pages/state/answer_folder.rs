//! How the folder stands that patients' answers are read from by themselves.

use crate::browser::folder::Permission;
use crate::caseload::PutIn;
use std::collections::BTreeMap;

/// How the folder of patients' answers stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerFolder {
    /// Whether it may be read; none where no folder is chosen.
    pub permission: Option<Permission>,
    /// Why it isn't read though it may be, for a person to read.
    pub trouble: Option<String>,
    /// Each file of which something couldn't be read, and why, for a person to read.
    pub unread: Vec<String>,
    /// The files without any answers in them, by their marks.
    pub without: BTreeMap<String, String>,
    /// The names of the files that are no messages, and are not read.
    pub others: Vec<String>,
    /// What came from there since the clinic was unlocked.
    pub put_in: PutIn,
}
