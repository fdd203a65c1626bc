//! A record's fields and the settings of the rules, each with its name.

use crate::judge::{Policy, Z_CHOICES};
use crate::record::{FieldCell, Instrument, Patient, Record, Score, Session};
use crate::words::language::{say, worded};
use crate::words::setting_words;
use std::borrow::Cow;

/// Fields with their names: "dose 40 mg, birth date 1984-05-01, no note". In one text: a search words every line of the audit.
pub fn fields_words(fields: &[FieldCell]) -> String {
    let mut text = String::new();
    for FieldCell(column, cell) in fields {
        if !text.is_empty() {
            text.push_str(", ");
        }
        add_field(&mut text, column, cell);
    }
    text
}

/// Adds a field with its name as a person reads it.
fn add_field(text: &mut String, column: &str, cell: &str) {
    let name =
        if column == "patient_id" { worded("number") } else { known(column).map_or(column, |name| worded(name)) };
    let unit = match column.rsplit_once('_') {
        Some((_, "mg")) => "mg",
        Some((_, "kg")) => "kg",
        _ => "",
    };
    let name = spaced(name.strip_suffix(unit).and_then(|name| name.strip_suffix('_')).unwrap_or(name));
    if cell.is_empty() {
        text.push_str(&say!("no {name}", name));
        return;
    }
    text.push_str(&name);
    for part in [cell, worded(unit)].into_iter().filter(|part| !part.is_empty()) {
        text.push(' ');
        text.push_str(part);
    }
}

/// The name by which the tables have a column: the key by which another language has it.
fn known(column: &str) -> Option<&'static str> {
    let mut all = Patient::about().chain(Session::about()).chain(Score::about()).chain(Instrument::about());
    all.find(|about| about.name == column).map(|about| about.name)
}

/// The name of a column with blanks.
fn spaced(name: &str) -> Cow<'_, str> {
    if name.contains('_') { name.replace('_', " ").into() } else { name.into() }
}

/// Settings of the rules with their names: "Window (days) 28, Confidence 95 %".
pub(in crate::words) fn settings_words(settings: &[FieldCell]) -> String {
    let one = |FieldCell(name, value): &FieldCell| {
        let bound = Policy::BOUNDS.iter().find(|bound| bound.name == name);
        let confidence = || Z_CHOICES.iter().find(|(z, _)| name == "z" && z.to_string() == *value);
        match (bound, confidence()) {
            (Some(bound), _) => format!("{} {value}", setting_words(bound).label),
            (None, Some((_, confidence))) => say!("Confidence {confidence}", confidence),
            (None, None) => format!("{name} {value}"),
        }
    };
    settings.iter().map(one).collect::<Vec<_>>().join(", ")
}
