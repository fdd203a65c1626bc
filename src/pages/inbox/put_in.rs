//! Where answers are put in: pasted with any message around them, from files, or scanned.

use super::folder::FolderSection;
use super::open_inbox::Inbox;
use crate::browser::files::listed_files;
use crate::caseload::PutIn;
use crate::pages::form::{FormTexts, OwnDraft, Saves};
use crate::record::{ArrivalWay, shown_name};
use crate::self_report::read_pasted;
use crate::ui::{button, focus_id, start_once, submit};
use crate::words::{no_answers_in_words, put_in_words, worded};
use leptos::html;
use leptos::prelude::*;
use web_sys::{DragEvent, File};

/// The id of the field, and what it is called among the drafts.
pub(super) const FIELD: &str = "paste";

/// The field, the choice of files, the camera, the folder, and what came of it.
#[component]
pub(super) fn PutInForm(inbox: Inbox) -> impl IntoView {
    let desk = inbox.desk;
    let text = RwSignal::new(String::new());
    let typed = move || {
        let texts = FormTexts::from([(FIELD.to_owned(), text.try_get_untracked()?)]);
        Some((texts, FormTexts::from([(FIELD.to_owned(), String::new())])))
    };
    // What was pasted and not put in yet is offered again, as every half-typed form is.
    let draft = OwnDraft::keep(desk, (FIELD, "/inbox".to_owned()), Saves::One, typed, move |draft| {
        text.set(draft.texts.get(FIELD).cloned().unwrap_or_default());
    });
    let busy = RwSignal::new(false);
    let over = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let paste = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked();
        if typed.trim().is_empty() {
            inbox.say(worded("Paste the message first.").to_owned());
            return focus_id(FIELD);
        }
        inbox.say_nothing();
        start_once(busy, async move {
            match desk.put_into_inbox(read_pasted(&typed), ArrivalWay::Paste).await {
                Ok(put_in) => {
                    inbox.say(put_in_words(put_in));
                    // What nothing was found in stays, to be mended.
                    if put_in.is_any() && put_in.left_off == 0 {
                        draft.is_done();
                        let _ = text.try_set(String::new());
                    }
                }
                Err(failure) => inbox.say(failure.to_string()),
            }
        });
    };
    let read = move |files: Vec<File>| {
        inbox.say_nothing();
        start_once(busy, async move {
            let (mut all, mut without, mut unread) = (PutIn::default(), Vec::new(), Vec::new());
            for file in files {
                let name = shown_name(&file.name()).into_owned();
                match desk.read_message(&name, file, ArrivalWay::File).await {
                    Ok(put_in) if put_in.is_any() || put_in.has_invitation => all = all.and(put_in),
                    Ok(_) => without.push(name),
                    Err(why) => unread.push(why),
                }
            }
            let words = (all != PutIn::default()).then(|| put_in_words(all));
            let without = (!without.is_empty()).then(|| no_answers_in_words(&without));
            inbox.say(words.into_iter().chain(without).chain(unread).collect::<Vec<_>>().join(" "));
        });
    };
    let chosen = move |_| {
        if let Some(input) = input.get() {
            read(listed_files(input.files()));
            // So that the same file can be chosen again.
            input.set_value("");
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        read(listed_files(event.data_transfer().and_then(|data| data.files())));
    };
    view! {
        <form
            class="drop put-in"
            class:over=move || over.get()
            autocomplete="off"
            on:submit=paste
            on:dragover=move |event: DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <div class="field">
                <label for=FIELD>{worded("Paste what patients sent")}</label>
                <textarea
                    id=FIELD
                    rows="4"
                    autocomplete="off"
                    aria-describedby="paste-hint"
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
                <p id="paste-hint" class="hint">
                    {worded("The whole message, as it is: quoted, wrapped, several at once. What is not part of the answers is left out. You see what it says before anything is taken in.")}
                </p>
            </div>
            <div class="actions">
                {submit(worded("Put into the inbox")).primary().busy_saying(busy, worded("Reading…"))}
                {button(worded("Scan with the camera…"), move |_| inbox.scanning.set(true))}
                <label class="file-choice" for="inbox-files">{worded("or choose files, or drop them here:")}</label>
                <input
                    id="inbox-files"
                    type="file"
                    autocomplete="off"
                    multiple
                    accept=".txt,.eml,.json,text/plain,message/rfc822,application/json"
                    node_ref=input
                    on:change=chosen
                />
            </div>
            <p class="put-in-said" role="status">{move || inbox.said()}</p>
            <FolderSection />
        </form>
    }
}
