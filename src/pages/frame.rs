//! What stands around every page: the way past the navigation, the header with the clinic's mark, and what must be known about storage.

use super::doubt::DoubtBanner;
use super::harm::HarmBanner;
use super::look_back::{LookBackBanner, LookBackWay, at_present};
use super::parts::use_parts;
use super::state::{Desk, Stage};
use crate::browser::folder::Permission;
use crate::browser::hosted::app_url;
use crate::browser::updates;
use crate::browser::workspace::Workspace;
use crate::record::shown_name;
use crate::ui::{Banner, BannerKind, LOCK_KEY, button, empty_page, focus_main, is_in_field, listen_lock_key, way};
use crate::vault::StoreKind;
use crate::words::{SayDay, backup_age_words, say, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

/// Moves the focus to the heading of the page that was just asked for, once it is drawn. Who is in one of its fields by then stays there:
/// what they type must not go astray.
pub fn enter_at_start() {
    request_animation_frame(|| {
        if !is_in_field() {
            focus_main();
        }
    });
}

/// Goes to a workspace, and there to the start of its first page.
pub(crate) fn go_to(desk: Desk, workspace: Workspace) {
    spawn_local(async move {
        if desk.enter(workspace).await {
            enter_at_start();
        }
    });
}

/// The way past the navigation, for the keyboard.
#[component]
pub(crate) fn SkipLink() -> impl IntoView {
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus_main();
    };
    view! { <a class="skip-link" href="#main" on:click=skip>{worded("Skip to the content")}</a> }
}

/// A page that needs no desk, in its frame.
pub(crate) fn bare(page: AnyView) -> AnyView {
    view! {
        <SkipLink />
        <header class="site-header"><a href=app_url("/") class="product">"Anamnesis"</a></header>
        <main id="main" tabindex="-1">{page}</main>
        <Footer />
    }
    .into_any()
}

/// Name, pages, and which clinic is open.
#[component]
pub(crate) fn Header(desk: Desk) -> impl IntoView {
    let waiting = move || {
        let count = desk.waiting.get();
        (count > 0).then(|| {
            view! { <span class="count">" " {count} <span class="visually-hidden">{worded(" waiting")}</span></span> }
        })
    };
    let pages = move || {
        (desk.stage.get() == Stage::Open).then(|| {
            view! {
                <nav class="main-nav" aria-label=worded("Pages")>
                    <A href=app_url("/") exact=true>{worded("Caseload")}</A>
                    <A href=app_url("/review")>{worded("Review")}</A>
                    <A href=app_url("/inbox")>{worded("Inbox")} {waiting}</A>
                    <A href=app_url("/data")>{worded("Data")}</A>
                    <A href=app_url("/settings")>{worded("Settings")}</A>
                </nav>
            }
        })
    };
    let choosing_day = RwSignal::new(false);
    let mark = move || {
        desk.is_demo().then(|| {
            view! {
                <p class="demo-mark">
                    <span aria-hidden="true">"◆ "</span>
                    {worded("Demo clinic: synthetic data")}
                    {move || {
                        let ahead = desk.days_ahead();
                        (ahead > 0).then(|| say!(", clock {ahead} days ahead: {day}", ahead, day = desk.present_today().long()))
                    }}
                </p>
            }
        })
    };
    let lock = move || {
        desk.can_lock.get().then(|| {
            view! {
                <div class="at-work">
                    <BackupAge desk />
                    <span class="who">{move || desk.unlocked_by.get().map(|who| shown_name(&who).into_owned())}</span>
                    <button type="button" class="button quiet" aria-keyshortcuts=LOCK_KEY on:click=move |_| desk.lock()>
                        {worded("Lock")}
                    </button>
                </div>
            }
        })
    };
    listen_lock_key(move || {
        let can = untrack(|| desk.can_lock.get());
        if can {
            desk.lock();
        }
        can
    });
    view! {
        <header class="site-header">
            <A href=app_url("/") exact=true attr:class="product">"Anamnesis"</A>
            {pages}
            {mark}
            <LookBackWay desk open=choosing_day />
            {lock}
        </header>
        {use_parts().work.once_there(move |work| (work.look_back)(desk, choosing_day))}
    }
}

/// How old the last backup is, on every page of the person's own clinic.
#[component]
fn BackupAge(desk: Desk) -> impl IntoView {
    let words = move || backup_age_words(desk.backup_age());
    let old = move || desk.backup_age().is_due();
    view! { <a href=app_url("/data#backup") class="backup-age" class:due=old>{words}</a> }
}

/// What must be known about storage, on every page until it is mended.
#[component]
pub(crate) fn Notices(desk: Desk) -> impl IntoView {
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
    let parts = use_parts();
    let not_loaded = move || {
        parts.has_failed().then(|| {
            view! {
                <Banner kind=Warning>
                    <p>
                        {worded("A part of the app could not be loaded, so some buttons do nothing yet. Your records are untouched. Check that you are online and try again; if there is a new version meanwhile, load the page again.")}
                    </p>
                    <p class="actions">{button(worded("Try again"), move |_| parts.retry())}</p>
                </Banner>
            }
        })
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
    view! { <div class="notices"><HarmBanner desk /><LookBackBanner desk /><DoubtBanner desk />{at_present(desk, move || parts.work.once_there(|work| (work.offered_drafts)()))} {unkept} {replaced} {parts.work.once_there(|work| (work.key_change)())} {notices} {unread} {read_only} {nearly_full} {folder} {answers} {old_backup} {update} {not_loaded}</div> }
}

/// One thing that must be known, and the way to where it is seen to.
fn notice(kind: BannerKind, words: impl Into<String>, way: Option<(&'static str, &'static str)>) -> AnyView {
    let words = words.into();
    let way = way.map(|(to, words)| view! { <a href=app_url(to)>{words}</a> });
    view! { <Banner kind>{words} {way}</Banner> }.into_any()
}

/// What the product does not claim, at the foot of every page.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    view! {
        <footer class="site-footer">
            {worded("Anamnesis watches self-reported memory. It makes no diagnosis and is not a certified medical device. Records stay in this browser.")}
        </footer>
    }
}

/// An address that leads nowhere: says so, and leads back.
#[component]
pub(crate) fn MissingPage() -> impl IntoView {
    let about = worded("The address may be mistyped, or belong to a clinic that isn’t open.");
    empty_page(worded("There is no such page"), about, way("/", worded("Go to the caseload")))
}
