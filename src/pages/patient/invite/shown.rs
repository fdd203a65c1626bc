//! What the patient is given, on the screen: link, QR code, mail, calendar, file, hand-out.

use super::super::open_patient::Open;
use crate::browser::clock::authored_now;
use crate::browser::files::save_text;
use crate::browser::hosted::{app_url, full_url};
use crate::browser::share::{Shared, can_share, share};
use crate::caseload::PlanOfClinic;
use crate::pages::invitation::{Given, qr};
use crate::pages::state::now;
use crate::record::{Day, TimeOfDay};
use crate::self_report::{LINK_CHARACTERS, Reminder, reminder_time, write_calendar};
use crate::ui::{CopyButton, button, focus_id, once_drawn};
use crate::vault::checksum_of;
use crate::words::{invitation_mail, not_shared_words, reminder_words, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Days that reminders are made for where an invitation has no last day.
const REMINDED_DAYS: i32 = 90;
/// When a calendar reminds.
const AT: &str = "09:00";

/// The parts.
pub(super) fn shown(open: Open, given: Given) -> AnyView {
    // The button that made it is gone with its form.
    once_drawn(|| focus_id("invite-dialog-title"));
    let (by_file, by_calendar) = (given.clone(), given.clone());
    let save = move |_| {
        let saved = save_text("anamnesis-invitation.txt", "text/plain", &by_file.fragment);
        if let Err(error) = saved {
            open.desk.toasts.fail(error.to_string());
        }
    };
    let reminders = move |_| {
        let Some(text) = calendar(open, &by_calendar) else {
            return open
                .desk
                .toasts
                .say(worded("The plan asks for no answer up to then, so there is nothing to remind of."));
        };
        if let Err(error) = save_text("reminders.ics", "text/calendar", &text) {
            open.desk.toasts.fail(error.to_string());
        }
    };
    let handout = app_url(format!("/patients/{}/handout", open.key));
    let parts = match given.link.clone() {
        Some(link) => by_link(open, &link, &given),
        None => view! {
            <p class="warning-line">
                {worded("With these questionnaires a link would be longer than mail programs carry. Give the patient the file instead: they open the page below and choose it there.")}
            </p>
            <p><code>{full_url("/report")}</code></p>
        }
        .into_any(),
    };
    let is_file = given.link.is_none();
    view! {
        <p>{worded("Give it to this patient alone: whoever has it can answer in their place, and can read nothing. It names nobody.")}</p>
        {parts}
        <div class="actions">
            {is_file.then(|| button(worded("Save the file"), save).primary().view())}
            {button(worded("Save reminders (calendar)"), reminders)}
            <a class="button" href=handout>{worded("Hand-out to print")}</a>
        </div>
    }
    .into_any()
}

/// The link as text, as a picture, and in a mail.
fn by_link(open: Open, link: &str, given: &Given) -> AnyView {
    let (subject, body) = invitation_mail(link, &given.contact);
    let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
    let mail = format!("mailto:?subject={}&body={}", encoded(&subject), encoded(&body.replace('\n', "\r\n")));
    let mail = if mail.len() > LINK_CHARACTERS {
        view! { <span class="hint">{worded("Too long for a mail program to be opened with: copy the link into a mail.")}</span> }.into_any()
    } else {
        view! { <a class="button" href=mail>{worded("Write a mail…")}</a> }.into_any()
    };
    let (text, copied) = (link.to_owned(), link.to_owned());
    let not_shared = RwSignal::new(false);
    let share_it = move |_| {
        let body = body.clone();
        not_shared.set(false);
        spawn_local(async move {
            let _ = not_shared.try_set(share(&body).await == Shared::Failed);
        });
    };
    view! {
        <div class="field">
            <label for="invite-link">{worded("Link")}</label>
            <textarea id="invite-link" class="link-text" rows="5" readonly autocomplete="off" prop:value=text></textarea>
        </div>
        <div class="actions">
            <CopyButton label=worded("Copy the link") text=Callback::new(move |()| copied.clone()) copied=Callback::new(|()| ()) />
            {can_share().then(|| button(worded("Share…"), share_it).view())}
            {mail}
            // A clinic's own link is the patient's alone; the demo has none to open theirs.
            {open.desk.is_demo().then(|| view! { <a class="button" href=link.to_owned() target="_blank" rel="noopener">{worded("See what the patient sees")}</a> })}
        </div>
        <p role="status">{move || not_shared.get().then(not_shared_words)}</p>
        {qr(link)}
    }
    .into_any()
}

/// The calendar of the days on which the plan asks for what is invited to; none where it asks for nothing.
fn calendar(open: Open, given: &Given) -> Option<String> {
    let today = open.desk.today.get_untracked();
    let clinic = open.desk.clinic.get_untracked();
    let chart = clinic.chart(open.key)?;
    let asked: Vec<&str> = given.issued.questionnaires.iter().map(|one| &*one.id).collect();
    let until = given.issued.until.unwrap_or_else(|| today.plus(REMINDED_DAYS));
    let plan = PlanOfClinic::of(&clinic);
    let needed = untrack(|| open.desk.row(open.key)).and_then(|row| row.needed.map(|needed| needed.by));
    let days = plan.reminder_days(chart, &asked, needed, (today, until));
    let (summary, description) = reminder_words(&given.contact);
    let now_here = authored_now().map_or((today, TimeOfDay::MIDNIGHT), |now| (now.day(), now.time()));
    let at = |day: Day| reminder_time(day, TimeOfDay::parse(AT)?, now_here);
    let one = |day: &Day| Reminder {
        // Nothing of the token: a calendar may be read by others than the link.
        uid: format!("{day}-{:08x}@anamnesis", checksum_of(given.fragment.as_bytes())),
        day: *day,
        time: at(*day),
        summary: summary.clone(),
        description: description.clone(),
        url: given.link.clone(),
    };
    let reminders: Vec<Reminder> = days.iter().map(one).collect();
    (!reminders.is_empty()).then(|| write_calendar(&reminders, now()))
}
