//! Records that could not be read: which, why, and a way to save their bytes.

use crate::browser::files::save_bytes;
use crate::desk::{Deed, Line};
use crate::pages::state::use_desk;
use crate::record::What;
use crate::vault::Damaged;
use leptos::prelude::*;

/// The records that were set apart; nothing where there are none.
#[component]
pub(super) fn DamagedTable() -> impl IntoView {
    let desk = use_desk();
    move || {
        let health = desk.storage.get();
        if health.unread() == 0 {
            return ().into_any();
        }
        let damaged = health.damaged.iter().cloned().map(move |record| {
            let kept = if record.is_accepted {
                "Accepted so; its bytes are kept."
            } else {
                "Left as it lies, never written over."
            };
            let why = format!("Damaged: {}. {kept}", record.reason);
            view! {
                <tr>
                    <th scope="row"><code>{record.name.clone()}</code></th>
                    <td class="text">{why}</td>
                    <td><Download record /></td>
                </tr>
            }
        });
        let newer = health.newer.iter().cloned().map(|record| {
            view! {
                <tr>
                    <th scope="row"><code>{record.name}</code></th>
                    <td class="text">"Written by a newer version of Anamnesis. Load the page again to get that version."</td>
                    <td></td>
                </tr>
            }
        });
        view! {
            <h3>"Records that could not be read"</h3>
            <p>
                "They are set apart and not shown on any page. Download them before anything else. Where one of them waits for a decision above, "
                "decide about it first: a patient who is entered or imported again beside it would be there twice."
            </p>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Records that could not be read">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"Record"</th>
                            <th scope="col">"What is wrong"</th>
                            <th scope="col">"Save"</th>
                        </tr>
                    </thead>
                    <tbody>{damaged.collect_view()} {newer.collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Download(record: Damaged) -> impl IntoView {
    let desk = use_desk();
    let label = format!("Download {}", record.name);
    let save = move |_| {
        let name = format!("{}.damaged", record.name.replace('/', "-"));
        match save_bytes(&name, "application/octet-stream", &record.bytes) {
            Ok(()) => desk.note(vec![Line::new(Deed::Exported, What::File(name))]),
            Err(error) => desk.toasts.fail(error.to_string()),
        }
    };
    view! {
        <button type="button" class="button" aria-label=label on:click=save>
            "Download"
        </button>
    }
}
