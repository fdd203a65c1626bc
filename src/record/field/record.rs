//! A kind of record with its table of fields.

use super::about::About;
use super::together::Together;
use super::value::Content;
use std::ops::Deref;

/// One field of a kind of record.
#[derive(Debug)]
pub struct Field<R> {
    /// What is said of it.
    pub about: About,
    pub(in crate::record) get: for<'a> fn(&'a R) -> Content<'a>,
    pub(in crate::record) set: fn(&mut R, Content<'_>) -> bool,
}

impl<R> Clone for Field<R> {
    fn clone(&self) -> Self {
        *self
    }
}

// Not derived: a field is copied whether its record can be or not.
impl<R> Copy for Field<R> {}

impl<R> Deref for Field<R> {
    type Target = About;

    fn deref(&self) -> &About {
        &self.about
    }
}

impl<R> Field<R> {
    /// What stands in it.
    pub fn value<'a>(&self, record: &'a R) -> Content<'a> {
        (self.get)(record)
    }

    /// What stands in it, as files and forms write it.
    pub fn text(&self, record: &R) -> String {
        self.value(record).text(self.kind)
    }
}

/// The fields in the order of their stored codes, which is that of the columns of files, whatever order they are written down in.
#[expect(clippy::indexing_slicing, reason = "it runs while compiling, where a place outside the array is an error")]
pub(in crate::record) const fn by_code<R, const N: usize>(table: &[Field<R>; N]) -> [Field<R>; N] {
    let mut fields = *table;
    let mut sorted = 1;
    while sorted < N {
        let mut at = sorted;
        while at > 0 && fields[at - 1].about.code > fields[at].about.code {
            (fields[at - 1], fields[at]) = (fields[at], fields[at - 1]);
            at -= 1;
        }
        sorted += 1;
    }
    fields
}

impl<R: Record> Field<R> {
    /// Puts a value in it; `false` where that is refused, and the record stays as it is.
    pub fn set(&self, record: &mut R, value: Content<'_>) -> bool {
        let was = record.clone();
        let is_taken = (self.set)(record, value) && record.at_odds().is_empty();
        if !is_taken {
            *record = was;
        }
        is_taken
    }
}

/// Why values make no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The value of the field of that name is the first that is refused.
    Field(&'static str),
    /// Each is taken, but these fields can't stand as they are beside the others: by name, with what they need. Never empty.
    Together(Vec<(&'static str, Together)>),
}

impl Unfit {
    /// The name of the first field that is refused.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Field(name) => name,
            Self::Together(all) => all.first().map_or("", |(name, _)| name),
        }
    }
}

/// A kind of record.
pub trait Record: Clone + PartialEq + Sized + 'static {
    /// What names a record besides its fields.
    type Key: Copy;
    /// The fields, in the order of files: that of their codes.
    const FIELDS: &'static [Field<Self>];

    /// The record of these values, each asked for once.
    ///
    /// # Errors
    /// The first field whose value is refused, or the fields that can't stand together.
    fn build<'v>(key: Self::Key, value: impl FnMut(&'static Field<Self>) -> Content<'v>) -> Result<Self, Unfit>;

    /// The fields that can't stand as they are beside the others, by name, with what they need. None in most kinds of record.
    fn at_odds(&self) -> Vec<(&'static str, Together)> {
        Vec::new()
    }

    /// The record of these values; a field that is not among them is empty.
    ///
    /// # Errors
    /// As [`Record::build`].
    fn of_values(key: Self::Key, mut values: Vec<(&'static Field<Self>, Content<'_>)>) -> Result<Self, Unfit> {
        Self::build(key, |field| {
            let value = values.iter_mut().find(|(one, _)| one.code == field.code);
            value.map_or(Content::Nothing, |(_, value)| std::mem::replace(value, Content::Nothing))
        })
    }

    /// What is said of each field, in the order of files.
    fn about() -> impl Iterator<Item = &'static About> + Clone {
        Self::FIELDS.iter().map(|field| &field.about)
    }

    /// What stands in each field, as files and forms write it.
    fn cells(&self) -> Vec<String> {
        Self::FIELDS.iter().map(|field| field.text(self)).collect()
    }

    /// The record with the other one's values in the fields of which `takes` is true.
    fn with(mut self, other: &Self, takes: impl Fn(&'static About) -> bool) -> Self {
        for field in Self::FIELDS.iter().filter(|field| takes(&field.about)) {
            // What stands in a record may stand in another one.
            field.set(&mut self, field.value(other));
        }
        self
    }
}

/// Puts a value, if there is one, in its place; `false` where there is none.
pub(in crate::record) fn put<T>(place: &mut T, value: Option<T>) -> bool {
    let is_taken = value.is_some();
    if let Some(value) = value {
        *place = value;
    }
    is_taken
}
