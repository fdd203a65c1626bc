//! The folder that answers are read from by themselves, where the browser has such folders.

use crate::browser::folder::{self, FolderUse, Permission};
use crate::caseload::PutIn;
use crate::pages::state::use_desk;
use crate::ui::{button, hint_text};
use crate::words::{no_answers_in_words, not_messages_words, put_in_words, store_error_words, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Choosing the folder, how it stands, and what in it could not be read.
#[component]
pub(super) fn FolderSection() -> impl IntoView {
    let desk = use_desk();
    let said = RwSignal::new(None::<String>);
    let permission = Memo::new(move |_| desk.answer_folder.with(|folder| folder.permission));
    let choose = move |_| {
        said.set(None);
        spawn_local(async move {
            match folder::choose(FolderUse::Answers).await {
                Ok(folder) => desk.use_answer_folder(folder).await,
                Err(error) => drop(said.try_set(Some(error.to_string()))),
            }
        });
    };
    let allow = move |_| {
        spawn_local(async move {
            if let Some(folder) = folder::chosen(FolderUse::Answers).await {
                desk.use_answer_folder(folder).await;
            }
        });
    };
    let forget = move |_| {
        spawn_local(async move {
            let words = match folder::forget(FolderUse::Answers).await {
                Ok(()) => {
                    desk.look_into_answer_folder();
                    worded("The folder is read no more. What lies in it stays there.").to_owned()
                }
                Err(error) => store_error_words(&error),
            };
            let _ = said.try_set(Some(words));
        });
    };
    let words = move || match permission.get() {
        None => worded(
            "With a folder of your choice, such as one that your mail program saves to, answers come into the inbox by themselves.",
        ),
        Some(Permission::Granted) => worded(
            "A folder is chosen. While the clinic is unlocked, new .txt, .eml and .json files in it are read every minute, each once. Nothing is changed in it.",
        ),
        Some(Permission::Prompt) => worded(
            "A folder is chosen, and the browser wants you to allow it once more. Until then nothing in it is read.",
        ),
        Some(Permission::Denied) => worded(
            "A folder is chosen, and the browser doesn’t let this page read it, so nothing in it is read. Allow it beside the address of this page, or choose it again.",
        ),
    };
    let buttons = move || match permission.get() {
        None => button(worded("Choose a folder…"), choose).view(),
        Some(permission) => view! {
            {(permission != Permission::Granted).then(|| button(worded("Allow it…"), allow).primary().view())}
            {button(worded("Choose another folder…"), choose)}
            {button(worded("Stop reading the folder"), forget)}
        }
        .into_any(),
    };
    let came = move || {
        desk.answer_folder.with(|folder| (folder.put_in != PutIn::default()).then(|| put_in_words(folder.put_in)))
    };
    let not_read = move || {
        let folder = desk.answer_folder.get();
        let without: Vec<String> = folder.without.into_values().collect();
        let without = (!without.is_empty()).then(|| no_answers_in_words(&without));
        let others = (!folder.others.is_empty()).then(|| not_messages_words(&folder.others));
        let all = folder.trouble.into_iter().chain(folder.unread).chain(without).chain(others);
        all.map(|why| view! { <p class="note">{why}</p> }).collect_view()
    };
    let own = move || {
        view! {
            <p>{words}</p>
            <div class="actions">{buttons}</div>
            <p role="status">{move || said.get().or_else(came)}</p>
            {not_read}
        }
    };
    let body = move || {
        if !folder::is_supported() {
            hint_text(worded("This browser can’t read a folder by itself. Paste the answers, or choose the files."))
        } else if desk.is_demo() {
            hint_text(worded("The demo clinic reads no folder: what lies there are the answers of your own patients."))
        } else {
            own().into_any()
        }
    };
    view! {
        <section class="answer-folder" aria-labelledby="answer-folder-title">
            <h2 id="answer-folder-title">{worded("From a folder, by itself")}</h2>
            {body}
        </section>
    }
}
