//! The link, read; and what to do where it is none.

use super::place::Page;
use super::state::Report;
use crate::browser::files::read_file;
use crate::browser::seal_crypto::WebPrimitives;
use crate::self_report::{Contact, Invitation, InvitationFault, LONGEST_INVITATION};
use crate::ui::questions::help;
use crate::words::{invitation_fault_words, other_file_words, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};

/// What has become of the link.
#[derive(Clone)]
pub(super) enum Opened {
    Reading,
    /// Why it asks nothing, and what to do.
    Broken(String),
    Here(Report),
}

/// Reads the link, and again whenever another one is opened in this tab; and follows the browser's Back and Forward.
pub(super) fn open_link(opened: RwSignal<Opened>) {
    read(opened, fragment(), false);
    let report = move || match opened.get_untracked() {
        Opened::Here(report) => Some(report),
        Opened::Reading | Opened::Broken(_) => None,
    };
    let other = window_event_listener(ev::hashchange, move |_| {
        let has_left = report().is_some_and(|report| report.page.get_untracked() == Page::Sent);
        // What was sent takes its link out of the address by itself.
        if !(has_left && fragment().is_empty()) {
            read(opened, fragment(), false);
        }
    });
    let moved = window_event_listener(ev::popstate, move |event| {
        report().into_iter().for_each(|report| report.follow(&event.state()));
    });
    on_cleanup(move || {
        other.remove();
        moved.remove();
    });
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Reads a link, or a file that was chosen: of that it is said when it is another one.
fn read(opened: RwSignal<Opened>, text: String, is_file: bool) {
    let owner = Owner::current();
    spawn_local(async move {
        let found = match Invitation::read(&text, &WebPrimitives).await {
            Ok(invitation) => {
                // What the forms are made of lives as long as the page.
                let open = || Report::open(&invitation);
                Opened::Here(owner.map_or_else(open, |owner| owner.with(open)))
            }
            Err(InvitationFault::Empty | InvitationFault::Cut) if is_file => {
                Opened::Broken(other_file_words().to_owned())
            }
            Err(fault) => Opened::Broken(invitation_fault_words(&fault)),
        };
        opened.set(found);
    });
}

/// The page where a link asks nothing: why, and the file that a clinic sends where a link would be too long.
pub(super) fn broken(opened: RwSignal<Opened>, why: String) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(file) = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.item(0)) else {
            return;
        };
        spawn_local(async move {
            // A film is not even read.
            if file.size() > LONGEST_INVITATION as f64 {
                return opened.set(Opened::Broken(other_file_words().to_owned()));
            }
            match read_file(file, |_, _| ()).await {
                Ok(bytes) => read(opened, String::from_utf8_lossy(&bytes).into_owned(), true),
                Err(error) => opened.set(Opened::Broken(error.to_string())),
            }
        });
    };
    view! {
        <header>
            <h1>{worded("Questions from your clinic")}</h1>
            {help(StoredValue::new(Contact::default()), true)}
        </header>
        <main id="main" tabindex="-1">
            <p role="alert">{why}</p>
            <div class="field">
                <label for="file">{worded("Open the file that the clinic sent")}</label>
                <input id="file" type="file" autocomplete="off" node_ref=input on:change=chosen />
            </div>
        </main>
    }
    .into_any()
}
