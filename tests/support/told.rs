//! The audit's entry about a change as it would be kept, and its lines as they are read off the journals.

use anamnesis::caseload::Clinic;
use anamnesis::desk::{AuditEntry, Change, ChartChange, Events, Line, Written, fact_lines};
use anamnesis::record::{Day, Journals, Untold};

/// The entry about a change of that clinic, with the journals as they are since.
pub(crate) fn entry_of(before: &Clinic, change: &Change, today: Day, journals: &Journals) -> AuditEntry {
    let writes = change.charts.iter().filter(|chart| chart.events != Events::Added(Vec::new()));
    let written = |chart: &ChartChange| Written {
        name: format!("patient/{}", chart.key),
        facts: Some(change.facts(chart, journals.get(&chart.key))),
        ..Written::default()
    };
    AuditEntry {
        number: 1,
        at: "2026-11-24T09:00:00Z".to_owned(),
        by: "Dr. Example".to_owned(),
        lines: anamnesis::desk::lines(before, change, today),
        writes: writes.map(written).collect(),
        accepts: Vec::new(),
        hash: String::new(),
    }
}

/// All of its lines. There are as many, of the same deeds, where nothing is left of the journals.
pub(crate) fn lines_of(entry: &AuditEntry, journals: &Journals) -> Vec<Line> {
    let mut lines = entry.lines.clone();
    for written in &entry.writes {
        let journal = written.patient().and_then(|key| journals.get(&key)).ok_or(Untold::Gone);
        let (told, untold) = (fact_lines(entry, written, journal), fact_lines(entry, written, Err(Untold::Gone)));
        let deeds = |lines: &[Line]| lines.iter().map(|line| line.deed).collect::<Vec<_>>();
        assert_eq!(deeds(&told), deeds(&untold));
        lines.extend(told);
    }
    lines
}
