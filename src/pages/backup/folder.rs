//! The folder that backups go to by themselves, where the browser has such folders.

use crate::browser::folder::{self, FolderUse, Permission};
use crate::pages::state::use_desk;
use crate::ui::{button, hint_text};
use crate::words::{say, store_error_words, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Choosing the folder, and what it is good for.
#[component]
pub(super) fn BackupFolder() -> impl IntoView {
    let desk = use_desk();
    let chosen = RwSignal::new_local(None::<(folder::Folder, Permission)>);
    let said = RwSignal::new(None::<String>);
    spawn_local(async move {
        if let Some(folder) = folder::chosen(FolderUse::Backups).await {
            let permission = folder.permission().await;
            let _ = chosen.try_set(Some((folder, permission)));
        }
    });
    let take = move |folder: folder::Folder| async move {
        let permission = folder.ask_permission().await;
        let _ = chosen.try_set(Some((folder.clone(), permission)));
        if permission == Permission::Granted {
            let _ = said.try_set(Some(match desk.back_up_to(folder).await {
                Ok(name) => {
                    say!("{name} is in the folder. While this page is open, changes follow within the hour.", name)
                }
                Err(failure) => failure.to_string(),
            }));
        }
    };
    let choose = move |_| {
        said.set(None);
        spawn_local(async move {
            match folder::choose(FolderUse::Backups).await {
                Ok(folder) => take(folder).await,
                Err(error) => drop(said.try_set(Some(error.to_string()))),
            }
        });
    };
    let allow = move |_| {
        if let Some((folder, _)) = chosen.get_untracked() {
            spawn_local(take(folder));
        }
    };
    let forget = move |_| {
        spawn_local(async move {
            let words = match folder::forget(FolderUse::Backups).await {
                Ok(()) => {
                    desk.set_folder_trouble(None);
                    let _ = chosen.try_set(None);
                    worded("Backups go there no more. Those that are there stay.").to_owned()
                }
                Err(error) => store_error_words(&error),
            };
            let _ = said.try_set(Some(words));
        });
    };
    let permission = move || chosen.get().map(|(_, permission)| permission);
    let words = move || match permission() {
        None => worded(
            "With a folder of your choice, on this computer or one that is copied elsewhere, backups are made by themselves.",
        ),
        Some(Permission::Granted) => worded("A folder is chosen: backups go there by themselves, one file a day."),
        Some(_) => {
            worded("A folder is chosen, and the browser wants you to allow it once more before backups go there.")
        }
    };
    let buttons = move || match permission() {
        None => button(worded("Choose a folder…"), choose).view(),
        Some(permission) => view! {
            {(permission != Permission::Granted).then(|| button(worded("Allow it…"), allow).view())}
            {button(worded("Choose another folder…"), choose)}
            {button(worded("Stop using the folder"), forget)}
        }
        .into_any(),
    };
    view! {
        <h3>{worded("Backups by themselves")}</h3>
        {if folder::is_supported() {
            view! {
                <p>{words}</p>
                <div class="actions">{buttons}</div>
                <p role="status">{move || said.get()}</p>
            }
                .into_any()
        } else {
            view! { {hint_text(worded("This browser can’t write to a folder by itself. Back up by hand, and keep the file elsewhere."))} }.into_any()
        }}
    }
}
