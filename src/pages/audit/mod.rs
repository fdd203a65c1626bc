//! The audit: who did what to which record, and when; whether its chain holds; narrowed down, and out as a table.

mod filters;
mod table;
mod verdict;

use crate::browser::local_time::start_of;
use crate::desk::AuditFilter;
use crate::pages::state::use_desk;
use crate::ui::use_navigate;
use crate::ui::{HELP, KeyPlace, Shortcut, ShortcutHelp, focus_id, listen_keys};
use crate::words::worded;
use filters::{Asked, Filters, SEARCH};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_location;
use std::sync::Arc;
use table::{Audit, AuditTable};
use verdict::Verdict;

/// The keys with what they do, as the help shows them.
const KEYS: [Shortcut; 2] = [Shortcut { key: "/", does: "Search" }, HELP];

#[component]
pub(crate) fn AuditPage() -> impl IntoView {
    let desk = use_desk();
    let asked = Asked::of(&AuditFilter::from_query(&use_location().search.get_untracked()));
    let filter = Memo::new(move |_| asked.filter());
    let narrowed = Memo::new(move |_| {
        let view = desk.audit.get();
        Arc::new(desk.clinic.with(|clinic| filter.with(|f| f.found(&view, &clinic.charts, start_of))))
    });
    // Deed and days stand in the URL; names and texts do not: they are patient data.
    let navigate = use_navigate();
    let query = Memo::new(move |_| filter.with(AuditFilter::to_query));
    Effect::watch(
        move || query.get(),
        move |query, _, _| {
            let address = if query.is_empty() { "/audit".to_owned() } else { format!("/audit?{query}") };
            navigate(&address, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        },
        false,
    );
    let help = RwSignal::new(false);
    listen_keys(desk.shortcuts(), KeyPlace::Page, help, |key| {
        if key == "/" {
            focus_id(SEARCH);
        }
        key == "/"
    });
    let audit = Audit { desk, asked, filter, narrowed, read: RwSignal::new(Arc::default()) };
    let is_empty = Memo::new(move |_| desk.audit.with(|view| view.entries.is_empty()));
    let body = move || {
        (!is_empty.get()).then(|| {
            view! {
                <Filters asked />
                <AuditTable audit help />
            }
        })
    };
    view! {
        <div class="audit-page">
            <h1>{worded("Audit")}</h1>
            <Verdict desk />
            {body}
            <ShortcutHelp open=help on=desk.shortcuts() shortcuts=KEYS.to_vec() />
        </div>
    }
}
