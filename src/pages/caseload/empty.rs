//! What the caseload says when there is nothing to list, and what to do then.

use super::list::List;
use crate::browser::hosted::app_url;
use crate::caseload::Filter;
use crate::pages::doubt::DECIDE;
use crate::pages::patient::RecordTarget;
use crate::ui::{button, empty_page, way};
use crate::words::worded;
use leptos::prelude::*;

/// A clinic without patients.
pub(super) fn no_patients(list: List) -> AnyView {
    let about =
        worded("Bring in the clinic’s CSV files, add patients one by one, or look around with made-up ones first.");
    let ways = view! {
        {way("/data", worded("Import files"))}
        {button(worded("Add patient…"), move |_| list.add.set(Some(RecordTarget::NEW_PATIENT)))}
        <a class="button" href=app_url("/data")>{worded("Demo clinic")}</a>
    };
    empty_page(worded("No patients yet"), about, ways.into_any())
}

/// A clinic of which nothing can be shown while something waits for a decision: whoever brought in files now would have everyone twice.
pub(super) fn nothing_readable() -> AnyView {
    let about = worded(
        "That doesn’t mean that there are no patients: what is stored here is not what the audit says was written last, or can’t be read. Decide about it before you enter or import anything.",
    );
    empty_page(worded("No patient’s record can be read"), about, way(DECIDE, worded("Decide about it")))
}

/// A search or filter that leaves nobody.
pub(super) fn nothing_matches(list: List) -> AnyView {
    let clear = move |_| list.search.ask(Filter::default());
    view! {
        <div class="empty-page" role="status">
            <p>{worded("Nobody matches this search and these filters. The patients are still there.")}</p>
            {button(worded("Clear search and filters"), clear).primary()}
        </div>
    }
    .into_any()
}
