//! Putting answers that were taken in or refused back into the inbox: what goes with it is said first.

use crate::pages::confirmation::Confirmation;
use crate::pages::state::{Desk, use_desk};
use crate::record::{Key, Report};
use crate::self_report::sending_of;
use crate::ui::{Dialog, button, focus_id, once_drawn};
use crate::words::{put_back_words, say, worded};
use leptos::prelude::*;

/// Whose answers, and which.
pub(crate) type PuttingBack = RwSignal<Option<(Key, Report)>>;

/// The button; nothing where they can't be put back: typed in from paper, or not to be read any more. `words` names them.
pub(crate) fn put_back_button(
    desk: Desk,
    putting: PuttingBack,
    (patient, report): (Key, &Report),
    words: &str,
) -> Option<AnyView> {
    let can_be = desk.clinic.with_untracked(|clinic| sending_of(report, &clinic.self_report).is_some());
    let report = report.clone();
    let press = move |_| putting.set(Some((patient, report.clone())));
    let label = say!("Put back… {words}", words);
    (can_be && desk.looks_back.get().is_none())
        .then(|| button(worded("Put back…"), press).quiet().label(label).view().into_any())
}

/// The dialog, open while there is something to put back. Done, the focus goes to what has the id `next`.
#[component]
pub(crate) fn PutBackDialog(putting: PuttingBack, next: &'static str) -> impl IntoView {
    let desk = use_desk();
    let confirmation = Confirmation::new(desk, move || drop(putting.try_set(None)));
    let put = move |_| {
        let Some((patient, report)) = putting.get_untracked() else { return };
        let work = desk.put_back_into_inbox(patient, report);
        confirmation.carry_out(work, move || once_drawn(move || focus_id(next)));
    };
    let means = move || {
        let (patient, report) = putting.get()?;
        let clinic = desk.clinic.get();
        let chart = clinic.chart(patient)?;
        let lines = put_back_words(&report, chart, &clinic);
        Some(lines.into_iter().map(|words| view! { <p>{words}</p> }).collect_view())
    };
    view! {
        <Dialog
            id="put-back-dialog"
            title=Signal::stored(worded("Put these answers back into the inbox?").to_owned())
            about=Signal::derive(move || putting.with(|it| desk.identity(it.as_ref()?.0)))
            open=Signal::derive(move || putting.with(Option::is_some))
            close=confirmation.close
            held=confirmation.busy
            to_read=true
        >
            {means}
            {confirmation.choice((worded("Put them back"), put), worded("Leave them where they are"))}
        </Dialog>
    }
}
