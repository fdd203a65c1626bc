//! How choices and records are written down: all that is said of a word or a field stands in its line, and everything else is read off it.

/// A choice with, for each value, its stored code, its word and, where a person reads another one, its label; after `or` what an empty field
/// means.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident $(or $default:ident)? {
            $($(#[$of_value:meta])* $value:ident = $code:literal $word:literal $($label:literal)?,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        pub enum $name {
            $($(#[$of_value])* #[serde(rename = $word)] $value = $code,)+
        }

        impl $name {
            /// Every value with the word that files and forms use.
            pub const ALL: [(Self, &'static str); [$($code),+].len()] = [$((Self::$value, $word)),+];
        }

        $(
            impl Default for $name {
                fn default() -> Self {
                    Self::$default
                }
            }

            impl $crate::record::MayBeEmpty for $name {
                const EMPTY: $crate::record::Empty = $crate::record::Empty::Means(Self::$default as u8);
            }
        )?

        impl $crate::record::Choice for $name {
            const WORDS: &'static [$crate::record::Word] = &[$($crate::record::Word {
                code: $code,
                word: $word,
                label: [$($label,)? $word][0],
            }),+];

            fn code(self) -> u8 {
                self as u8
            }

            fn of_code(code: u8) -> Option<Self> {
                match code {
                    $($code => Some(Self::$value),)+
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use choice;

/// A record with its table: a line for each field, first those that are never empty. It says the stored code, the name in Rust and in
/// files, the type, the label and the meaning; then what is wanted where nothing stands, or the rest of what [`About`] says. After
/// `checked by` stands what tells the fields that can't stand together.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(($key:ident: $key_type:ty))? {
            $($code:literal $field:ident as $column:literal: $type:ty, $label:literal, $meaning:literal, $wanted:expr;)+
        } or empty {
            $($more_code:literal $more:ident as $more_column:literal: $more_type:ty, $more_label:literal, $more_meaning:literal
                $(, $said:ident($saying:expr))*;)+
        } $(checked by $check:path)?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $(
                /// The product's own name for the record: the only one that may stand in a URL.
                pub $key: $key_type,
            )?
            $(#[doc = concat!($meaning, ".")] pub $field: $type,)+
            $(#[doc = concat!($more_meaning, ".")] pub $more: $more_type,)+
        }

        impl $name {
            /// The table of its fields.
            const TABLE: &'static [$crate::record::Field<Self>; [$($code,)+ $($more_code),+].len()] = &[
                $($crate::record::Field {
                    about: $crate::record::About::new(
                        ($code, $column),
                        <$type as $crate::record::FieldValue>::KIND,
                        $crate::record::Empty::Refused($wanted),
                        ($label, $meaning),
                    ),
                    get: |record| $crate::record::FieldValue::value(&record.$field),
                    set: |record, value| {
                        $crate::record::field::put(&mut record.$field, $crate::record::FieldValue::of(value))
                    },
                },)+
                $($crate::record::Field {
                    about: $crate::record::About::new(
                        ($more_code, $more_column),
                        <$more_type as $crate::record::FieldValue>::KIND,
                        <$more_type as $crate::record::MayBeEmpty>::EMPTY,
                        ($more_label, $more_meaning),
                    )$(.$said($saying))*,
                    get: |record| $crate::record::FieldValue::value(&record.$more),
                    set: |record, value| {
                        $crate::record::field::put(&mut record.$more, $crate::record::MayBeEmpty::of_or_empty(value))
                    },
                },)+
            ];

            /// One of which nothing else is known.
            pub fn of($($key: $key_type,)? $($field: $type),+) -> Self {
                Self { $($key,)? $($field,)+ $($more: Default::default()),+ }
            }
        }

        impl $crate::record::Record for $name {
            type Key = record!(@key $($key_type)?);
            const FIELDS: &'static [$crate::record::Field<Self>] = &$crate::record::field::by_code(Self::TABLE);

            fn build<'v>(
                _key: Self::Key,
                mut value: impl FnMut(&'static $crate::record::Field<Self>) -> $crate::record::Content<'v>,
            ) -> Result<Self, $crate::record::Unfit> {
                let [$($field,)+ $($more),+] = Self::TABLE;
                let unfit = |field: &$crate::record::Field<Self>| $crate::record::Unfit::Field(field.about.name);
                let record = Self {
                    $($key: _key,)?
                    $($field: $crate::record::FieldValue::of(value($field)).ok_or_else(|| unfit($field))?,)+
                    $($more: $crate::record::MayBeEmpty::of_or_empty(value($more)).ok_or_else(|| unfit($more))?,)+
                };
                match record.at_odds() {
                    odd if odd.is_empty() => Ok(record),
                    odd => Err($crate::record::Unfit::Together(odd)),
                }
            }
            $(
                fn at_odds(&self) -> Vec<(&'static str, $crate::record::Together)> {
                    $check(self)
                }
            )?
        }
    };
    (@key $key_type:ty) => { $key_type };
    (@key) => { () };
}

pub(in crate::record) use record;
