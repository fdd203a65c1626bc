//! What the audit knows of a record that is not there as it was written last.

use super::facts::fact_lines;
use crate::caseload::Doubts;
use crate::record::{AuditEntry, Line, Mismatch, Untold};

/// What was done since the state that is there and is no longer in it, as far as the audit says so: the lines about that patient, newest
/// last. What was entered stood in the record alone.
pub fn lost_with<'a>(
    mismatch: &'a Mismatch,
    entries: &'a [AuditEntry],
) -> impl Iterator<Item = (&'a AuditEntry, Line)> {
    let since = mismatch.found.map_or(0, |found| found.revision);
    let why = if mismatch.found.is_some() { Untold::Lacking } else { Untold::Gone };
    entries.iter().flat_map(move |entry| {
        let wrote = entry.writes.iter().filter(|written| written.name == mismatch.name && written.revision > since);
        let lines: Vec<_> = wrote.flat_map(|written| fact_lines(entry, written, Err(why))).collect();
        lines.into_iter().map(move |line| (entry, line))
    })
}

/// The lines about flags that are shown, without those of whom nothing is judged: they keep the flag that was shown last.
pub fn without_doubted(doubts: &Doubts, mut lines: Vec<Line>) -> Vec<Line> {
    lines.retain(|line| line.patient.is_none_or(|patient| doubts.about(patient).is_none()));
    lines
}
