//! What must be known about storage, on every page until it is mended. It is loaded after the caseload; until then the frame says that there is
//! something to know.

use super::drafts::OfferedDrafts;
use super::key_change::KeyChangeNotice;
use super::look_back::at_present;
use super::state::Desk;
use crate::browser::folder::Permission;
use crate::browser::hosted::app_url;
use crate::browser::updates;
use crate::ui::{Banner, BannerKind, button};
use crate::vault::StoreKind;
use crate::words::{backup_age_words, say, worded};
use leptos::prelude::*;

/// The notices, with what was half typed and how far a change of the key is.
#[component]
pub(crate) fn StorageNotices(desk: Desk) -> impl IntoView {
    use BannerKind::{Error, Note, Warning};
    let unkept = move || {
        let in_memory = desk.storage.with(|health| health.kind == Some(StoreKind::Memory));
        in_memory.then(|| {
            let words = worded(
                "Nothing will be kept: this browser denies storage. Allow site data for this address and load the page again, or export before you leave.",
            );
            notice(Warning, words, None)
        })
    };
    let replaced = move || {
        desk.is_replaced().then(|| {
            view! {
                <Banner kind=Warning>
                    <p>
                        {worded("In another tab the clinic was erased, restored, given another key, or changed by a newer version of Anamnesis. This page shows it as it was before, and can’t save any more. Copy what you typed, then load the page again.")}
                    </p>
                    <p class="actions">{button(worded("Load the page again"), move |_| drop(window().location().reload()))}</p>
                </Banner>
            }
        })
    };
    let notices = move || {
        let one = |words| notice(Note, words, None);
        desk.storage.with(|health| health.notices.clone()).into_iter().map(one).collect_view()
    };
    let unread = move || {
        let words = match desk.storage.with(|health| health.unread_unaccepted()) {
            0 => return None,
            1 => worded("One record could not be read and is set apart, so someone may be missing from these pages. ")
                .to_owned(),
            n => say!(
                "{n} records could not be read and are set apart, so patients may be missing from these pages. ",
                n
            ),
        };
        Some(notice(Error, words, Some(("/data#storage", worded("See which, and save them")))))
    };
    // Drawn once for as long as it is due: its words change by the minute.
    let is_old = Memo::new(move |_| desk.can_lock.get() && desk.backup_age().is_due());
    let old_backup = move || {
        is_old.get().then(|| {
            let words = move || {
                let age = backup_age_words(desk.backup_age());
                say!("{age}. What is only in this browser goes with its data. ", age)
            };
            view! { <Banner kind=Note>{words} <a href=app_url("/data#backup")>{worded("Back up")}</a></Banner> }
        })
    };
    let folder = move || {
        let why = desk.storage.with(|health| health.folder_trouble.clone())?;
        let words = say!("What has changed is not in your backup folder. {why} ", why);
        Some(notice(Warning, words, Some(("/data#backup", worded("See to the folder")))))
    };
    let answers = move || {
        let folder = desk.answer_folder.get();
        let is_forbidden = folder.permission.is_some_and(|permission| permission != Permission::Granted);
        let why = folder
            .trouble
            .or_else(|| is_forbidden.then(|| worded("The browser wants you to allow it once more.").to_owned()))?;
        let words = say!("Patients’ answers are not read from the chosen folder. {why} ", why);
        Some(notice(Warning, words, Some(("/inbox", worded("See to the folder")))))
    };
    let nearly_full = move || {
        let percent = desk.storage.with(|health| health.nearly_full)?;
        let words = say!(
            "This browser’s storage is {percent} % full, and a save may soon find no room. Free space on the disk, or export and erase what is no longer needed.",
            percent = format!("{percent:.0}")
        );
        Some(notice(Warning, words, None))
    };
    let read_only = move || {
        let words = worded(
            "A newer version of Anamnesis wrote some of these records. Nothing can be changed in this version, so that nothing of theirs is lost. Reload the page to get the newer version.",
        );
        desk.storage.with(|health| !health.newer.is_empty()).then(|| notice(Warning, words, None))
    };
    let update = move || {
        desk.is_newer_ready.get().then(|| {
            let words = match desk.can_lock.get() {
                true => worded("A new version of Anamnesis is ready. Nothing changes here until you load it, which locks the clinic."),
                false => worded("A new version of Anamnesis is ready. Nothing changes here until you load it."),
            };
            view! {
                <Banner kind=Note>
                    <p>{words}</p>
                    <p class="actions">
                        {button(worded("Load it now"), |_| updates::take())}
                        {button(worded("Later"), move |_| desk.is_newer_ready.set(false)).quiet()}
                    </p>
                </Banner>
            }
        })
    };
    view! {
        {at_present(desk, || view! { <OfferedDrafts /> }.into_any())} {unkept} {replaced} <KeyChangeNotice /> {notices}
        {unread} {read_only} {nearly_full} {folder} {answers} {old_backup} {update}
    }
}

/// One thing that must be known, and the way to where it is seen to.
fn notice(kind: BannerKind, words: impl Into<String>, way: Option<(&'static str, &'static str)>) -> AnyView {
    let words = words.into();
    let way = way.map(|(to, words)| view! { <a href=app_url(to)>{words}</a> });
    view! { <Banner kind>{words} {way}</Banner> }.into_any()
}
