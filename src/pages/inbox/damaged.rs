//! What was answered on this device while the clinic was locked, and can't be read: its record is damaged.

use super::open_inbox::{Inbox, Refusing};
use crate::browser::files::save_bytes;
use crate::desk::{Deed, Line};
use crate::record::What;
use crate::ui::button;
use crate::vault::envelope::Unreadable;
use crate::vault::{Damage, Damaged};
use crate::words::{damage_words, say, worded};
use leptos::prelude::*;

/// One card for each; nothing where there is none.
pub(super) fn damaged_waiting(inbox: Inbox) -> AnyView {
    (move || inbox.desk.damaged_waiting.get().into_iter().map(|record| card(inbox, record)).collect_view()).into_any()
}

fn card(inbox: Inbox, record: Damaged) -> AnyView {
    let name = record.name.clone();
    let (title, label) = (format!("damaged-{}", name.replace('/', "-")), say!("Throw away… {name}", name));
    let labelled = title.clone();
    let is_newer = matches!(record.reason, Damage::Envelope(Unreadable::Newer { .. }));
    let why =
        say!("Answers that were given on this device can’t be read: {reason}.", reason = damage_words(&record.reason));
    let advice = if is_newer {
        worded("Load the page again to get that version.")
    } else {
        worded(
            "Nobody can say whose they are. Ask who answered on this device lately to answer once more; download the record first, if somebody may be able to mend it.",
        )
    };
    let refusing = Refusing::Damaged(name.clone());
    let throw = (!is_newer).then(|| {
        button(worded("Throw away…"), move |_| inbox.refusing.set(Some(refusing.clone()))).label(label).view()
    });
    let download = button(worded("Download"), move |_| save(inbox, &record)).label(say!("Download {name}", name));
    view! {
        <article class="card response" aria-labelledby=labelled>
            <header class="card-head">
                <h3 id=title>{worded("Answers that can’t be read")}</h3>
                <span class="state stuck">{worded("damaged")}</span>
            </header>
            <p class="note">{why} " " {advice}</p>
            <div class="actions">{download} {throw}</div>
        </article>
    }
    .into_any()
}

fn save(inbox: Inbox, record: &Damaged) {
    let name = format!("{}.damaged", record.name.replace('/', "-"));
    match save_bytes(&name, "application/octet-stream", &record.bytes) {
        Ok(()) => inbox.desk.note(vec![Line::new(Deed::Exported, What::File(name))]),
        Err(error) => inbox.desk.toasts.fail(error.to_string()),
    }
}
