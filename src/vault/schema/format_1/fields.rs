//! The fields of patients, sessions and scores under their stored codes.

use crate::record::{
    Day, Drug, InstrumentId, Key, Patient, Route, Score, Session, SessionStatus, Sex, Site, Source, TimeOfDay, Timing,
};
use std::borrow::Cow;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Text,
    Day,
    Time,
    Number,
    Choice(&'static [u8]),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Day(Day),
    Time(TimeOfDay),
    Number(f64),
    Choice(u8),
}

pub(super) struct Field<R> {
    pub(super) code: u8,
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) is_common: bool,
    get: for<'a> fn(&'a R) -> Value<'a>,
    set: fn(&mut R, Value<'_>) -> bool,
}

impl<R> Field<R> {
    pub(super) fn value<'a>(&self, record: &'a R) -> Value<'a> {
        (self.get)(record)
    }

    pub(super) fn set(&self, record: &mut R, value: Value<'_>) -> bool {
        (self.set)(record, value)
    }
}

pub(super) trait Record: Clone + Sized + 'static {
    type Key: Copy;
    const FIELDS: &'static [Field<Self>];
    fn blank(key: Self::Key) -> Self;

    fn build<'v>(
        key: Self::Key,
        mut value: impl FnMut(&'static Field<Self>) -> Value<'v>,
    ) -> Result<Self, &'static Field<Self>> {
        let mut record = Self::blank(key);
        for field in Self::FIELDS {
            let value = value(field);
            if value == Value::Nothing {
                continue;
            }
            if !field.set(&mut record, value) {
                return Err(field);
            }
        }
        Ok(record)
    }
}

macro_rules! field {
    ($code:literal $name:literal $kind:expr, $common:literal, $variant:ident, $record:ident, $get:expr, $value:ident => $set:expr) => {
        Field {
            code: $code,
            name: $name,
            kind: $kind,
            is_common: $common,
            get: |$record| $get,
            set: |$record, value| {
                let Value::$variant($value) = value else { return false };
                $set
            },
        }
    };
}

macro_rules! choice {
    ($code:literal $name:literal $field:ident: $type:ident($($variant:ident = $word:literal),+), optional) => {
        field!($code $name Kind::Choice(&[$($word),+]), true, Choice, r, match r.$field { None => Value::Nothing, $(Some($type::$variant) => Value::Choice($word),)+ }, code => {
            r.$field = match code { $($word => Some($type::$variant),)+ _ => return false };
            true
        })
    };
    ($code:literal $name:literal $field:ident: $type:ident($($variant:ident = $word:literal),+)) => {
        field!($code $name Kind::Choice(&[$($word),+]), true, Choice, r, match r.$field { $($type::$variant => Value::Choice($word),)+ }, code => {
            r.$field = match code { $($word => $type::$variant,)+ _ => return false };
            true
        })
    };
}

macro_rules! text {
    ($code:literal $name:literal $field:ident) => {
        field!($code $name Kind::Text, false, Text, r, if r.$field.is_empty() { Value::Nothing } else { Value::Text(Cow::Borrowed(&r.$field)) }, text => {
            r.$field = text.into_owned();
            true
        })
    };
}

macro_rules! maybe {
    ($code:literal $name:literal $variant:ident $field:ident) => {
        field!($code $name Kind::$variant, false, $variant, r, r.$field.map_or(Value::Nothing, Value::$variant), found => {
            r.$field = Some(found);
            true
        })
    };
}

macro_rules! pressure {
    ($code:literal $name:literal $half:ident $part:ident) => {
        field!($code $name Kind::Number, false, Number, r, r.$half.$part.map_or(Value::Nothing, |mmhg| Value::Number(f64::from(mmhg))), mmhg => {
            r.$half.$part = Some(mmhg as u16);
            f64::from(mmhg as u16) == mmhg
        })
    };
}

impl Record for Patient {
    type Key = Key;
    const FIELDS: &'static [Field<Self>] = &[
        text!(1 "number" number),
        text!(2 "name" name),
        maybe!(3 "birth_date" Day birth_date),
        choice!(4 "sex" sex: Sex(Female = 1, Male = 2, Other = 3, Unknown = 4), optional),
        text!(5 "note" note),
        maybe!(6 "course_start" Day course_start),
    ];

    fn blank(key: Key) -> Self {
        let (number, name, note) = (String::new(), String::new(), String::new());
        Self { key, number, name, birth_date: None, sex: None, note, course_start: None }
    }
}

impl Record for Session {
    type Key = Key;
    const FIELDS: &'static [Field<Self>] = &[
        field!(1 "date" Kind::Day, false, Day, r, Value::Day(r.day), day => {
            r.day = day;
            true
        }),
        maybe!(2 "time" Time time),
        choice!(3 "status" status: SessionStatus(Given = 1, Planned = 2, Missed = 3)),
        choice!(4 "drug" drug: Drug(Ketamine = 1, Esketamine = 2)),
        choice!(5 "route" route: Route(Iv = 1, Im = 2, Sc = 3, Intranasal = 4, Sublingual = 5, Oral = 6, Unknown = 7)),
        maybe!(6 "dose_mg" Number dose_mg),
        maybe!(7 "weight_kg" Number weight_kg),
        choice!(8 "site" site: Site(Clinic = 1, Home = 2), optional),
        pressure!(9 "systolic_before" before systolic),
        pressure!(10 "diastolic_before" before diastolic),
        pressure!(11 "systolic_peak" peak systolic),
        pressure!(12 "diastolic_peak" peak diastolic),
        text!(13 "note" note),
    ];

    fn blank(key: Key) -> Self {
        Self {
            key,
            day: Day::FIRST,
            time: None,
            status: SessionStatus::Given,
            drug: Drug::Ketamine,
            route: Route::Unknown,
            dose_mg: None,
            weight_kg: None,
            site: None,
            before: Default::default(),
            peak: Default::default(),
            note: String::new(),
        }
    }
}

impl Record for Score {
    type Key = Key;
    const FIELDS: &'static [Field<Self>] = &[
        field!(1 "instrument" Kind::Text, true, Text, r, Value::Text(Cow::Borrowed(r.instrument.as_str())), text => {
            r.instrument = InstrumentId::new(&text);
            true
        }),
        field!(2 "date" Kind::Day, false, Day, r, Value::Day(r.day), day => {
            r.day = day;
            true
        }),
        field!(3 "value" Kind::Number, false, Number, r, Value::Number(r.value), value => {
            r.value = value;
            true
        }),
        maybe!(4 "time" Time time),
        choice!(5 "timing" timing: Timing(Before = 1, After = 2), optional),
        choice!(6 "source" source: Source(Patient = 1, Clinician = 2, Import = 3), optional),
        text!(7 "note" note),
    ];

    fn blank(key: Key) -> Self {
        let (instrument, note) = (InstrumentId::new(""), String::new());
        Self { key, instrument, day: Day::FIRST, time: None, value: 0.0, timing: None, source: None, note }
    }
}
