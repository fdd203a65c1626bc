//! Whether the audit's chain holds, said before anything else.

use crate::browser::hosted::app_url;
use crate::browser::local_time::instant_words;
use crate::pages::doubt::DECIDE;
use crate::pages::state::Desk;
use crate::ui::{Banner, BannerKind};
use crate::words::{break_words, counted, say, worded};
use leptos::prelude::*;

/// What the check at the opening of the clinic found.
#[component]
pub(super) fn Verdict(desk: Desk) -> impl IntoView {
    let body = move || {
        let view = desk.audit.get();
        let undecided = desk.undecided.get();
        if !undecided.breaks.is_empty() {
            let breaks = undecided.breaks.iter().map(|one| view! { <li>{break_words(one)}</li> }).collect_view();
            return view! {
                <div class="verdict">
                    <p>
                        <b>{worded("The audit is not whole: something in it was changed, put in or left out outside this app. ")}</b>
                        {worded("It is shown as it lies, and nothing in it was repaired. ")}
                        <a href=app_url(DECIDE)>{worded("Decide about it")}</a>
                    </p>
                    <ul>{breaks}</ul>
                </div>
            }
            .into_any();
        }
        if view.ends_newer {
            return view! {
                <Banner kind=BannerKind::Warning>
                    <p>
                        {worded("A newer version of Anamnesis wrote the end of the audit. This version shows what comes before it, and can’t \
                        check the end. Reload the page to get the newer version.")}
                    </p>
                </Banner>
            }
            .into_any();
        }
        let (Some(first), Some(last)) = (view.entries.first(), view.entries.last()) else {
            return view! { <p class="empty">{worded("Nothing was recorded yet.")}</p> }.into_any();
        };
        let first = instant_words(&first.at);
        let span = match view.entries.len() {
            1 => say!("1 entry, of {first}. ", first),
            count => say!("{count} entries, from {first} to {at}. ", count, first, at = instant_words(&last.at)),
        };
        let accepted: usize = view.entries.iter().map(|entry| entry.accepts.len()).sum();
        let accepted = (accepted > 0).then(|| {
            say!(
                " In {places} it did not, and that was accepted, as its entries say.",
                places = counted(accepted, worded("place"), worded("places"))
            )
        });
        let records =
            (!undecided.is_empty()).then_some(worded(" Not every record is the one that it says was written last."));
        view! {
            <p class="verdict">
                <span aria-hidden="true">"✓ "</span>
                {span}
                {worded("Each is sealed to the one before. The chain was checked when the clinic was opened, and it holds.")}
                {accepted}
                {records}
            </p>
        }
        .into_any()
    };
    view! { <div>{body}</div> }
}
