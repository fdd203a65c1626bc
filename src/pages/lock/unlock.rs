//! Unlocking at the desk: by name and passphrase, or by the ways that lead there when those don't help.

use super::locked_page::{Form, LockedPage, locked_page, other_ways, passphrase_form};
use crate::browser::first_page::take_over;
use crate::browser::workspace::Workspace;
use crate::pages::entry::OtherWay;
use crate::pages::frame::go_to;
use crate::pages::parts::Parts;
use crate::pages::state::{Desk, use_desk};
use crate::ui::{effect, enter_at_start};
use leptos::prelude::*;

/// The page of a locked clinic, which may have been asked for by another way than a passphrase.
pub(crate) fn unlock_page(desk: Desk, parts: Parts, asked: Option<OtherWay>) -> AnyView {
    effect(take_over);
    locked_page(LockedPage {
        form: form_or_recovery(desk, parts, asked == Some(OtherWay::Recover)),
        is_restoring: asked == Some(OtherWay::Restore),
        restore: Box::new(move || parts.access.page(|access| (access.restore)())),
        other_ways: view! { <OtherWays /> }.into_any(),
    })
}

/// Name and passphrase, or the recovery key where the passphrase is forgotten.
pub(crate) fn unlock_form(desk: Desk, parts: Parts) -> AnyView {
    form_or_recovery(desk, parts, false)
}

fn form_or_recovery(desk: Desk, parts: Parts, is_forgotten: bool) -> AnyView {
    let recovering = RwSignal::new(is_forgotten);
    let form = move || {
        passphrase_form(Form {
            typing: Box::new(move || desk.preload()),
            unlock: Box::new(move |name, passphrase| {
                Box::pin(async move { desk.unlock(name, passphrase).await.inspect(|()| enter_at_start()) })
            }),
            forgotten: Box::new(move || recovering.set(true)),
            elsewhere: Box::new(move |words| desk.toasts.fail(words)),
        })
    };
    let shown = move || match recovering.get() {
        false => form(),
        true => parts.access.page(move |access| (access.recover)(Callback::new(move |()| recovering.set(false)))),
    };
    shown.into_any()
}

/// The other ways on: the demo clinic, and the first page.
#[component]
pub(crate) fn OtherWays() -> impl IntoView {
    let desk = use_desk();
    other_ways(move || go_to(desk, Workspace::Demo), move || desk.leave_closed())
}
