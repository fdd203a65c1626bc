//! What stands around every page: the way past the navigation, the header with the clinic's mark, and what must be known about storage.

use super::doubt::DoubtBanner;
use super::drafts::OfferedDrafts;
use super::key_change::KeyChangeNotice;
use super::state::{Desk, Stage};
use crate::browser::workspace::Workspace;
use crate::record::shown_name;
use crate::ui::{Banner, BannerKind, LOCK_KEY, focus_main, is_in_field, listen_lock_key};
use crate::vault::StoreKind;
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
    view! {
        <a class="skip-link" href="#main" on:click=skip>
            "Skip to the content"
        </a>
    }
    .into_any()
}

/// Name, pages, and which clinic is open.
#[component]
pub(crate) fn Header(desk: Desk) -> impl IntoView {
    let pages = move || {
        (desk.stage.get() == Stage::Open).then(|| {
            view! {
                <nav class="main-nav" aria-label="Pages">
                    <A href="/" exact=true>
                        "Caseload"
                    </A>
                    <A href="/review">"Review"</A>
                    <A href="/data">"Data"</A>
                    <A href="/settings">"Settings"</A>
                </nav>
            }
        })
    };
    let mark = move || {
        desk.is_demo().then(|| {
            view! {
                <p class="demo-mark">
                    <span aria-hidden="true">"◆ "</span>
                    "Demo clinic: synthetic data"
                    {move || {
                        let ahead = desk.days_ahead();
                        (ahead > 0).then(|| format!(", clock {ahead} days ahead: {}", desk.today.get().format_long()))
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
                        "Lock"
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
            <A href="/" exact=true attr:class="product">
                "Anamnesis"
            </A>
            {pages}
            {mark}
            {lock}
        </header>
    }
    .into_any()
}

/// How old the last backup is, on every page of the person's own clinic.
#[component]
fn BackupAge(desk: Desk) -> impl IntoView {
    let words = move || desk.backup_age().words();
    let old = move || desk.backup_age().is_due();
    view! {
        <a href="/data#backup" class="backup-age" class:due=old>
            {words}
        </a>
    }
    .into_any()
}

/// What must be known about storage, on every page until it is mended.
#[component]
pub(crate) fn Notices(desk: Desk) -> impl IntoView {
    let unkept = move || {
        let in_memory = desk.storage.with(|health| health.kind == Some(StoreKind::Memory));
        in_memory.then(|| {
            view! {
                <Banner kind=BannerKind::Warning>
                    "Nothing will be kept: this browser denies storage. Allow site data for this address and load the page again, or export "
                    "before you leave."
                </Banner>
            }
        })
    };
    let replaced = move || {
        desk.is_replaced().then(|| {
            view! {
                <Banner kind=BannerKind::Warning>
                    <p>
                        "The clinic was erased, restored or given another key in another tab. This page shows it as it was before, and can’t save any more. Copy what "
                        "you typed, then load the page again."
                    </p>
                    <p class="actions">
                        <button type="button" class="button" on:click=move |_| drop(window().location().reload())>
                            "Load the page again"
                        </button>
                    </p>
                </Banner>
            }
        })
    };
    let notices = move || {
        let one = |notice: String| view! { <Banner kind=BannerKind::Note>{notice}</Banner> };
        desk.storage.with(|health| health.notices.clone()).into_iter().map(one).collect_view()
    };
    let unread = move || {
        let count = desk.storage.with(|health| health.unread_unaccepted());
        (count > 0).then(|| {
            view! {
                <Banner kind=BannerKind::Error>
                    {match count {
                        1 => "One record could not be read and is set apart, so someone may be missing from these pages. ".to_owned(),
                        n => format!("{n} records could not be read and are set apart, so patients may be missing from these pages. "),
                    }}
                    <a href="/data#storage">"See which, and save them"</a>
                </Banner>
            }
        })
    };
    let old_backup = move || {
        (desk.can_lock.get() && desk.backup_age().is_due()).then(|| {
            view! {
                <Banner kind=BannerKind::Note>
                    {move || format!("{}. What is only in this browser goes with its data. ", desk.backup_age().words())}
                    <a href="/data#backup">"Back up"</a>
                </Banner>
            }
        })
    };
    let folder = move || {
        desk.storage.with(|health| health.folder_trouble.clone()).map(|why| {
            view! {
                <Banner kind=BannerKind::Warning>
                    {format!("What has changed is not in your backup folder. {why} ")}
                    <a href="/data#backup">"See to the folder"</a>
                </Banner>
            }
        })
    };
    let nearly_full = move || {
        desk.storage.with(|health| health.nearly_full).map(|percent| {
            view! {
                <Banner kind=BannerKind::Warning>
                    {format!("This browser’s storage is {percent:.0} % full, and a save may soon find no room. ")}
                    "Free space on the disk, or export and erase what is no longer needed."
                </Banner>
            }
        })
    };
    let read_only = move || {
        desk.storage.with(|health| !health.newer.is_empty()).then(|| {
            view! {
                <Banner kind=BannerKind::Warning>
                    "A newer version of Anamnesis wrote some of these records. Nothing can be changed in this version, so that nothing of "
                    "theirs is lost. Reload the page to get the newer version."
                </Banner>
            }
        })
    };
    view! { <div class="notices"><DoubtBanner desk /><OfferedDrafts /> {unkept} {replaced} <KeyChangeNotice /> {notices} {unread} {read_only} {nearly_full} {folder} {old_backup}</div> }.into_any()
}

/// What the product does not claim, at the foot of every page.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    view! {
        <footer class="site-footer">
            "Anamnesis watches self-reported memory. It makes no diagnosis and is not a certified medical device. Records stay in this browser."
        </footer>
    }
    .into_any()
}
