//! The folder that backups go to by themselves, where the browser has such folders.

use crate::browser::backup_folder::{self, BackupFolder, Permission};
use crate::pages::state::use_desk;
use crate::ui::button;
use crate::words::{say, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How it stands with the folder.
#[derive(Clone)]
enum Standing {
    None,
    Chosen(BackupFolder, Permission),
}

/// Choosing the folder, and what it is good for.
#[component]
pub(super) fn Folder() -> impl IntoView {
    let desk = use_desk();
    let standing = RwSignal::new_local(Standing::None);
    let said = RwSignal::new(None::<String>);
    let look = move || {
        spawn_local(async move {
            if let Some(folder) = backup_folder::chosen().await {
                let permission = folder.permission().await;
                let _ = standing.try_set(Standing::Chosen(folder, permission));
            }
        });
    };
    look();
    let write = move |folder: BackupFolder| {
        spawn_local(async move {
            let _ = said.try_set(Some(match desk.back_up_to(folder).await {
                Ok(name) => {
                    say!("{name} is in the folder. While this page is open, changes follow within the hour.", name)
                }
                Err(failure) => failure.to_string(),
            }));
        });
    };
    let choose = move |_| {
        said.set(None);
        spawn_local(async move {
            match backup_folder::choose().await {
                Ok(folder) => {
                    let permission = folder.ask_permission().await;
                    let _ = standing.try_set(Standing::Chosen(folder.clone(), permission));
                    if permission == Permission::Granted {
                        write(folder);
                    }
                }
                Err(error) => drop(said.try_set(Some(error.to_string()))),
            }
        });
    };
    let allow = move |_| {
        if let Standing::Chosen(folder, _) = standing.get_untracked() {
            spawn_local(async move {
                let permission = folder.ask_permission().await;
                let _ = standing.try_set(Standing::Chosen(folder.clone(), permission));
                if permission == Permission::Granted {
                    write(folder);
                }
            });
        }
    };
    let forget = move |_| {
        spawn_local(async move {
            match backup_folder::forget().await {
                Ok(()) => {
                    desk.set_folder_trouble(None);
                    let _ = standing.try_set(Standing::None);
                    let _ =
                        said.try_set(Some(worded("Backups go there no more. Those that are there stay.").to_owned()));
                }
                Err(error) => drop(said.try_set(Some(error.to_string()))),
            }
        });
    };
    let words = move || match standing.get() {
        Standing::None => worded(
            "With a folder of your choice, on this computer or one that is copied elsewhere, backups are made by themselves.",
        ),
        Standing::Chosen(_, Permission::Granted) => {
            worded("A folder is chosen: backups go there by themselves, one file a day.")
        }
        Standing::Chosen(..) => {
            worded("A folder is chosen, and the browser wants you to allow it once more before backups go there.")
        }
    };
    let buttons = move || match standing.get() {
        Standing::None => button(worded("Choose a folder…"), choose).view(),
        Standing::Chosen(_, permission) => view! {
            {(permission != Permission::Granted)
                .then(|| {
                    button(worded("Allow it…"), allow).view()
                })}
            {button(worded("Choose another folder…"), choose)}
            {button(worded("Stop using the folder"), forget)}
        }
        .into_any(),
    };
    view! {
        <h3>{worded("Backups by themselves")}</h3>
        {if backup_folder::is_supported() {
            view! {
                <p>{words}</p>
                <div class="actions">{buttons}</div>
                <p role="status">{move || said.get()}</p>
            }
                .into_any()
        } else {
            view! { <p class="hint">{worded("This browser can’t write to a folder by itself. Back up by hand, and keep the file elsewhere.")}</p> }.into_any()
        }}
    }
}
