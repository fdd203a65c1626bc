//! Agenda and minutes as text: to be copied, and all that a print of the page itself shows.

use crate::caseload::Agenda;
use crate::desk::{Deed, Line};
use crate::pages::state::use_desk;
use crate::record::{Copied, What};
use crate::ui::CopyButton;
use crate::words::{agenda_text, minutes_text};
use leptos::prelude::*;
use std::sync::Arc;

/// Agenda and minutes.
#[component]
pub(super) fn MeetingTexts(agenda: Memo<Arc<Agenda>>) -> impl IntoView {
    let desk = use_desk();
    let copied =
        move |what: Copied| Callback::new(move |()| desk.note(vec![Line::new(Deed::Exported, What::Copied(what))]));
    let agenda_words =
        move || agenda.with(|a| desk.clinic.with(|c| agenda_text(a, &c.charts, &c.instruments, desk.today.get())));
    let minutes_words = move || agenda.with(|a| desk.clinic.with(|c| minutes_text(&c.charts, a, desk.today.get())));
    view! {
        <section class="card meeting-text" aria-labelledby="minutes-title">
            <h2 id="minutes-title">"Minutes of today"</h2>
            <pre>{minutes_words}</pre>
            <div class="actions">
                <CopyButton label="Copy the minutes" text=Callback::new(move |()| untrack(minutes_words)) copied=copied(Copied::Minutes) />
                <a class="button" href="/review/sheets">
                    "Print, one page a patient"
                </a>
            </div>
        </section>
        <section class="card meeting-text" aria-labelledby="agenda-title">
            <h2 id="agenda-title">"Agenda as text"</h2>
            <pre tabindex="0" class="agenda-text" role="group" aria-label="The agenda, as it is copied">
                {agenda_words}
            </pre>
            <CopyButton label="Copy the agenda" text=Callback::new(move |()| untrack(agenda_words)) copied=copied(Copied::Agenda) />
        </section>
    }
    .into_any()
}
