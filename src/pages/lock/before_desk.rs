//! The page of a locked clinic before there is a desk: name and passphrase open it, and all else leads to the desk's own page of it.

use super::locked_page::{Form, LockedPage, Unlocking, locked_page, other_ways, passphrase_form};
use crate::browser::callback::Later;
use crate::browser::first_page::take_over;
use crate::browser::workspace::Workspace;
use crate::browser::{asking, passphrase};
use crate::pages::entry::{Entry, OtherWay};
use crate::pages::frame::bare;
use crate::pages::state::{ClosedClinic, Failure};
use crate::ui::effect;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page. `enter` goes on to the desk; `is_entering` is set while a passphrase is tried.
pub(crate) fn before_desk(enter: Callback<Entry>, is_entering: RwSignal<bool>) -> AnyView {
    let closed = StoredValue::new_local(None::<ClosedClinic>);
    asking::listen(move || {
        // While a patient is asked on this device no tab shows anything else. Once there is a desk, that sees to it.
        if closed.try_get_value().is_some() && asking::is_kept() {
            let _ = window().location().reload();
        }
    });
    effect(take_over);
    let found = move || closed.try_get_value().flatten();
    let is_typing = StoredValue::new(false);
    let read_ahead = move || {
        if is_typing.try_get_value() == Some(true) {
            drop(found().inspect(ClosedClinic::read_ahead));
        }
    };
    let looked = Later::new();
    let looking = looked.clone();
    spawn_local(async move {
        match ClosedClinic::with_keyring().await {
            Ok(Some(there)) => drop(closed.try_update_value(|place| *place = Some(there))),
            // The desk's page says how it lies there.
            Ok(None) | Err(_) => drop(enter.try_run(Entry::Last)),
        }
        read_ahead();
        looking.give(());
    });
    let unlock = move |name: String, passphrase: String| -> Unlocking {
        let looked = looked.clone();
        Box::pin(async move {
            is_entering.set(true);
            let opening = async {
                // What was kept of the page before the app ran is sent before the clinic was found.
                if found().is_none() {
                    looked.wait().await;
                }
                found().ok_or(Failure::NoKeyring)?.unlock(&name, &passphrase).await
            };
            let opened = opening.await;
            if opened.is_err() {
                let _ = is_entering.try_set(false);
            }
            let _ = enter.try_run(Entry::Unlocked(Box::new(opened?)));
            Ok(())
        })
    };
    let form = Form {
        typing: Box::new(move || {
            // Once: where it can't be started, the press says so.
            if is_typing.try_update_value(|is| std::mem::replace(is, true)) == Some(false) {
                passphrase::get_ready();
            }
            read_ahead();
        }),
        unlock: Box::new(unlock),
        forgotten: Box::new(move || enter.run(Entry::Locked(OtherWay::Recover))),
        elsewhere: Box::new(|_| ()),
    };
    let page = LockedPage {
        form: passphrase_form(form),
        is_restoring: false,
        restore: Box::new(move || {
            enter.run(Entry::Locked(OtherWay::Restore));
            ().into_any()
        }),
        other_ways: other_ways(
            move || enter.run(Entry::Chosen(Workspace::Demo)),
            move || enter.run(Entry::Locked(OtherWay::Leave)),
        ),
    };
    bare(locked_page(page))
}
