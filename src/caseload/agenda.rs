//! The meeting: which cases are open, in which order, and what was decided today, as text for paper and for a mail.

use super::{Filter, Group, Row, board};
use crate::record::{Chart, Charts, Day, Key, in_force};
use std::fmt::Write;
use std::sync::Arc;

/// The groups whose patients a meeting goes through, in its order.
const DISCUSSED: [Group; 6] =
    [Group::Persistent, Group::DoseDue, Group::CheckDue, Group::ToConfirm, Group::Emerging, Group::Recovering];

/// The cases of a meeting, and who is not among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// The open cases, in the order of the caseload: the most pressing first.
    pub cases: Vec<Arc<Row>>,
    /// Open cases that are put off for now.
    pub put_off: usize,
    /// Patients of whom nothing can be told; they need a score before a meeting can say anything.
    pub cant_tell: usize,
}

/// The meeting's agenda.
pub fn agenda(rows: &[Arc<Row>]) -> Agenda {
    let board = board(rows, &Filter::default());
    let mut agenda = Agenda { cant_tell: board.counts.cant_tell, ..Agenda::default() };
    for section in board.sections.into_iter().filter(|s| DISCUSSED.contains(&s.group)) {
        for row in section.rows {
            if row.follow_up.put_off.is_some() {
                agenda.put_off += 1;
            } else {
                agenda.cases.push(row);
            }
        }
    }
    agenda
}

impl Agenda {
    /// Who is not on the agenda, in words; nobody is left out in silence.
    pub fn left_out(&self) -> String {
        format!(
            "Not on it: {} put off for now, {} of whom nothing can be told before a score.",
            self.put_off, self.cant_tell
        )
    }
}

/// How a patient is named in a text: the number, and the name where there is one.
fn who(number: &str, name: &str) -> String {
    if name.is_empty() { number.to_owned() } else { format!("{number} {name}") }
}

/// Who entered it, after the entry; nothing where nobody is named.
fn in_brackets(by: &str) -> String {
    if by.is_empty() { String::new() } else { format!(" ({by})") }
}

/// The agenda as plain text.
pub fn agenda_text(agenda: &Agenda, today: Day) -> String {
    let mut text =
        format!("Agenda, {}\nWorsening in self-report by the rules in force; not a diagnosis.\n", today.format_long());
    for (at, row) in agenda.cases.iter().enumerate() {
        // Writing into a text never fails.
        let _ = write!(text, "\n{}. {} - {}", at + 1, who(&row.number, &row.name), row.group.title());
        let _ = write!(text, "\n   {}. {}", row.state_text, row.headline);
        let _ = write!(text, "\n   {}", row.mood.text);
        if let Some(day) = row.next_session {
            let _ = write!(text, "; next session planned on {}", day.format_long());
        }
        if let Some(check) = &row.follow_up.check {
            let _ = write!(text, "; {}", check.text);
        }
        text.push('\n');
    }
    let _ = write!(text, "\n{}\n", agenda.left_out());
    text
}

/// Whether anything was entered about a patient on that day: decided, noted, put off or reviewed.
pub fn is_done_on(chart: &Chart, day: Day) -> bool {
    in_force(&chart.log).any(|entry| entry.day == day) || chart.reviews.iter().any(|review| review.day == day)
}

/// What was decided, noted, put off and reviewed on a day, as plain text: patients in the order of the agenda, then the others.
pub fn minutes_text(charts: &Charts, agenda: &Agenda, today: Day) -> String {
    let mut text = format!("Minutes, {}\n", today.format_long());
    let first: Vec<Key> = agenda.cases.iter().map(|row| row.key).collect();
    let others = charts.iter().filter(|(key, _)| !first.contains(key)).map(|(_, chart)| chart);
    let mut any = false;
    for chart in first.iter().filter_map(|key| charts.get(key)).chain(others).filter(|c| is_done_on(c, today)) {
        any = true;
        let _ = write!(text, "\n{}\n", who(&chart.patient.number, &chart.patient.name));
        for entry in in_force(&chart.log).filter(|entry| entry.day == today) {
            let _ = writeln!(text, "- {}{by}", entry.act.text(), by = in_brackets(&entry.by));
        }
        for review in chart.reviews.iter().filter(|review| review.day == today) {
            let note = if review.note.is_empty() { String::new() } else { format!(": {}", review.note) };
            let _ = writeln!(text, "- Reviewed{note}{by}", by = in_brackets(&review.by));
        }
    }
    if !any {
        text.push_str("\nNothing was entered today.\n");
    }
    text
}
