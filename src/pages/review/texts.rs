//! Agenda and minutes as text: to be copied, and all that a print of the page shows.

use crate::caseload::{Agenda, agenda_text, minutes_text};
use crate::pages::state::use_desk;
use crate::ui::CopyButton;
use leptos::prelude::*;
use std::sync::Arc;

/// Agenda and minutes.
#[component]
pub(super) fn MeetingTexts(agenda: Memo<Arc<Agenda>>) -> impl IntoView {
    let desk = use_desk();
    let agenda_words = move || agenda.with(|a| agenda_text(a, desk.today.get()));
    let minutes_words = move || agenda.with(|a| desk.clinic.with(|c| minutes_text(&c.charts, a, desk.today.get())));
    // What is printed is what the page shows, so a browser that can't print is told by its own dialog.
    let print = move |_| drop(window().print());
    view! {
        <section class="card meeting-text" aria-labelledby="minutes-title">
            <h2 id="minutes-title">"Minutes of today"</h2>
            <pre>{minutes_words}</pre>
            <div class="actions">
                <CopyButton label="Copy the minutes" text=Callback::new(move |()| untrack(minutes_words)) />
                <button type="button" class="button" on:click=print>
                    "Print agenda and minutes…"
                </button>
            </div>
        </section>
        <section class="card meeting-text" aria-labelledby="agenda-title">
            <h2 id="agenda-title">"Agenda as text"</h2>
            <pre tabindex="0" class="agenda-text" role="group" aria-label="The agenda, as it is copied">
                {agenda_words}
            </pre>
            <CopyButton label="Copy the agenda" text=Callback::new(move |()| untrack(agenda_words)) />
        </section>
    }
    .into_any()
}
