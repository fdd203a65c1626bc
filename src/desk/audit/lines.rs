//! What a change did, in the audit's lines.

use super::super::{Change, Done};
use super::Line;
use super::bulk::bulk_lines;
use super::chart::{Named, chart_lines};
use super::rules::rules_lines;
use crate::caseload::Clinic;
use crate::record::Day;

/// What a change did to the clinic as it was before it, as of `today`. What is the same before and after gives no line. Charts that
/// came many at once give one line each, with counts, and a line for each record that they changed; other charts a line a record.
pub fn lines(before: &Clinic, change: &Change, today: Day) -> Vec<Line> {
    // What an import takes away, the person has ticked: each is named. An undo takes back what came, as many as there are.
    let named = if change.done == Done::FilesImported { Named::ChangedAndGone } else { Named::Changed };
    let mut lines = match change.done.at_once() {
        Some((deed, from)) => bulk_lines(deed, from, &change.charts, named),
        None => change.charts.iter().flat_map(chart_lines).collect(),
    };
    lines.extend(rules_lines(before, change, today));
    if change.done.is_undo() {
        lines.iter_mut().for_each(|line| line.undo = true);
    }
    lines
}
