//! Whether the audit's chain holds, said before anything else.

use crate::browser::moment::moment_words;
use crate::pages::state::Desk;
use crate::ui::{Banner, BannerKind};
use leptos::prelude::*;

/// What the check at the opening of the clinic found.
#[component]
pub(super) fn Verdict(desk: Desk) -> impl IntoView {
    let body = move || {
        let view = desk.audit.get();
        if !view.breaks.is_empty() {
            let breaks = view.breaks.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
            return view! {
                <Banner kind=BannerKind::Error>
                    <p>
                        "The audit’s chain does not hold: something in it was changed, put in or left out outside this app. "
                        "It is shown as it lies, and nothing in it was repaired."
                    </p>
                    <ul>{breaks}</ul>
                </Banner>
            }
            .into_any();
        }
        if view.ends_newer {
            return view! {
                <Banner kind=BannerKind::Warning>
                    <p>
                        "A newer version of Anamnesis wrote the end of the audit. This version shows what comes before it, and can’t "
                        "check the end. Reload the page to get the newer version."
                    </p>
                </Banner>
            }
            .into_any();
        }
        let (Some(first), Some(last)) = (view.entries.first(), view.entries.last()) else {
            return view! { <p class="empty">"Nothing was recorded yet."</p> }.into_any();
        };
        let first = moment_words(&first.at);
        let span = match view.entries.len() {
            1 => format!("1 entry, of {first}. "),
            count => format!("{count} entries, from {first} to {}. ", moment_words(&last.at)),
        };
        view! {
            <p class="verdict">
                <span aria-hidden="true">"✓ "</span>
                {span}
                "Each is sealed to the one before. The chain was checked when the clinic was opened, and it holds."
            </p>
        }
        .into_any()
    };
    view! { <div>{body}</div> }.into_any()
}
