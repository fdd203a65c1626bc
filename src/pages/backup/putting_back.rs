//! The records in doubt of which the backup holds the very one that the audit says was written last: these alone can be put back.

use crate::pages::state::{OpenedBackup, use_desk};
use crate::ui::{button, start_once};
use crate::words::{counted, holding_words, mismatch_state, row_identity, say, worded};
use leptos::prelude::*;

/// The way that puts back what somebody put something else in place of; nothing where the backup holds no such record.
#[component]
pub(super) fn PuttingBack(
    backup: OpenedBackup,
    said: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    stop: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let held = StoredValue::new_local(backup);
    move || {
        let records = held.with_value(|backup| desk.held_in(backup));
        if records.is_empty() {
            return ().into_any();
        }
        let name = |patient| untrack(|| desk.row(patient)).map(|row| row_identity(&row));
        let named = records.iter().map(|(one, _)| {
            let whose = one.patient().and_then(name).unwrap_or_else(|| holding_words(&one.holding).to_owned());
            view! { <li>{format!("{whose}: {}", mismatch_state(one.kind))}</li> }
        });
        let put_back = move |_| {
            said.set(None);
            let work = desk.put_back(held.get_value());
            start_once(busy, async move {
                match work.await {
                    Ok(()) => {
                        desk.toasts.say(worded("Put back from the backup"));
                        // The page may have been left meanwhile.
                        let _ = stop.try_run(());
                    }
                    Err(failure) => desk.say_in(said, &failure),
                }
            });
        };
        view! {
            <h4>{worded("Put back what is in doubt")}</h4>
            <p>{say!("This backup holds {records} that the audit says was written last, and nothing else would change:", records = counted(records.len(), worded("record"), worded("records")))}</p>
            <ul>{named.collect_view()}</ul>
            <p class="actions">{button(worded("Put back from this backup"), put_back).primary().busy(busy)}</p>
        }
        .into_any()
    }
}
