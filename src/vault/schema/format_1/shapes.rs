//! Patients, sessions and scores in format 1, field by field as [`Record::FIELDS`] has them: each value under the stored code of its field.
//! So a new field is stored without a word here.
//!
//! Many records of a journal have the same fields filled in, and the same words in them. What they have in common is written once, as a
//! shape, with the first of them; the others name it.

use super::super::error::SchemaError;
use super::values::{Reader, Writer};
use crate::record::{About, Content, Field, Kind, Record, TimeOfDay};
use std::borrow::Cow;

/// Whether the value of such a field is the same in many records of one journal: a word, or what tells an instrument from others.
fn is_common(field: &About) -> bool {
    matches!(field.kind, Kind::Choice(_)) || (matches!(field.kind, Kind::Text(_)) && field.is_required())
}

/// The fields of a record in which something stands, with it: those of the shape, and the others.
type Filled<'a, R> = Vec<(&'static Field<R>, Content<'a>)>;

fn filled<R: Record>(record: &R) -> (Filled<'_, R>, Filled<'_, R>) {
    let values = R::FIELDS.iter().map(|field| (field, field.value(record)));
    values.filter(|(_, value)| *value != Content::Nothing).partition(|(field, _)| is_common(field))
}

/// What tells a shape from all others of a journal.
pub(super) fn signature<R: Record>(kind: u8, record: &R) -> Vec<u8> {
    let (common, own) = filled(record);
    let mut signature = vec![kind];
    for (field, value) in &common {
        signature.push(field.code);
        match value {
            Content::Choice(code) => signature.push(*code),
            Content::Text(text) => {
                signature.extend(text.len().to_le_bytes());
                signature.extend(text.as_bytes());
            }
            Content::Nothing | Content::Day(_) | Content::Time(_) | Content::Number(_) => {}
        }
    }
    signature.push(0);
    signature.extend(own.iter().map(|(field, _)| field.code));
    signature
}

impl<'a> Writer<'a> {
    /// Writes the shape of a record: the fields that it has in common with others, and which others are filled in.
    pub(super) fn shape<R: Record>(&mut self, record: &'a R) {
        let (common, own) = filled(record);
        self.count(common.len());
        for (field, value) in common {
            self.number(u64::from(field.code));
            self.value(value);
        }
        self.count(own.len());
        for (field, _) in own {
            self.number(u64::from(field.code));
        }
    }

    /// Writes the values of a record that its shape doesn't hold.
    pub(super) fn own<R: Record>(&mut self, record: &'a R) {
        for (_, value) in filled(record).1 {
            self.value(value);
        }
    }

    fn value(&mut self, value: Content<'a>) {
        match value {
            Content::Text(Cow::Borrowed(text)) => self.text(text),
            Content::Day(day) => self.day(day),
            Content::Time(time) => self.number(u64::from(time.minutes())),
            Content::Number(number) => self.decimal(Some(number)),
            Content::Choice(code) => self.number(u64::from(code)),
            // No field hands out a text of its own making, and nothing is not written.
            Content::Text(Cow::Owned(_)) | Content::Nothing => self.number(0),
        }
    }
}

/// A shape with the first record that had it.
pub(super) struct Shape<R: Record> {
    first: R,
    own: Vec<&'static Field<R>>,
}

impl<R: Record> Shape<R> {
    /// Another record of the shape; its key is still the first one's.
    pub(super) fn next(&self, reader: &mut Reader<'_>) -> Result<R, SchemaError> {
        let mut record = self.first.clone();
        for field in &self.own {
            let value = reader.value(field.kind, field.name)?;
            if !field.set(&mut record, value) {
                return Err(SchemaError::Word { field: field.name });
            }
        }
        Ok(record)
    }
}

impl<'t> Reader<'t> {
    /// A shape and the first record of it.
    pub(super) fn shape<R: Record>(&mut self, key: R::Key) -> Result<(Shape<R>, R), SchemaError> {
        let mut values: Filled<'t, R> = Vec::new();
        for _ in 0..self.bytes.number()? {
            let field = self.field(values.last().map(|(field, _)| *field))?;
            let value = self.value(field.kind, field.name)?;
            values.push((field, value));
        }
        let mut own: Vec<&'static Field<R>> = Vec::new();
        for _ in 0..self.bytes.number()? {
            let field = self.field(own.last().copied())?;
            own.push(field);
        }
        if own.iter().any(|field| values.iter().any(|(other, _)| other.code == field.code)) {
            return Err(SchemaError::Bytes);
        }
        for field in &own {
            let value = self.value(field.kind, field.name)?;
            values.push((field, value));
        }
        let first = R::of_values(key, values).map_err(|unfit| SchemaError::Word { field: unfit.field() })?;
        Ok((Shape { first: first.clone(), own }, first))
    }

    /// The next field, which stands behind the one before in the order of the table.
    fn field<R: Record>(&mut self, before: Option<&'static Field<R>>) -> Result<&'static Field<R>, SchemaError> {
        let code: u8 = self.bytes.small()?;
        let place = |code: u8| R::FIELDS.iter().position(|field| field.code == code);
        let at = place(code).ok_or(SchemaError::Newer)?;
        let is_behind = before.is_none_or(|before| place(before.code) < Some(at));
        R::FIELDS.get(at).filter(|_| is_behind).ok_or(SchemaError::Bytes)
    }

    /// A value of a field of that kind.
    fn value(&mut self, kind: Kind, field: &'static str) -> Result<Content<'t>, SchemaError> {
        let wrong = || SchemaError::Word { field };
        Ok(match kind {
            Kind::Text(_) => match self.text()? {
                "" => return Err(wrong()),
                text => Content::Text(Cow::Borrowed(text)),
            },
            Kind::Day => Content::Day(self.day()?),
            Kind::Time => Content::Time(TimeOfDay::from_minutes(self.bytes.small()?).ok_or_else(wrong)?),
            Kind::Number(_) => Content::Number(self.decimal()?.ok_or_else(wrong)?),
            Kind::Choice(words) => match self.bytes.small()? {
                code if words.iter().any(|word| word.code == code) => Content::Choice(code),
                _ => return Err(SchemaError::Newer),
            },
        })
    }
}
