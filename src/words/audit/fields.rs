//! A record's fields and the settings of the rules, each with its name.

use crate::judge::{Policy, Z_CHOICES};
use crate::record::FieldCell;
use crate::words::language::{say, worded};
use crate::words::setting_words;

/// Fields with their names: "dose 40 mg, birth date 1984-05-01, no note".
pub fn fields_words(fields: &[FieldCell]) -> String {
    fields.iter().map(|FieldCell(column, cell)| field_words(column, cell)).collect::<Vec<_>>().join(", ")
}

/// A field with its name as a person reads it: "dose 40 mg", "birth date 1984-05-01", "no note".
fn field_words(column: &str, cell: &str) -> String {
    let (name, unit) = match column.rsplit_once('_') {
        Some((name, unit @ ("mg" | "kg"))) => (name, unit),
        _ => (column, ""),
    };
    let name = if name == "patient_id" { worded("number").to_owned() } else { name.replace('_', " ") };
    match (cell, unit) {
        ("", _) => say!("no {name}", name),
        (_, "") => format!("{name} {cell}"),
        _ => format!("{name} {cell} {unit}"),
    }
}

/// Settings of the rules with their names: "Window (days) 28, Confidence 95 %".
pub(super) fn settings_words(settings: &[FieldCell]) -> String {
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
