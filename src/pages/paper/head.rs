//! The line that stands on top of every printed page: what it is, whose, and on which day it was printed.

use crate::pages::state::{Desk, Stage};
use crate::record::{Key, shown_number};
use leptos::prelude::*;

/// The line. The screen doesn't show it; on paper it is repeated on each page. `what` is the page's title.
#[component]
pub(crate) fn PrintHead(desk: Desk, path: Memo<String>, what: Signal<&'static str>) -> impl IntoView {
    let whose = move || {
        let key: Key = path.with(|path| path.strip_prefix("/patients/")?.split('/').next()?.parse().ok())?;
        let row = desk.row(key)?;
        let number = if row.name.is_empty() { String::new() } else { format!(", No. {}", shown_number(&row.number)) };
        Some(format!("{}{number} · ", row.display_name()))
    };
    let made_up = move || desk.is_demo().then_some(" · demo clinic: synthetic data");
    // Nothing of a clinic stands on a page that only asks for the passphrase.
    let line = move || {
        (desk.stage.get() == Stage::Open).then(|| {
            let day = desk.today.get().format_long();
            view! { <p>{whose} {move || what.get()} {format!(" · printed on {day}")} {made_up}</p> }
        })
    };
    view! { <div class="print-head">{line}</div> }.into_any()
}
