//! What was put in and had been thrown away: by whom, when and why, and whether it is shown all the same.

use super::open_inbox::Inbox;
use super::put_in::FIELD;
use crate::browser::local_time::instant_words;
use crate::record::{Arrivals, Key};
use crate::ui::{button, focus_id, start_once};
use crate::words::{thrown_and_waits_words, thrown_words, worded};
use leptos::prelude::*;

/// The id of the heading.
const TITLE: &str = "thrown-again-title";

/// What of it is known, and what to do with it; nothing where nothing of the kind was put in.
pub(super) fn thrown_again(inbox: Inbox) -> AnyView {
    let desk = inbox.desk;
    let show = move |_| {
        start_once(inbox.busy, async move {
            if desk.told(desk.show_thrown_again().await).is_some() {
                inbox.say_nothing();
                Inbox::go_on();
            }
        });
    };
    let leave = move |_| {
        desk.thrown_again.set(Arrivals::new());
        inbox.say_nothing();
        focus_id(FIELD);
    };
    (move || {
        let again = desk.thrown_again.get();
        let (one, several) = (again.len() == 1, again.len() > 1);
        let all = inbox.thrown.get();
        let thrown = again.keys().filter_map(|key| all.get(key));
        let lines = thrown.map(|thrown| view! { <li>{thrown_words(thrown, &instant_words(&thrown.at))}</li> });
        let lines = lines.collect_view();
        let words = if one { worded("Show it all the same") } else { worded("Show them all the same") };
        let left = if one { worded("Leave it out") } else { worded("Leave them out") };
        (one || several).then(|| {
            view! {
                <section class="card" aria-labelledby=TITLE>
                    <h2 id=TITLE>{worded("Thrown away before")}</h2>
                    <ul>{lines}</ul>
                    <div class="actions">{button(words, show).busy(inbox.busy)} {button(left, leave)}</div>
                </section>
            }
        })
    })
    .into_any()
}

/// That what waits was thrown away before; nothing where it wasn't.
pub(super) fn was_thrown(inbox: Inbox, key: Key) -> AnyView {
    (move || {
        let thrown = inbox.thrown.with(|all| all.get(&key).cloned())?;
        Some(view! { <p class="note">{thrown_and_waits_words(&thrown, &instant_words(&thrown.at))}</p> })
    })
    .into_any()
}
