//! What the person must know: banners across the page, and how far long work is.

use super::button::button;
use crate::words::worded;
use leptos::prelude::*;

/// How pressing a banner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum BannerKind {
    Note,
    Warning,
    Error,
    Urgent,
}

/// A message across the page that stays until its reason is gone.
#[component]
pub(crate) fn Banner(kind: BannerKind, children: Children) -> impl IntoView {
    let (class, word) = match kind {
        BannerKind::Note => ("note", worded("Note")),
        BannerKind::Warning => ("warning", worded("Warning")),
        BannerKind::Error => ("error", worded("Error")),
        BannerKind::Urgent => ("error urgent", worded("Act now")),
    };
    view! {
        <div class=format!("banner {class}") role=if matches!(kind, BannerKind::Error | BannerKind::Urgent) { "alert" } else { "status" }>
            <strong class="banner-word">{word}</strong>
            <div class="banner-text">{children()}</div>
        </div>
    }
}

/// A bar with words and a Stop button.
#[component]
pub(crate) fn ProgressBar(
    #[prop(into)] label: Signal<String>,
    /// How much is done, 0 to 1; `None` where nobody can know.
    #[prop(into)]
    done: Signal<Option<f64>>,
    /// The person asks to stop.
    #[prop(into)]
    stop: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <span role="status">{move || label.get()}</span>
            <progress max="1" value=move || done.get().map(|share| format!("{share:.3}")) aria-label=move || label.get()></progress>
            {button(worded("Stop"), move |_| stop.run(()))}
        </div>
    }
}
