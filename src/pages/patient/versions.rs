//! Records that two devices changed without knowing of each other: every version in words, and the choice of the one that holds.

use super::open_patient::Open;
use crate::browser::clock;
use crate::desk::Command;
use crate::exchange::ToldFact;
use crate::pages::doubt::refuse_entry;
use crate::record::{Parallel, Version};
use crate::ui::{button, focus_id, once_drawn, start};
use crate::words::{by_words, say, value_words, which_words, worded};
use leptos::prelude::*;

/// The id of the heading, to which the focus goes while there is more to choose.
pub(crate) const VERSIONS: &str = "versions-title";

/// The contested records of the patient; nothing where there are none.
#[component]
pub(super) fn VersionsCard(open: Open) -> impl IntoView {
    move || {
        let contested: Vec<Parallel> = open.facts()?.chart.recorded.contested().cloned().collect();
        (!contested.is_empty()).then(|| {
            let items = contested.into_iter().map(|one| item(open, &one)).collect_view();
            view! {
                <section class="card wide versions" aria-labelledby=VERSIONS>
                    <h2 id=VERSIONS tabindex="-1">
                        {worded("Changed on two devices")}
                    </h2>
                    <p>
                        {worded("Neither device knew of the other’s change. Both versions are kept; the latest that is no deletion shows and is judged until you choose.")}
                    </p>
                    {items}
                </section>
            }
            .into_any()
        })
    }
}

/// One record with its versions, the latest last.
fn item(open: Open, contested: &Parallel) -> AnyView {
    let record = contested.record;
    let told = contested.versions.iter().find_map(|version| ToldFact::of(&version.fact));
    let clinic = open.desk.clinic.get_untracked();
    let what = told.map(|told| which_words(&told.what, &clinic)).unwrap_or_default();
    let is_present = open.desk.looks_back.get().is_none();
    let version = |version: &Version| {
        let (whose, text) = match ToldFact::of(&version.fact) {
            Some(ToldFact { what, value }) => {
                let text = value.as_ref().map(|value| value_words(value, &clinic)).unwrap_or_default();
                (which_words(&what, &clinic), text)
            }
            None => (what.clone(), worded("Deleted").to_owned()),
        };
        let made = format!("{}{}", clock::local_time(version.made.at), by_words(&version.made.by));
        let label = say!("Keep this version: {text}, {made}", text = format!("{whose}: {text}"), made);
        // Which record it is stands above, where this version says so too.
        let text = if whose == what && !text.is_empty() { text } else { format!("{whose}: {text}") };
        let event = version.event;
        let choose = move |_| {
            if !refuse_entry(open.desk, open.key) {
                let command = Command::Choose { patient: open.key, record, version: event };
                start(async move {
                    if open.desk.told(open.desk.run(command).await).is_some() {
                        once_drawn(move || match record.key() {
                            Some(key) => open.send_to(key),
                            None => focus_id(VERSIONS),
                        });
                    }
                });
            }
        };
        view! {
            <li>
                <span>{text} " " <span class="sub">{made}</span></span>
                {is_present.then(|| button(worded("Keep this version"), choose).label(label).view())}
            </li>
        }
    };
    let versions = contested.versions.iter().map(version).collect_view();
    view! {
        <h3>{what}</h3>
        <ul>{versions}</ul>
    }
    .into_any()
}
