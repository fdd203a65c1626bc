//! The inbox: what patients sent, whose it is, how it stands, and what it would become; taken in or refused.

mod damaged;
mod folder;
mod foreseen;
mod lately;
mod open_inbox;
mod put_in;
mod refuse;
mod response;
mod said;
mod scan;
mod take_in;
mod thrown;
mod versions;

use crate::caseload::without_question;
use crate::desk::Command;
use crate::pages::state::use_desk;
use crate::ui::{KeysOfPage, button, start_once};
use crate::words::{counted, say, worded};
use damaged::damaged_waiting;
use lately::Lately;
use leptos::prelude::*;
use open_inbox::{Inbox, LIST};
use put_in::PutInForm;
use refuse::RefuseDialog;
use response::ResponseCard;
use scan::ScanDialog;
use std::sync::Arc;
use thrown::thrown_again;

/// The page.
#[component]
pub(crate) fn InboxPage() -> impl IntoView {
    let desk = use_desk();
    let inbox = Inbox::new(desk);
    let waiting = move || desk.waiting.get() + desk.damaged_waiting.with(Vec::len);
    // Read when the inbox is opened, and not only by the minute.
    desk.look_into_answer_folder();
    let keys = Memo::new(move |_| desk.responses.with(|all| all.iter().map(|one| one.arrival).collect::<Vec<_>>()));
    let opening = move || {
        let unread = desk.waiting.get().saturating_sub(keys.with(Vec::len));
        (unread > 0).then(|| {
            let texts = counted(unread, worded("sealed text"), worded("sealed texts"));
            view! { <p role="status">{say!("Opening {texts}…", texts)}</p> }
        })
    };
    let nothing = move || {
        (waiting() == 0).then(|| {
            view! {
                <p class="empty">
                    {worded("Nothing waits. Put in above what patients send you; invite them on their own pages.")}
                </p>
            }
        })
    };
    view! {
        <div class="inbox-page">
            <h1>{worded("Inbox")}</h1>
            <KeysOfPage on=desk.shortcuts() />
            <PutInForm inbox />
            {thrown_again(inbox)}
            <section aria-labelledby=LIST>
                <div class="card-head">
                    <h2 id=LIST tabindex="-1">
                        {worded("Waiting")} " " <span class="count">{waiting}</span>
                    </h2>
                    {take_all(inbox)}
                </div>
                {opening}
                {nothing}
                <div class="responses">
                    {damaged_waiting(inbox)}
                    <For each=move || keys.get() key=|key| *key let:key><ResponseCard inbox key /></For>
                </div>
            </section>
            <Lately />
            <RefuseDialog inbox />
            <ScanDialog inbox />
        </div>
    }
}

/// The button that takes in all of which nothing has to be asked, in one commit.
fn take_all(inbox: Inbox) -> AnyView {
    let desk = inbox.desk;
    let plain = Memo::new(move |_| {
        let (clinic, judged) = (desk.clinic.get(), desk.judged.get());
        desk.responses.with(|all| {
            let plain = without_question(all, &clinic, |key| judged.get(&key).map(Arc::as_ref));
            plain.into_iter().map(|response| response.arrival).collect::<Vec<_>>()
        })
    });
    let take = move |_| {
        let clinic = desk.clinic.get_untracked();
        let plain = plain.get_untracked();
        let taken = desk.responses.with_untracked(|all| {
            let chosen = all.iter().filter(|response| plain.contains(&response.arrival));
            chosen.filter_map(|response| desk.taken(&clinic, response, None, |_| true)).collect::<Vec<_>>()
        });
        start_once(inbox.busy, async move {
            if desk.told(desk.run(Command::TakeIn(taken)).await).is_some() {
                Inbox::go_on();
            }
        });
    };
    (move || {
        let count = plain.with(Vec::len);
        let asked = desk.responses.with(|all| all.len()).saturating_sub(count);
        let hint = (count > 0 && asked > 0).then(|| {
            let others = counted(asked, worded("other needs"), worded("others need"));
            view! { <span class="hint">{say!("{others} a look first.", others)}</span> }
        });
        (count > 0).then(|| {
            let words = say!("Take in all {count}", count);
            let words = if count == 1 { worded("Take in the one that is clear").to_owned() } else { words };
            view! {
                <div class="actions">{hint} {button(words, take).primary().busy_saying(inbox.busy, worded("Taking in…"))}</div>
            }
        })
    })
    .into_any()
}
