//! What merging a backup would add, what differs and stays, and the button.

use crate::caseload::Clinic;
use crate::exchange::{Difference, Merge};
use crate::pages::state::{Desk, InPlaceOf, OpenedBackup, use_desk};
use crate::ui::{button, start_once};
use crate::words::{counted, difference_words, say, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many differences are listed; the rest is counted.
const LISTED: usize = 20;

/// The way that takes nothing away.
#[component]
pub(super) fn Merging(
    backup: OpenedBackup,
    in_place_of: Memo<InPlaceOf>,
    said: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    stop: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let found = RwSignal::new_local(None);
    spawn_local({
        let backup = backup.clone();
        async move { drop(found.try_set(Some(desk.merge_of(&backup).await))) }
    });
    let shown = move || {
        found.with(|found| match found {
            None => view! { <p>{worded("Compares the backup with this clinic…")}</p> }.into_any(),
            Some(Err(failure)) => view! { <p class="warning-line">{failure.to_string()}</p> }.into_any(),
            Some(Ok(merge)) => planned(desk, merge.clone(), in_place_of, said, busy, stop),
        })
    };
    view! {
        <h4>{worded("Merge it")}</h4>
        {shown}
    }
    .into_any()
}

/// What would come, with the button.
fn planned(
    desk: Desk,
    merge: Merge,
    in_place_of: Memo<InPlaceOf>,
    said: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    stop: Callback<()>,
) -> AnyView {
    let Merge {
        plan,
        only_in_backup,
        same,
        extended,
        only_here,
        sessions,
        scores,
        reviews,
        entries,
        self_reports,
        changed,
        contested,
        stays_here,
    } = merge;
    let nothing = plan.is_empty();
    let mut added = say!(
        "Only in the backup {patients}, gaining something {extended}, the same {same}, only here {only_here}. Added would be {sessions}, {scores}, {reviews} and {records}.",
        patients = counted(only_in_backup, worded("patient"), worded("patients")),
        extended,
        same,
        only_here,
        sessions = counted(sessions, worded("session"), worded("sessions")),
        scores = counted(scores, worded("score"), worded("scores")),
        reviews = counted(reviews, worded("review"), worded("reviews")),
        records = counted(entries, worded("log record"), worded("log records"))
    );
    if self_reports + plan.arrivals.len() > 0 {
        added.push_str(&say!(
            " Of self-report {records}, and {arrivals} in the inbox.",
            records = counted(self_reports, worded("record"), worded("records")),
            arrivals = counted(plan.arrivals.len(), worded("arrival"), worded("arrivals"))
        ));
    }
    let words =
        if nothing && stays_here.is_empty() { worded("Everything in it is here already.").to_owned() } else { added };
    let clinic = desk.clinic.get_untracked();
    let changed = differences(&changed, &clinic, |records| {
        say!("{records} changed or removed in the backup after what is here, and would be so here:", records)
    });
    let contested = differences(&contested, &clinic, |records| {
        say!(
            "{records} changed both here and in the backup: both versions are kept, and the patient’s page asks which holds:",
            records
        )
    });
    let stays_here = differences(&stays_here, &clinic, |records| {
        say!("{records} different in the two, and what is here stays:", records)
    });
    let rules = move || {
        in_place_of.with(|in_place_of| {
            let InPlaceOf::Clinic(comparison) = in_place_of else { return ().into_any() };
            let rules = comparison.rules.as_ref().map(|rules| {
                view! {
                    <p class="warning-line">
                        {worded("The backup’s rules are not merged, and this clinic’s stay in force. To judge by the backup’s, change them on Settings.")}
                    </p>
                    {listed([rules], &clinic)}
                }
            });
            let filters = (!comparison.filters.is_empty()).then(|| {
                view! {
                    <p>{worded("Saved filters are not merged either; this clinic’s stay as they are:")}</p>
                    {listed(&comparison.filters, &clinic)}
                }
            });
            (rules, filters).into_any()
        })
    };
    let merge = move |_| {
        said.set(None);
        let work = desk.merge_backup(plan.clone());
        start_once(busy, async move {
            match work.await {
                // The page may have been left meanwhile.
                Ok(()) => drop(stop.try_run(())),
                Err(failure) => desk.say_in(said, &failure),
            }
        });
    };
    view! {
        <p>{words}</p>
        {rules}
        {changed}
        {contested}
        {stays_here}
        <p class="actions">
            {button(if nothing { worded("Nothing to merge") } else { worded("Merge the backup into this clinic") }, merge)
                .primary()
                .off(move || nothing)}
        </p>
    }
    .into_any()
}

/// Differences of one kind, the first of them a line each.
fn differences(all: &[Difference], clinic: &Clinic, words: impl Fn(String) -> String) -> Option<AnyView> {
    let more = all.len().saturating_sub(LISTED);
    (!all.is_empty()).then(|| {
        view! {
            <p>{words(counted(all.len(), worded("record"), worded("records")))}</p>
            {listed(all.iter().take(LISTED), clinic)}
            {(more > 0).then(|| say!("And {more} more.", more))}
        }
        .into_any()
    })
}

/// Differences, a line each.
pub(super) fn listed<'a>(all: impl IntoIterator<Item = &'a Difference>, clinic: &Clinic) -> AnyView {
    let lines = all.into_iter().map(|one| view! { <li>{difference_words(one, clinic)}</li> }).collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}
