//! What the patients of an import who are settled by now amount to.

use super::asked::Asked;
use crate::exchange::preview::Gone;
use crate::exchange::{Listed, Missing};
use crate::record::{Chart, KnownPatients};
use std::collections::HashSet;
use std::sync::Arc;

/// What the patients who are settled amount to.
pub(super) struct Settled {
    /// Whom a new patient is held against.
    pub(super) known: KnownPatients,
    /// The files that hold something that is stored, and were read before therefore; none where nobody can say what the files lack.
    pub(super) again: Option<HashSet<String>>,
    pub(super) asked: Asked,
    /// The first of what the files lack as they are shown, and all of it as keys.
    pub(super) missing: Listed<Missing>,
    pub(super) gone: Vec<Gone>,
    /// Each chart that changes, before and after.
    pub(super) charts: Vec<(Option<Arc<Chart>>, Arc<Chart>)>,
}
