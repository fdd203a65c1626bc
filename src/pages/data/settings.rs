//! What a file of settings would do, before it is taken: to whom, and which settings it changes, resets or leaves as they are.

use crate::caseload::{Clinic, what_if};
use crate::exchange::{Preview, Table, settings_taken};
use crate::pages::settings::WhoWouldChange;
use crate::pages::state::use_desk;
use crate::words::{counted, say, taken_title, worded};
use leptos::prelude::*;
use std::sync::Arc;

/// The section; nothing where no settings come in.
#[component]
pub(super) fn SettingsTaken(preview: Arc<Preview>) -> impl IntoView {
    let desk = use_desk();
    if !preview.files.iter().any(|file| file.table == Some(Table::Policy) && file.refused == 0) {
        return ().into_any();
    }
    let body = move || {
        let now = desk.clinic.get();
        let Some((old, new)) = preview.plan.policy.as_ref().filter(|(old, new)| old != new) else {
            return view! { <p>{worded("The file says what is in force already: it changes nothing.")}</p> }.into_any();
        };
        let next = after(&now, &preview);
        let found =
            what_if(&desk.judged_charts(&next), (&next.instruments, old), (&next.instruments, new), desk.today.get());
        let count = found.enter.len() + found.leave.len() + found.other.len();
        let sum = match (count, next.charts.len()) {
            (_, 0) => worded("There are no patients yet whose state these settings could change.").to_owned(),
            (0, all) => say!(
                "With these settings the state of none of {patients} changes.",
                patients = counted(all, worded("patient"), worded("patients"))
            ),
            (1, all) => say!(
                "With these settings the state of 1 of {patients} changes.",
                patients = counted(all, worded("patient"), worded("patients"))
            ),
            (some, all) => say!(
                "With these settings the states of {some} of {patients} change.",
                some,
                patients = counted(all, worded("patient"), worded("patients"))
            ),
        };
        let taken = settings_taken(old, new, &preview.unnamed_settings);
        let lines = taken.into_iter().map(|(taken, settings)| {
            view! {
                <dt>{taken_title(taken)}</dt>
                <dd>{settings.join(", ")}</dd>
            }
        });
        view! {
            <p><b>{sum}</b></p>
            <dl class="facts">{lines.collect_view()}</dl>
            {(count > 0)
                .then(|| {
                    view! {
                        <details>
                            <summary>{worded("Whose")}</summary>
                            <WhoWouldChange clinic=next today=desk.today.get() found />
                        </details>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <section class="consequences" aria-labelledby="settings-taken-title">
            <h4 id="settings-taken-title">{worded("What the file of settings would do")}</h4>
            <div role="status">{body}</div>
        </section>
    }
    .into_any()
}

/// The clinic with the rows that come in beside the settings: whom those would concern.
fn after(now: &Arc<Clinic>, preview: &Preview) -> Arc<Clinic> {
    let charts = preview.plan.charts.iter().map(|(_, chart)| (chart.patient.key, Some(Arc::clone(chart))));
    let own = preview.plan.own_instruments.as_ref().map(|(_, own)| own.clone());
    Arc::new(now.updated(charts, own, None))
}
