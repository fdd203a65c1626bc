//! The lines, newest first, a screenful at a time: a hundred thousand of them cost no more than the first.

use super::export::save;
use super::line::{AuditLine, line_id};
use super::shown::Audit;
use crate::desk::AuditFilter;
use crate::ui::focus_id;
use leptos::prelude::*;

/// How many lines are shown at first, and how many more with each press.
const STEP: usize = 100;

/// The table's columns with their classes.
const COLUMNS: [(&str, &str); 5] =
    [("When", "when"), ("By", "by"), ("Done", "deed"), ("Patient", "who"), ("What, and from what to what", "what")];

/// The table, below how much of it there is and what can be done with it.
#[component]
pub(super) fn AuditTable(audit: Audit, help: RwSignal<bool>) -> impl IntoView {
    // How many more were asked for, of which filter: another filter starts over.
    let more = RwSignal::new((AuditFilter::default(), 0));
    let most = Memo::new(move |_| {
        let of_filter = |filter: &AuditFilter| more.with(|(of, more)| if of == filter { *more } else { 0 });
        STEP + audit.filter.with(of_filter)
    });
    // In one value: whoever follows both would not be told where the shown stay as many and only the found change.
    let counts = Memo::new(move |_| {
        let count = audit.found.with(|found| found.len());
        (most.get().min(count), count)
    });
    let places = move || audit.found.with(|found| found.iter().take(most.get()).copied().collect::<Vec<_>>());
    let show_more = move |_| {
        let (first_new, _) = counts.get_untracked();
        more.set((audit.filter.get_untracked(), most.get_untracked()));
        let place = audit.found.with_untracked(|found| found.get(first_new).copied());
        // The lines are drawn in the next microtask; the focus can follow only then.
        request_animation_frame(move || {
            if let Some(place) = place {
                focus_id(&line_id(place));
            }
        });
    };
    let words = move || match counts.get() {
        (_, 0) => "No line matches these filters. The audit is still there.".to_owned(),
        (1, 1) => "1 line".to_owned(),
        (shown, count) if shown == count => format!("{count} lines, newest first"),
        (shown, count) => format!("The newest {shown} of {count} lines"),
    };
    let narrowed = move || {
        (audit.filter.get() != AuditFilter::default()).then(|| {
            view! {
                <button type="button" class="button quiet" on:click=move |_| audit.asked.clear()>
                    "Clear the filters"
                </button>
            }
        })
    };
    let rest = move || {
        let (shown, count) = counts.get();
        (shown < count).then(|| {
            view! {
                <p class="actions">
                    <button type="button" class="button" on:click=show_more>
                        "Show more"
                    </button>
                </p>
            }
        })
    };
    let head =
        COLUMNS.into_iter().map(|(name, class)| view! { <th scope="col" role="columnheader" class=class>{name}</th> });
    view! {
        <div class="actions">
            <p class="found" role="status">
                {words}
            </p>
            {narrowed}
            <span class="spring"></span>
            <button type="button" class="button" disabled=move || counts.get().1 == 0 on:click=move |_| save(audit)>
                "Export these lines"
            </button>
            <button type="button" class="button" on:click=move |_| help.set(true)>
                "Keys…"
            </button>
        </div>
        <table class="audit-table" role="table" aria-label="What was done, newest first" hidden=move || counts.get().1 == 0>
            <thead role="rowgroup">
                <tr role="row">{head.collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">
                <For each=places key=|place| *place let:place>
                    <AuditLine desk=audit.desk place />
                </For>
            </tbody>
        </table>
        {rest}
    }
    .into_any()
}
