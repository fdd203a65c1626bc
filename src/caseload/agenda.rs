//! The meeting: which cases are open, in which order, and about whom something was entered.

use super::{Filter, Group, Row, board};
use crate::judge::Overlay;
use crate::record::{Act, Chart, Day, Entry, Instant, correction_of, entry_of, sort_by_key};
use std::sync::Arc;

/// The groups whose patients a meeting goes through, in its order.
const DISCUSSED: [Group; 7] = [
    Group::Harm,
    Group::Persistent,
    Group::DoseDue,
    Group::CheckDue,
    Group::ToConfirm,
    Group::Emerging,
    Group::Recovering,
];

/// The cases of a meeting, and who is not among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// The open cases: those whose answers tell of harm, put off or not; severe ones next, whatever their group; then in the order of the caseload,
    /// the most pressing first.
    pub cases: Vec<Arc<Row>>,
    /// Open cases that are put off for now.
    pub put_off: usize,
    /// Patients whose record is in doubt: nobody is judged before somebody decides.
    pub in_doubt: Vec<Arc<Row>>,
    /// Patients of whom nothing can be told now: a score is missing, another instrument, or the first session.
    pub cant_tell: usize,
    /// Patients without a flag whose latest scores are worse on average: each is within what the instrument can tell, and together they are not.
    pub drifting: usize,
}

/// The meeting's agenda.
pub fn agenda(rows: &[Arc<Row>]) -> Agenda {
    let board = board(rows, &Filter::default());
    let mut agenda = Agenda { cant_tell: board.count(Group::CantTell), ..Agenda::default() };
    for section in board.sections {
        if section.group == Group::InDoubt {
            agenda.in_doubt.extend(section.rows);
            continue;
        }
        if section.group == Group::Clear {
            agenda.drifting = section.rows.iter().filter(|row| row.overlays.has(Overlay::Drift)).count();
        }
        for row in section.rows.into_iter().filter(|_| DISCUSSED.contains(&section.group)) {
            if row.doubt.is_some() {
                agenda.in_doubt.push(row);
            } else if row.follow_up.put_off.is_some() && row.harm.is_none() {
                agenda.put_off += 1;
            } else {
                agenda.cases.push(row);
            }
        }
    }
    // The order of the groups stays among the severe, and among the others.
    sort_by_key(&mut agenda.cases, |row| (row.harm.is_none(), !row.is_severe()));
    agenda
}

/// What was entered on that day and counts, and which entries of earlier days were withdrawn on it.
pub fn entries_on(chart: &Chart, day: Day) -> impl Iterator<Item = &Entry> {
    let log = &chart.log;
    log.iter().filter(move |entry| {
        let is_withdrawal = matches!(entry.act, Act::Withdrawn { .. });
        // What was entered and withdrawn on one day says nothing.
        let says_nothing = is_withdrawal && entry_of(log, entry.corrects).is_some_and(|earlier| earlier.day == day);
        entry.day == day && correction_of(log, entry).is_none() && !says_nothing
    })
}

/// Whether anything was entered about a patient on that day: decided, noted, put off, reviewed, or done about an answer that tells of harm.
/// `day_at` gives the day of an instant by the clinic's calendar.
pub fn is_done_on(chart: &Chart, day: Day, day_at: impl Fn(Instant) -> Day) -> bool {
    entries_on(chart, day).next().is_some()
        || chart.own_reviews().any(|review| review.day == day)
        || chart.all_dealt_with().any(|dealt| day_at(dealt.at) == day)
}
