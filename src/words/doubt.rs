//! Why nothing is told of a patient, in words, and how those are called whose record is gone.

use super::mismatch::{mismatch_state, mismatch_words};
use super::{value_words, what_words};
use crate::caseload::{Doubt, Doubts, NamedInAudit};
use crate::desk::named_in_audit;
use crate::record::{AuditEntry, Deed, Key, Undecided};
use crate::words::language::{say, worded};

/// As a row has it, in a few words.
pub fn doubt_state(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Record(kind) => mismatch_state(kind),
        Doubt::Rules(_) => worded("rules in doubt"),
    }
}

/// Why nothing is told, as a sentence.
pub fn doubt_sentence(doubt: Doubt) -> String {
    match doubt {
        Doubt::Record(kind) => say!("Not judged: this patient’s record {kind}.", kind = mismatch_words(kind)),
        Doubt::Rules(kind) => say!(
            "Not judged: the record of the rules and instruments that everyone is judged by {kind}.",
            kind = mismatch_words(kind)
        ),
    }
}

/// Whom what waits for a decision is about.
pub fn doubts(undecided: &Undecided, entries: &[AuditEntry]) -> Doubts {
    Doubts::of(undecided, |key| named(key, entries))
}

fn named(key: Key, entries: &[AuditEntry]) -> NamedInAudit {
    let Some(line) = named_in_audit(key, entries) else {
        let name = say!("patient {key}, whom the audit never names", key);
        return NamedInAudit { identity: name.clone(), name };
    };
    // Where many came at once, only how much came is said beside it.
    let more = line.after.as_ref().filter(|_| line.deed == Deed::Entered);
    let name = what_words(line);
    let identity = more.map_or_else(|| name.clone(), |more| format!("{name}: {}", value_words(more)));
    NamedInAudit { name, identity }
}
