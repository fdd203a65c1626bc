//! How texts are held of which there is one in each of a million records: behind one pointer, which says their length as well.

use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A text that is nearly always empty.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::box_collection, reason = "a text of its own length needs a second word beside its pointer")]
pub(super) struct Rare(Option<Box<String>>);

impl From<&str> for Rare {
    fn from(text: &str) -> Self {
        Self((!text.is_empty()).then(|| Box::new(text.to_owned())))
    }
}

impl Deref for Rare {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.as_ref().map_or("", |text| text.as_str())
    }
}

/// As that of its text, by which it is looked for.
impl Hash for Rare {
    fn hash<H: Hasher>(&self, state: &mut H) {
        str::hash(self, state);
    }
}

/// A text that many share.
#[derive(Clone, PartialOrd, Ord, Eq)]
pub(super) struct Shared(Arc<String>);

impl From<&str> for Shared {
    fn from(text: &str) -> Self {
        Self(Arc::new(text.to_owned()))
    }
}

impl Deref for Shared {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || *self.0 == *other.0
    }
}

/// As that of its text, by which it is looked for.
impl Hash for Shared {
    fn hash<H: Hasher>(&self, state: &mut H) {
        str::hash(self, state);
    }
}
