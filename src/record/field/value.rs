//! A field's value, whichever record it stands in.

use super::about::{Empty, Kind};
use super::choice::{Choice, NO};
use super::number::{Number, Range};
use super::text::{Code, Id, InstrumentId, Label, Name, Note};
use crate::record::{Day, TimeOfDay};
use std::borrow::Cow;

/// What stands in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Content<'a> {
    /// Nothing.
    Nothing,
    /// A text, never an empty one.
    Text(Cow<'a, str>),
    /// A calendar day.
    Day(Day),
    /// A clock time.
    Time(TimeOfDay),
    /// A number.
    Number(f64),
    /// The word of that code.
    Choice(u8),
}

impl Content<'_> {
    /// As files and forms write it: every digit of a number, and nothing for nothing.
    pub fn text(&self, kind: Kind) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.clone().into_owned(),
            Self::Day(day) => day.to_string(),
            Self::Time(time) => time.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Choice(code) => match kind {
                Kind::Choice(words) => {
                    words.iter().find(|word| word.code == *code).map_or("", |word| word.word).to_owned()
                }
                _ => String::new(),
            },
        }
    }
}

/// A type that a record's field may have. Each of its values may be kept.
pub trait FieldValue: Sized {
    /// What may stand in such a field.
    const KIND: Kind;
    /// The value.
    fn value(&self) -> Content<'_>;
    /// The same from outside; `None` where it is refused, as nothing is.
    fn of(value: Content<'_>) -> Option<Self>;
}

/// A type of which the default value stands for an empty field.
pub trait MayBeEmpty: FieldValue + Default {
    /// What it means.
    const EMPTY: Empty = Empty::Unknown;

    /// The value, of which nothing is the default; `None` where it is refused.
    fn of_or_empty(value: Content<'_>) -> Option<Self> {
        if value == Content::Nothing { Some(Self::default()) } else { Self::of(value) }
    }
}

impl<T: FieldValue> MayBeEmpty for Option<T> {}
impl MayBeEmpty for Name {}
impl MayBeEmpty for Code {}
impl MayBeEmpty for Note {}

impl MayBeEmpty for bool {
    const EMPTY: Empty = Empty::Means(NO);
}

impl<T: FieldValue> FieldValue for Option<T> {
    const KIND: Kind = T::KIND;

    fn value(&self) -> Content<'_> {
        self.as_ref().map_or(Content::Nothing, T::value)
    }

    fn of(value: Content<'_>) -> Option<Self> {
        T::of(value).map(Some)
    }
}

/// A type that one kind of value alone is made of.
macro_rules! single {
    ($type:ty, $kind:expr, $variant:ident) => {
        impl FieldValue for $type {
            const KIND: Kind = $kind;

            fn value(&self) -> Content<'_> {
                Content::$variant(*self)
            }

            fn of(value: Content<'_>) -> Option<Self> {
                if let Content::$variant(value) = value { Some(value) } else { None }
            }
        }
    };
}

single!(Day, Kind::Day, Day);
single!(TimeOfDay, Kind::Time, Time);

impl<R: Range> FieldValue for Number<R> {
    const KIND: Kind = Kind::Number(R::BOUNDS);

    fn value(&self) -> Content<'_> {
        Content::Number(self.get())
    }

    fn of(value: Content<'_>) -> Option<Self> {
        if let Content::Number(number) = value { Self::new(number) } else { None }
    }
}

impl<T: Choice> FieldValue for T {
    const KIND: Kind = Kind::Choice(T::WORDS);

    fn value(&self) -> Content<'_> {
        Content::Choice(self.code())
    }

    fn of(value: Content<'_>) -> Option<Self> {
        if let Content::Choice(code) = value { T::of_code(code) } else { None }
    }
}

macro_rules! texts {
    ($($type:ident),+) => {
        $(impl FieldValue for $type {
            const KIND: Kind = Kind::Text($type::KIND);

            fn value(&self) -> Content<'_> {
                if self.is_empty() { Content::Nothing } else { Content::Text(Cow::Borrowed(self)) }
            }

            fn of(value: Content<'_>) -> Option<Self> {
                if let Content::Text(text) = value { Self::new(&text).ok() } else { None }
            }
        })+
    };
}

texts!(Name, Label, Id, Code, Note, InstrumentId);
