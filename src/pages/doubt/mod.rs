//! Records that are not the ones which the audit says were written last: named on every page, decided on the data page.

mod accept;
mod banner;
mod resolve;
mod said;

pub(crate) use banner::DoubtBanner;
pub(crate) use resolve::DecideSection;

use crate::browser::hosted::app_url;
use crate::caseload::Doubt;
use crate::pages::look_back::refuse_in_past;
use crate::pages::state::Desk;
use crate::record::Key;
use crate::words::{doubt_sentence, say, worded};
use leptos::prelude::*;

/// Where a person decides.
pub(crate) const DECIDE: &str = "/data#decide";

/// Why nothing is told of that patient, in the place of what would be; nothing for one who is judged.
pub(crate) fn not_judged(desk: Desk, patient: Key) -> Option<AnyView> {
    desk.doubt(patient).map(|doubt: Doubt| {
        view! {
            <p class="in-doubt">
                <b>{worded("This record can’t be relied on. ")}</b>
                {doubt_sentence(doubt)}
                {worded(" It was changed outside this app, or the audit was. ")}
                <a href=app_url(DECIDE)>{worded("Decide about it")}</a>
                <span>{worded(": restore it from a backup, or accept what is there. Until then nothing is saved on top of it.")}</span>
            </p>
        }
        .into_any()
    })
}

/// Says why nothing can be entered in that patient's record, before anybody types what would be refused when it is saved; false where it can.
pub(crate) fn refuse_entry(desk: Desk, patient: Key) -> bool {
    if refuse_in_past(desk) {
        return true;
    }
    let Some(doubt @ Doubt::Record(_)) = untrack(|| desk.doubt(patient)) else { return false };
    desk.toasts.fail(say!("{doubt} Decide about it on the data page first.", doubt = doubt_sentence(doubt)));
    true
}
