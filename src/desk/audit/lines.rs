//! What a change did that is no fact of a patient's, in the audit's lines.

use super::super::Change;
use super::Line;
use super::bulk::bulk_line;
use super::reported::reported_lines;
use super::rules::rules_lines;
use crate::caseload::Clinic;
use crate::record::Day;

/// What a change did to the clinic as it was before it, as of `today`: how much came where many charts came at once, and what became of the
/// rules. What is the same before and after gives no line. What it did to a patient's record is read off the journal ([`Change::facts`]).
pub fn lines(before: &Clinic, change: &Change, today: Day) -> Vec<Line> {
    let at_once = change.done.at_once().and_then(|(deed, from)| bulk_line(deed, from, &change.charts));
    let mut lines: Vec<Line> =
        at_once.into_iter().chain(rules_lines(before, change, today)).chain(reported_lines(change)).collect();
    if change.done.is_undo() {
        lines.iter_mut().for_each(|line| line.undo = true);
    }
    lines
}
