//! The meeting: which cases are open, in which order, and what was decided today, as text for paper and for a mail.

use super::{Filter, Group, Row, board};
use crate::record::{Chart, Charts, Day, Key, counted, in_force, sort_by_key};
use std::fmt::Write;
use std::sync::Arc;

/// The groups whose patients a meeting goes through, in its order.
const DISCUSSED: [Group; 6] =
    [Group::Persistent, Group::DoseDue, Group::CheckDue, Group::ToConfirm, Group::Emerging, Group::Recovering];

/// The cases of a meeting, and who is not among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// The open cases: severe ones first, whatever their group; then in the order of the caseload, the most pressing first.
    pub cases: Vec<Arc<Row>>,
    /// Open cases that are put off for now.
    pub put_off: usize,
    /// Patients whose record is in doubt: nobody is judged before somebody decides.
    pub in_doubt: Vec<Arc<Row>>,
    /// Patients of whom nothing can be told; they need a score before a meeting can say anything.
    pub cant_tell: usize,
}

/// The meeting's agenda.
pub fn agenda(rows: &[Arc<Row>]) -> Agenda {
    let board = board(rows, &Filter::default());
    let mut agenda = Agenda { cant_tell: board.counts.cant_tell, ..Agenda::default() };
    for section in board.sections {
        if section.group == Group::InDoubt {
            agenda.in_doubt = section.rows;
            continue;
        }
        for row in section.rows.into_iter().filter(|_| DISCUSSED.contains(&section.group)) {
            if row.follow_up.put_off.is_some() {
                agenda.put_off += 1;
            } else {
                agenda.cases.push(row);
            }
        }
    }
    // The order of the groups stays among the severe, and among the others.
    sort_by_key(&mut agenda.cases, |row| !row.is_severe());
    agenda
}

impl Agenda {
    /// Who is not on the agenda, in words; nobody is left out in silence. Nothing where nobody is.
    pub fn left_out(&self) -> String {
        let put_off = (self.put_off > 0).then(|| format!("{} put off for now", self.put_off));
        let cant_tell = (self.cant_tell > 0)
            .then(|| format!("{} about whom nothing can be told before a score", counted(self.cant_tell, "patient")));
        let in_doubt = (!self.in_doubt.is_empty()).then(|| {
            let patients = counted(self.in_doubt.len(), "patient");
            format!("{patients} whose record is in doubt, to be decided on the data page before anything is said")
        });
        let both: Vec<String> = in_doubt.into_iter().chain(put_off).chain(cant_tell).collect();
        if both.is_empty() { String::new() } else { format!("Not on it: {}.", both.join("; ")) }
    }

    /// In which order the cases stand, in words.
    pub fn order(&self) -> String {
        let severe = self.cases.iter().filter(|row| row.is_severe()).count();
        let first = match severe {
            0 => "None is severe".to_owned(),
            1 => "The severe case stands first".to_owned(),
            _ => format!("The {severe} severe cases stand first"),
        };
        format!("{}. {first}; then in the order of the caseload.", counted(self.cases.len(), "case"))
    }
}

/// Who entered it, after the entry; nothing where nobody is named.
fn in_brackets(by: &str) -> String {
    if by.is_empty() { String::new() } else { format!(" ({by})") }
}

/// The agenda as plain text.
pub fn agenda_text(agenda: &Agenda, today: Day) -> String {
    let mut text = format!(
        "Agenda, {}\nWorsening in self-report by the rules in force; not a diagnosis.\n{}\n",
        today.format_long(),
        agenda.order()
    );
    for (at, row) in agenda.cases.iter().enumerate() {
        // Writing into a text never fails.
        let severe = if row.is_severe() { "severe: review now; " } else { "" };
        let _ = write!(text, "\n{}. {} - {severe}{}", at + 1, row.identity, row.group.title());
        let _ = write!(text, "\n   {}. {}", row.state_text, row.headline);
        let _ = write!(text, "\n   {}", row.mood.text);
        if let Some(day) = row.next_session {
            let _ = write!(text, "; next session planned on {}", day.format_long());
        }
        if let Some((when, why)) = row.needed_text.as_ref().zip(row.needed_why.as_ref()) {
            let _ = write!(text, "; score needed: {when} ({why})");
        }
        if let Some(back) = &row.follow_up.back {
            let _ = write!(text, "; {back}");
        }
        text.push('\n');
    }
    if !agenda.in_doubt.is_empty() {
        text.push_str("\nRecords in doubt, not judged:\n");
        for row in &agenda.in_doubt {
            let _ = writeln!(text, "- {}: {}", row.identity, row.state_text);
        }
    }
    let left_out = agenda.left_out();
    if !left_out.is_empty() {
        let _ = write!(text, "\n{left_out}\n");
    }
    text
}

/// Whether anything was entered about a patient on that day: decided, noted, put off or reviewed.
pub fn is_done_on(chart: &Chart, day: Day) -> bool {
    in_force(&chart.log).any(|entry| entry.day == day) || chart.own_reviews().any(|review| review.day == day)
}

/// What was decided, noted, put off and reviewed on a day, as plain text: patients in the order of the agenda, then the others.
pub fn minutes_text(charts: &Charts, agenda: &Agenda, today: Day) -> String {
    let mut text = format!("Minutes, {}\n", today.format_long());
    let first: Vec<Key> = agenda.cases.iter().map(|row| row.key).collect();
    let others = charts.iter().filter(|(key, _)| !first.contains(key)).map(|(_, chart)| chart);
    let mut any = false;
    for chart in first.iter().filter_map(|key| charts.get(key)).chain(others).filter(|c| is_done_on(c, today)) {
        any = true;
        let patient = &chart.patient;
        let is_severe = agenda.cases.iter().any(|row| row.key == patient.key && row.is_severe());
        let severe = if is_severe { " - severe: review now" } else { "" };
        let _ = write!(text, "\n{}{severe}\n", patient.identity(today));
        for entry in in_force(&chart.log).filter(|entry| entry.day == today) {
            let _ = writeln!(text, "- {}{by}", entry.act.text(), by = in_brackets(&entry.by));
        }
        for review in chart.own_reviews().filter(|review| review.day == today) {
            let note = if review.note.is_empty() { String::new() } else { format!(": {}", review.note) };
            let _ = writeln!(text, "- Reviewed{note}{by}", by = in_brackets(&review.by));
        }
    }
    if !any {
        text.push_str("\nNothing was entered today.\n");
    }
    text
}
