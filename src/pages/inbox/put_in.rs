//! Where answers are put in: pasted with any message around them, or from files.

use crate::browser::files::{listed_files, read_file};
use crate::caseload::PutIn;
use crate::pages::state::use_desk;
use crate::record::ArrivalWay;
use crate::self_report::{read_bytes, read_pasted};
use crate::ui::{focus_id, start_once, submit};
use crate::words::{put_in_words, say, worded};
use leptos::html;
use leptos::prelude::*;
use web_sys::{DragEvent, File};

/// The id of the field.
const FIELD: &str = "paste";
/// The most bytes of a file that is read: a mail with its attachments.
const LARGEST: f64 = 25_000_000.0;

/// The field, the choice of files, and what came of it.
#[component]
pub(super) fn PutInForm() -> impl IntoView {
    let desk = use_desk();
    let text = RwSignal::new(String::new());
    let said = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let over = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let paste = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked();
        if typed.trim().is_empty() {
            said.set(Some(worded("Paste the message first.").to_owned()));
            return focus_id(FIELD);
        }
        said.set(None);
        start_once(busy, async move {
            match desk.put_into_inbox(read_pasted(&typed), ArrivalWay::Paste).await {
                Ok(put_in) => {
                    let _ = said.try_set(Some(put_in_words(put_in)));
                    // What nothing was found in stays, to be mended.
                    if put_in.is_any() && put_in.left_off == 0 {
                        let _ = text.try_set(String::new());
                    }
                }
                Err(failure) => desk.say_in(said, &failure),
            }
        });
    };
    let read = move |files: Vec<File>| {
        said.set(None);
        start_once(busy, async move {
            let (mut all, mut unread) = (PutIn::default(), Vec::new());
            for file in files {
                let name = file.name();
                if file.size() > LARGEST {
                    unread.push(say!("{name} is too large for a message: 25 MB are read at most.", name));
                    continue;
                }
                match read_file(file, |_, _| ()).await {
                    Ok(bytes) => match desk.put_into_inbox(read_bytes(&bytes), ArrivalWay::File).await {
                        Ok(put_in) => all = all.and(put_in),
                        Err(failure) => unread.push(format!("{name}: {failure}")),
                    },
                    Err(error) => unread.push(format!("{name}: {error}")),
                }
            }
            let words = std::iter::once(put_in_words(all)).chain(unread).collect::<Vec<_>>().join(" ");
            let _ = said.try_set(Some(words));
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
            <p class="put-in-said" role="status">{move || said.get()}</p>
        </form>
    }
}
