//! What is inside a backup, and the two ways to go on: merging it, or putting it in place.

use super::merging::Merging;
use super::putting_back::PuttingBack;
use super::replacing::Replacing;
use crate::browser::local_time::instant_words;
use crate::desk::{AuditEntry, last_written};
use crate::pages::state::{InPlaceOf, OpenedBackup, Sealed, Stage, use_desk};
use crate::record::{Charts, grouped};
use crate::words::{counted, say, worded};
use leptos::prelude::*;

/// The backup, opened; into an open clinic it can also be merged. `sealed` is what it would take the place of at a locked door.
#[component]
pub(super) fn Contents(backup: OpenedBackup, sealed: Option<Sealed>, stop: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let said = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let opened = backup.opened.clone();
    let unread = (!opened.damaged.is_empty()).then(|| match opened.damaged.len() {
        1 => worded("1 record in it is damaged; it would be kept as it lies.").to_owned(),
        n => say!("{n} records in it are damaged; they would be kept as they lie.", n = grouped(n)),
    });
    let broken = (!opened.undecided.is_empty()).then(|| {
        let places = counted(opened.undecided.len(), worded("place"), worded("places"));
        say!(
            "Its audit and its records don’t agree in {places}; each would have to be decided on once it is in place.",
            places
        )
    });
    let here = move || {
        let entered = desk.audit.with(|view| entered_words(&view.entries));
        desk.clinic.with(|clinic| format!("{}; {entered}", counts(&clinic.charts, clinic.arrivals.len())))
    };
    let inside = format!("{}; {}", counts(&opened.charts, opened.arrivals.len()), entered_words(&opened.audit));
    let held = StoredValue::new_local(backup.clone());
    let over = desk.stage.get_untracked() == Stage::Open;
    // Anew with every change of the clinic, whoever makes it: what is asked about is what would be gone now.
    let in_place_of = Memo::new(move |_| match &sealed {
        Some(sealed) => InPlaceOf::Sealed(sealed.clone()),
        None if over => InPlaceOf::Clinic(Box::new(held.with_value(|backup| desk.comparison_with(backup)))),
        None => InPlaceOf::Nothing,
    });
    view! {
        <div class="backup-contents">
            <p><b>{say!("Backup made {made_at}", made_at = instant_words(&backup.manifest().made_at))}</b></p>
            <dl class="facts">
                <dt>{worded("In the backup")}</dt>
                <dd>{inside}</dd>
                {over.then(|| view! { <dt>{worded("In this browser")}</dt><dd>{here}</dd> })}
                <dt>{worded("Rules")}</dt>
                <dd>{backup.rules_words()}</dd>
                <dt>{worded("Audit")}</dt>
                <dd>{counted(opened.audit.len(), worded("entry"), worded("entries"))}</dd>
            </dl>
            <p class="form-error">{unread}</p>
            <p class="form-error">{broken}</p>
            {over.then(|| view! { <PuttingBack backup=backup.clone() said busy stop /> })}
            {over.then(|| view! { <Merging backup=backup.clone() in_place_of said busy stop /> })}
            <Replacing backup in_place_of said busy stop />
        </div>
    }
}

/// How fresh it is: when the last of it was entered, not which days it tells of, since a plan or a slip of the pen lies in the future.
fn entered_words(audit: &[AuditEntry]) -> String {
    last_written(audit).map_or_else(
        || worded("when the last of it was entered is not known").to_owned(),
        |at| say!("the last of it entered {at}", at = instant_words(at)),
    )
}

/// Patients, sessions, scores, and of self-report what there is.
fn counts(charts: &Charts, arrivals: usize) -> String {
    let sum = |of: fn(&crate::record::Chart) -> usize| charts.values().map(|chart| of(chart)).sum::<usize>();
    let (sessions, scores) = (sum(|c| c.sessions.len()), sum(|c| c.scores.len()));
    let (sessions, scores) =
        (counted(sessions, worded("session"), worded("sessions")), counted(scores, worded("score"), worded("scores")));
    let reported = sum(|c| c.self_reports.len());
    let reported =
        (reported > 0).then(|| counted(reported, worded("record of self-report"), worded("records of self-report")));
    let waiting = (arrivals > 0).then(|| say!("{arrivals} waiting in the inbox", arrivals));
    let patients = counted(charts.len(), worded("patient"), worded("patients"));
    [patients, sessions, scores].into_iter().chain(reported).chain(waiting).collect::<Vec<_>>().join(", ")
}
