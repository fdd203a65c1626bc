//! A word with a mark: what colour says is said by the mark and the word as well.

use leptos::prelude::*;

/// What a badge means; each has a mark and a colour of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum BadgeKind {
    Worse,
    Watch,
    Better,
    Unknown,
    Good,
    Plain,
}

impl BadgeKind {
    /// The class that gives the colour and the mark.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Watch => "watch",
            Self::Better => "better",
            Self::Unknown => "unknown",
            Self::Good => "good",
            Self::Plain => "plain",
        }
    }
}

/// A mark and a word.
#[component]
pub(crate) fn Badge(
    kind: BadgeKind,
    /// The class that gives a mark of its own, where the kind is that of several states.
    #[prop(default = "")]
    sign: &'static str,
    #[prop(into)] word: Signal<String>,
) -> impl IntoView {
    view! { <span class=format!("badge {} {sign}", kind.class())>{move || word.get()}</span> }
}
