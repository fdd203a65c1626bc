//! Texts that lie within the bounds of their kind, told apart by their types.

use super::held::{Rare, Shared};
use crate::record::{TextFault, TextKind, plain_id};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

impl TextKind {
    /// The text as it is kept: a name without blanks around it, an id without what a keyboard or a spreadsheet adds; a note as it stands.
    pub fn plain(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Name => Cow::Borrowed(text.trim()),
            Self::Number => plain_id(text),
            Self::Note => Cow::Borrowed(text),
        }
    }
}

/// A text that is kept, held as `$inner`; whether it may be empty is said by `may_be_empty` or `filled`.
macro_rules! text {
    ($(#[$meta:meta])* $name:ident($inner:ty): $kind:expr, $rule:ident) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name($inner);

        impl $name {
            /// What kind of text it is.
            pub const KIND: TextKind = $kind;

            /// The text, as it is kept.
            ///
            /// # Errors
            /// Why it is not.
            pub fn new(text: &str) -> Result<Self, TextFault> {
                let text = Self::KIND.plain(text);
                text!(@$rule text);
                Self::KIND.check(&text)?;
                Ok(Self(<$inner>::from(&*text)))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                *self.0 == *other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                *self.0 == **other
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<str>::deserialize(deserializer)?;
                Self::new(&text).map_err(|fault| serde::de::Error::custom(format_args!("{fault:?}")))
            }
        }

        text!(@default $rule $name);
    };
    (@filled $text:ident) => {
        if $text.is_empty() {
            return Err(TextFault::Blank);
        }
    };
    (@may_be_empty $text:ident) => {};
    (@default filled $name:ident) => {};
    (@default may_be_empty $name:ident) => {
        impl Default for $name {
            fn default() -> Self {
                Self(Default::default())
            }
        }
    };
}

text!(
    /// A name of one line, such as a patient's; may be empty.
    Name(String): TextKind::Name, may_be_empty
);
text!(
    /// A name of one line that is never empty, such as an instrument's.
    Label(String): TextKind::Name, filled
);
text!(
    /// What tells one thing from all others, such as a patient's number; never empty.
    Id(String): TextKind::Number, filled
);
text!(
    /// A code that others have given, such as LOINC's; may be empty.
    Code(String): TextKind::Number, may_be_empty
);
text!(
    /// Free text of several lines; may be empty.
    Note(Rare): TextKind::Note, may_be_empty
);
text!(
    /// An instrument's short name in files, such as `promis-cf`. Cheap to copy: all scores of an instrument share one text.
    InstrumentId(Shared): TextKind::Number, filled
);
