//! What is inside a backup, what it would replace, and what merging it would add; and the two ways to go on.

use crate::browser::moment::moment_words;
use crate::exchange::{Comparison, Difference, Merge};
use crate::pages::frame::enter_at_start;
use crate::pages::state::{OpenedBackup, use_desk};
use crate::record::{Charts, counted};
use crate::ui::Checkbox;
use leptos::prelude::*;

/// How many differences are listed; the rest is counted.
const LISTED: usize = 20;

/// The backup, opened; `over` an open clinic it can also be merged.
#[component]
pub(super) fn Contents(backup: OpenedBackup, over: bool, stop: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let opened = backup.opened.clone();
    let comparison = desk.clinic.with_untracked(|clinic| Comparison::of(&clinic.charts, &opened.charts));
    let loses = over && comparison.loses();
    let sure = RwSignal::new(false);
    let said = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let unread = (!opened.damaged.is_empty())
        .then(|| format!("{} records in it are damaged; they would be kept as they lie.", opened.damaged.len()));
    let broken = (!opened.breaks.is_empty()).then(|| {
        format!("Its audit doesn’t hold in {} places; the audit’s page would show them.", opened.breaks.len())
    });
    let replace = {
        let backup = backup.clone();
        move |_| {
            if busy.get_untracked() {
                return;
            }
            if loses && !sure.get_untracked() {
                return said.set(Some("Tick the box first: what is only here would be gone.".to_owned()));
            }
            busy.set(true);
            said.set(None);
            desk.replace_with(backup.clone(), move |done| {
                let _ = busy.try_set(false);
                match done {
                    Ok(()) => {
                        desk.toasts.say("Restored");
                        enter_at_start();
                    }
                    Err(failure) => drop(said.try_set(Some(failure.to_string()))),
                }
            });
        }
    };
    let merging = over.then(|| merge_view(&backup, said, busy, stop));
    let warning = loses.then(|| {
        view! {
            <p class="warning-line">{comparison.sentence()}</p>
            <Checkbox id="restore-sure" label="I know, and want the backup in its place" value=sure />
        }
    });
    let replace_words = if over { "Put the backup in place of this clinic" } else { "Restore this backup" };
    view! {
        <div class="backup-contents">
            <p>
                <b>{format!("Backup made {}", moment_words(&backup.manifest().made_at))}</b>
            </p>
            <dl class="facts">
                <dt>"In the backup"</dt>
                <dd>{counts(&opened.charts)}</dd>
                {over.then(|| view! { <dt>"In this browser"</dt><dd>{desk.clinic.with_untracked(|clinic| counts(&clinic.charts))}</dd> })}
                <dt>"Audit"</dt>
                <dd>{format!("{} entries", opened.audit.len())}</dd>
            </dl>
            <p class="form-error">{unread}</p>
            <p class="form-error">{broken}</p>
            {merging}
            {over
                .then(|| {
                    view! {
                        <h4>"Put it in place"</h4>
                        <p>
                            "All that this browser holds of the clinic goes, the audit and the passphrases too, and the backup’s take their place. Back "
                            "up first what you may need again."
                        </p>
                    }
                })}
            {warning}
            <p class="form-error" role="alert">{move || said.get()}</p>
            <p class="actions">
                <button
                    type="button"
                    class="button"
                    class:danger=over
                    class:primary=!over
                    aria-disabled=move || busy.get().then_some("true")
                    on:click=replace
                >
                    {replace_words}
                </button>
                <button type="button" class="button quiet" on:click=move |_| stop.run(())>
                    "Cancel"
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// What merging would add, what differs and stays, and the button.
fn merge_view(
    backup: &OpenedBackup,
    said: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    stop: Callback<()>,
) -> AnyView {
    let desk = use_desk();
    let Merge { plan, only_in_backup, same, extended, only_here, sessions, scores, reviews, entries, kept_here } =
        desk.merge_of(backup);
    let nothing = plan.charts.is_empty() && plan.own_instruments.is_none();
    let words = format!(
        "Only in the backup {}, gaining something {extended}, the same {same}, only here {only_here}. Added would be {}, {}, {} and {}. \
         Nothing here would go.",
        counted(only_in_backup, "patient"),
        counted(sessions, "session"),
        counted(scores, "score"),
        counted(reviews, "review"),
        counted(entries, "log record"),
    );
    let listed = kept_here.iter().take(LISTED).map(difference).collect_view();
    let more = kept_here.len().saturating_sub(LISTED);
    let differences = (!kept_here.is_empty()).then(|| {
        view! {
            <p>{format!("In {} places the two differ, and what is here stays:", kept_here.len())}</p>
            <ul>{listed}</ul>
            {(more > 0).then(|| format!("And {more} more."))}
        }
    });
    let merge = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        said.set(None);
        desk.merge_backup(plan.clone(), move |done| {
            let _ = busy.try_set(false);
            match done {
                Ok(()) => stop.run(()),
                Err(failure) => drop(said.try_set(Some(failure.to_string()))),
            }
        });
    };
    view! {
        <h4>"Merge it"</h4>
        <p>{words}</p>
        {differences}
        <p class="actions">
            <button type="button" class="button primary" disabled=nothing on:click=merge>
                {if nothing { "Nothing to merge" } else { "Merge the backup into this clinic" }}
            </button>
        </p>
    }
    .into_any()
}

fn difference(one: &Difference) -> impl IntoView + use<> {
    let Difference { number, what, here, in_backup } = one.clone();
    view! { <li>{format!("{number}, {what}: here {here}; in the backup {in_backup}")}</li> }
}

/// Patients, sessions and scores, and the latest day of any.
fn counts(charts: &Charts) -> String {
    let sum = |of: fn(&crate::record::Chart) -> usize| charts.values().map(|chart| of(chart)).sum::<usize>();
    let sessions = charts.values().flat_map(|c| c.sessions.iter().map(|s| s.day));
    let latest = sessions.chain(charts.values().flat_map(|c| c.scores.iter().map(|s| s.day))).max();
    let latest = latest.map_or_else(String::new, |day| format!(", the latest of {}", day.format_long()));
    let (sessions, scores) = (sum(|c| c.sessions.len()), sum(|c| c.scores.len()));
    let (sessions, scores) = (counted(sessions, "session"), counted(scores, "score"));
    format!("{}, {sessions}, {scores}{latest}", counted(charts.len(), "patient"))
}
