//! Where records are kept: what keeps them, how much room is left, whether the browser promises to keep them, and what is damaged.

use crate::browser::files::save_bytes;
use crate::browser::persist::{Estimate, estimate, persist, persisted};
use crate::desk::{Deed, Line};
use crate::pages::state::{Desk, use_desk};
use crate::record::What;
use crate::ui::{Column, button, cells, row, scrolling_table};
use crate::vault::{Damaged, StoreKind};
use crate::words::{damage_words, say, worded};
use leptos::prelude::*;
use leptos::task::spawn_local;

const MIB: f64 = 1_048_576.0;

#[component]
pub(super) fn StorageSection() -> impl IntoView {
    let desk = use_desk();
    let quota = RwSignal::new(Estimate::default());
    let promised = RwSignal::new(None::<bool>);
    let refused = RwSignal::new(false);
    spawn_local(async move {
        let _ = quota.try_set(estimate(untrack(|| desk.storage.with(|health| health.kind))).await);
        let _ = promised.try_set(persisted().await);
    });
    let kind = move || desk.storage.with(|health| health.kind);
    let place = move || match kind() {
        Some(StoreKind::IndexedDb) => worded("In this browser’s database, on this device"),
        Some(StoreKind::LocalStorage) => worded(
            "In this browser’s small storage (about 5 MB), on this device; on the disk only some time after a save",
        ),
        Some(StoreKind::Memory) => worded("Nowhere: gone when this page is closed"),
        None => worded("Not known yet"),
    };
    let used = move || match quota.get() {
        Estimate { used_bytes: Some(used), quota_bytes: Some(quota) } => {
            say!(
                "{used} MB of the {quota} MB that this browser allows",
                used = format_args!("{:.1}", used / MIB),
                quota = format_args!("{:.0}", quota / MIB)
            )
        }
        Estimate { used_bytes: Some(used), .. } => say!("{used} MB", used = format_args!("{:.1}", used / MIB)),
        _ => worded("This browser doesn’t say").to_owned(),
    };
    let promise = move || match promised.get() {
        _ if kind() == Some(StoreKind::Memory) => worded("No: nothing is kept"),
        Some(true) => worded("Yes: the browser won’t clear the records by itself"),
        Some(false) if refused.get() => worded(
            "The browser said no for now; it may agree once the page is bookmarked or used more often. Export regularly",
        ),
        Some(false) => worded("Not promised: the browser may clear the records when the disk is nearly full"),
        None => worded("This browser can’t be asked. Export regularly"),
    };
    let ask = move |_| {
        spawn_local(async move {
            let answer = persist().await;
            let _ = refused.try_set(answer != Some(true));
            let _ = promised.try_set(answer);
        });
    };
    let can_ask =
        move || (promised.get() == Some(false)).then(|| button(worded("Ask the browser to keep it"), ask).view());
    view! {
        <section id="storage" aria-labelledby="storage-title">
            <h2 id="storage-title">{worded("Storage")}</h2>
            <dl class="facts">
                <dt>{worded("Where")}</dt>
                <dd>{place}</dd>
                <dt>{worded("Room")}</dt>
                <dd>{used}</dd>
                <dt>{worded("Kept for good")}</dt>
                <dd><span role="status">{promise}</span></dd>
            </dl>
            <div class="actions">{can_ask}</div>
            {move || damaged_table(desk)}
        </section>
    }
}

/// The records that could not be read: which, why, and a way to save their bytes; nothing where there are none.
fn damaged_table(desk: Desk) -> Option<AnyView> {
    const COLUMNS: [Column<'_>; 3] = [Column::head("Record"), Column::text("What is wrong"), Column::cell("Save")];
    let health = desk.storage.get();
    let damaged = health.damaged.iter().cloned().map(|record| {
        let left = if record.is_accepted {
            worded("Accepted so; its bytes are kept.")
        } else {
            worded("Left as it lies, never written over.")
        };
        let (name, why) =
            (record.name.clone(), say!("Damaged: {reason}. {left}", reason = damage_words(&record.reason), left));
        let label = say!("Download {name}", name);
        let download = button(worded("Download"), move |_| save_damaged(desk, &record)).label(label);
        row(&COLUMNS, cells![view! { <code>{name}</code> }, why, download.view()])
    });
    let newer = health.newer.iter().map(|record| {
        let name = record.name.clone();
        let why = worded("Written by a newer version of Anamnesis. Load the page again to get that version.");
        row(&COLUMNS, cells![view! { <code>{name}</code> }, why, ()])
    });
    let rows: Vec<_> = damaged.chain(newer).collect();
    (health.unread() > 0).then(|| {
        view! {
            <h3>{worded("Records that could not be read")}</h3>
            <p>
                {worded("They are set apart and not shown on any page. Download them before anything else. Where one of them waits for a decision above, \
                decide about it first: a patient who is entered or imported again beside it would be there twice.")}
            </p>
            {scrolling_table(worded("Records that could not be read"), "", "", &COLUMNS, rows)}
        }
        .into_any()
    })
}

fn save_damaged(desk: Desk, record: &Damaged) {
    let name = format!("{}.damaged", record.name.replace('/', "-"));
    match save_bytes(&name, "application/octet-stream", &record.bytes) {
        Ok(()) => desk.note(vec![Line::new(Deed::Exported, What::File(name))]),
        Err(error) => desk.toasts.fail(error.to_string()),
    }
}
