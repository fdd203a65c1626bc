//! What stands around every page: the way past the navigation, the header with the clinic's mark, and what must be known about storage.

use super::doubt::DoubtBanner;
use super::harm::HarmBanner;
use super::look_back::LookBackWay;
use super::parts::use_parts;
use super::state::{Desk, Stage, StorageHealth};
use crate::browser::hosted::app_url;
use crate::browser::workspace::Workspace;
use crate::record::shown_name;
use crate::ui::{
    Banner, BannerKind, LOCK_KEY, button, empty_page, enter_at_start, focus_main, listen_lock_key, use_path, way,
};
use crate::words::{SayDay, backup_age_words, say, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;

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

/// A link to a page, which says whether that page, or one below it, is shown.
fn page_link(path: Memo<String>, page: &'static str, name: AnyView) -> AnyView {
    view! { <a href=app_url(page) aria-current=move || is_at(path, page)>{name}</a> }.into_any()
}

/// What `aria-current` says of a link to that page. Nothing lies below the first.
fn is_at(path: Memo<String>, page: &str) -> Option<&'static str> {
    let is_there = path.with(|path| {
        path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || page != "/" && rest.starts_with('/'))
    });
    is_there.then_some("page")
}

/// Name, pages, and which clinic is open.
#[component]
pub(crate) fn Header(desk: Desk) -> impl IntoView {
    let parts = use_parts();
    let path = use_path();
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
                    {page_link(path, "/", worded("Caseload").into_any())}
                    {page_link(path, "/review", worded("Review").into_any())}
                    {page_link(path, "/inbox", view! { {worded("Inbox")} {waiting} }.into_any())}
                    {page_link(path, "/data", worded("Data").into_any())}
                    {page_link(path, "/settings", worded("Settings").into_any())}
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
            <a class="product" href=app_url("/") aria-current=move || is_at(path, "/")>"Anamnesis"</a>
            {pages}
            {mark}
            <LookBackWay desk open=choosing_day />
            {lock}
        </header>
        {parts.beside.once_there(move |beside| (beside.look_back)(desk, choosing_day))}
    }
}

/// How old the last backup is, on every page of the person's own clinic.
#[component]
fn BackupAge(desk: Desk) -> impl IntoView {
    let words = move || backup_age_words(desk.backup_age());
    let old = move || desk.backup_age().is_due();
    view! { <a href=app_url("/data#backup") class="backup-age" class:due=old>{words}</a> }
}

/// What must be known on every page: that an answer tells of harm, that records aren't what the audit says, and what is wrong with storage.
#[component]
pub(crate) fn Notices(desk: Desk) -> impl IntoView {
    let parts = use_parts();
    // Told at once, and in full once that is loaded: a page without its warnings must not look like one that needs none.
    let is_waited_for = Memo::new(move |_| {
        parts.beside.get().is_none() && (desk.is_replaced() || desk.storage.with(StorageHealth::has_trouble))
    });
    let waited_for = move || {
        is_waited_for.get().then(|| {
            view! { <Banner kind=BannerKind::Warning>{worded("There is something to know about how these records are kept. What it is, is being loaded.")}</Banner> }
        })
    };
    let not_loaded = move || {
        parts.has_failed().then(|| {
            view! {
                <Banner kind=BannerKind::Warning>
                    <p>
                        {worded("A part of the app could not be loaded, so some buttons do nothing yet. Your records are untouched. Check that you are online and try again; if there is a new version meanwhile, load the page again.")}
                    </p>
                    <p class="actions">{button(worded("Try again"), move |_| parts.retry())}</p>
                </Banner>
            }
        })
    };
    view! {
        <div class="notices">
            <HarmBanner desk />
            {parts.beside.once_there(move |beside| (beside.looks_back)(desk))}
            <DoubtBanner desk />
            {waited_for}
            {parts.beside.once_there(move |beside| (beside.notices)(desk))}
            {not_loaded}
        </div>
    }
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
