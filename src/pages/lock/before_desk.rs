//! The page of a locked clinic before there is a desk: name and passphrase open it, and all else leads to the desk's own page of it.

use super::locked_page::{Form, LockedPage, Unlocking, locked_page, other_ways, passphrase_form};
use crate::browser::asking;
use crate::browser::first_page::take_over;
use crate::browser::workspace::Workspace;
use crate::pages::entry::{Entry, OtherWay};
use crate::pages::frame::bare;
use crate::pages::state::{ClosedClinic, Failure};
use crate::ui::effect;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page. `enter` goes on to the desk.
pub(crate) fn before_desk(enter: Callback<Entry>) -> AnyView {
    let closed = StoredValue::new_local(None::<ClosedClinic>);
    asking::listen(move || {
        // While a patient is asked on this device no tab shows anything else. Once there is a desk, that sees to it.
        if closed.try_get_value().is_some() && asking::is_kept() {
            let _ = window().location().reload();
        }
    });
    effect(take_over);
    spawn_local(async move {
        match ClosedClinic::with_keyring().await {
            Ok(Some(found)) => drop(closed.try_update_value(|place| *place = Some(found))),
            // The desk's page says how it lies there.
            Ok(None) | Err(_) => enter.run(Entry::Last),
        }
    });
    let found = move || closed.try_get_value().flatten();
    let unlock = move |name: String, passphrase: String| -> Unlocking {
        Box::pin(async move {
            let found = match found() {
                Some(found) => found,
                None => ClosedClinic::with_keyring().await?.ok_or(Failure::NoKeyring)?,
            };
            enter.run(Entry::Unlocked(Box::new(found.unlock(&name, &passphrase).await?)));
            Ok(())
        })
    };
    let form = Form {
        typing: Box::new(move || drop(found().inspect(ClosedClinic::read_ahead))),
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
