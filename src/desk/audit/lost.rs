//! What the audit knows of a record that is not there as it was written last.

use crate::caseload::Doubts;
use crate::record::{AuditEntry, Deed, Key, Line, Mismatch};

/// What was entered since the state that is there and is no longer in it, as far as the audit says so: the lines about that patient, newest
/// last.
pub fn lost_with<'a>(
    mismatch: &'a Mismatch,
    entries: &'a [AuditEntry],
) -> impl Iterator<Item = (&'a AuditEntry, &'a Line)> {
    let since = mismatch.found.map_or(0, |found| found.revision);
    let wrote = move |entry: &&AuditEntry| {
        entry.writes.iter().any(|written| written.name == mismatch.name && written.revision > since)
    };
    let lines = entries.iter().filter(wrote).flat_map(|entry| entry.lines.iter().map(move |line| (entry, line)));
    lines.filter(move |(_, line)| line.patient.is_some() && line.patient == mismatch.patient())
}

/// How the audit names a patient: the line by which they came, or the next that says anything of their record; none where it never names
/// them.
pub fn named_in_audit(patient: Key, entries: &[AuditEntry]) -> Option<&Line> {
    use Deed::{Changed, Decided, Entered, Imported, Merged, Reviewed};
    let lines = || entries.iter().flat_map(|entry| &entry.lines).filter(|line| line.patient == Some(patient));
    let came = lines().find(|line| matches!(line.deed, Entered | Imported | Merged));
    came.or_else(|| lines().find(|line| matches!(line.deed, Changed | Reviewed | Decided)))
}

/// The lines about flags that are shown, without those of whom nothing is judged: they keep the flag that was shown last.
pub fn without_doubted(doubts: &Doubts, mut lines: Vec<Line>) -> Vec<Line> {
    lines.retain(|line| line.patient.is_none_or(|patient| doubts.about(patient).is_none()));
    lines
}
