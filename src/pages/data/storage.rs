//! Where records are kept: what keeps them, how much room is left, whether the browser promises to keep them, and what is damaged.

use super::damaged::DamagedTable;
use crate::browser::persist::{Estimate, estimate, persist, persisted};
use crate::pages::state::use_desk;
use crate::vault::StoreKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

const MIB: f64 = 1_048_576.0;

/// The section.
#[component]
pub(super) fn StorageSection() -> impl IntoView {
    let desk = use_desk();
    let room = RwSignal::new(Estimate::default());
    let promised = RwSignal::new(None::<bool>);
    let refused = RwSignal::new(false);
    spawn_local(async move {
        let _ = room.try_set(estimate(untrack(|| desk.storage.with(|health| health.kind))).await);
        let _ = promised.try_set(persisted().await);
    });
    let kind = move || desk.storage.with(|health| health.kind);
    let place = move || match kind() {
        Some(StoreKind::IndexedDb) => "In this browser’s database, on this computer",
        Some(StoreKind::LocalStorage) => {
            "In this browser’s small storage (about 5 MB), on this computer; on the disk only some time after a save"
        }
        Some(StoreKind::Memory) => "Nowhere: gone when this page is closed",
        None => "Not known yet",
    };
    let used = move || match room.get() {
        Estimate { used_bytes: Some(used), quota_bytes: Some(quota) } => {
            format!("{:.1} MB of the {:.0} MB that this browser allows", used / MIB, quota / MIB)
        }
        Estimate { used_bytes: Some(used), .. } => format!("{:.1} MB", used / MIB),
        _ => "This browser doesn’t say".to_owned(),
    };
    let promise = move || match promised.get() {
        _ if kind() == Some(StoreKind::Memory) => "No: nothing is kept",
        Some(true) => "Yes: the browser won’t clear the records by itself",
        Some(false) if refused.get() => {
            "The browser said no for now; it may agree once the page is bookmarked or used more often. Export regularly"
        }
        Some(false) => "Not promised: the browser may clear the records when the disk is nearly full",
        None => "This browser can’t be asked. Export regularly",
    };
    let ask = move |_| {
        spawn_local(async move {
            let answer = persist().await;
            let _ = refused.try_set(answer != Some(true));
            let _ = promised.try_set(answer);
        });
    };
    let can_ask = move || {
        (promised.get() == Some(false)).then(|| {
            view! {
                <button type="button" class="button" on:click=ask>
                    "Ask the browser to keep it"
                </button>
            }
        })
    };
    view! {
        <section id="storage" aria-labelledby="storage-title">
            <h2 id="storage-title">"Storage"</h2>
            <dl class="facts">
                <dt>"Where"</dt>
                <dd>{place}</dd>
                <dt>"Room"</dt>
                <dd>{used}</dd>
                <dt>"Kept for good"</dt>
                <dd>
                    <span role="status">{promise}</span>
                </dd>
            </dl>
            <div class="actions">{can_ask}</div>
            <DamagedTable />
        </section>
    }
    .into_any()
}
