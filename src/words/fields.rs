//! A record's fields in words, whatever the record.

use crate::record::{About, Record, Value};

/// The fields that say something, each with its label and unit: "dose 40 mg, where clinic". `takes` picks them.
pub fn fields_words<R: Record>(record: &R, takes: impl Fn(&About) -> bool) -> String {
    let fields = R::FIELDS.iter().filter(|field| takes(&field.about) && field.value(record) != Value::Nothing);
    let words = fields.map(|field| {
        let chosen = match field.value(record) {
            Value::Choice(code) => {
                field.words().iter().find(|word| word.code == code).map(|word| word.label.to_owned())
            }
            _ => None,
        };
        let text = chosen.unwrap_or_else(|| field.text(record));
        format!("{} {text} {}", field.label.to_lowercase(), field.unit).trim_end().to_owned()
    });
    words.collect::<Vec<_>>().join(", ")
}
