//! The lines that the filters leave, as a file.

use super::shown::Audit;
use crate::desk::audit_csv;
use crate::pages::data::save_as;
use leptos::prelude::*;

/// Hands all of them to the browser, also those that the table doesn't show yet.
pub(super) fn save(audit: Audit) {
    let (view, found, clinic) =
        (audit.desk.audit.get_untracked(), audit.found.get_untracked(), audit.desk.clinic.get_untracked());
    let text = audit_csv(found.iter().filter_map(|place| view.at(*place)), &clinic.charts);
    save_as(audit.desk, "audit.csv", "text/csv", &text);
}
