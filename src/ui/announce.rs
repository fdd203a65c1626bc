//! Banners: what the person must know, across the page.

use leptos::prelude::*;

/// How pressing a banner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum BannerKind {
    Note,
    Warning,
    Error,
}

/// A message across the page that stays until its reason is gone.
#[component]
pub(crate) fn Banner(kind: BannerKind, children: Children) -> impl IntoView {
    let (class, word) = match kind {
        BannerKind::Note => ("banner note", "Note"),
        BannerKind::Warning => ("banner warning", "Warning"),
        BannerKind::Error => ("banner error", "Error"),
    };
    view! {
        <div class=class role=if kind == BannerKind::Error { "alert" } else { "status" }>
            <strong class="banner-word">{word}</strong>
            <div class="banner-text">{children()}</div>
        </div>
    }
}
