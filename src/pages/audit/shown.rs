//! What the audit page shows at the moment.

use super::asked::Asked;
use crate::desk::{AuditFilter, Place};
use crate::pages::state::Desk;
use leptos::prelude::*;
use std::sync::Arc;

/// The page as its parts see it.
#[derive(Clone, Copy)]
pub(super) struct Audit {
    pub(super) desk: Desk,
    pub(super) asked: Asked,
    pub(super) filter: Memo<AuditFilter>,
    /// The places of the lines that the filter leaves, newest first.
    pub(super) found: Memo<Arc<Vec<Place>>>,
}
