//! A patient's state and marks as badges, the same on both pages: what is seen in one view is seen in the other.

use crate::caseload::{Group, Row};
use crate::judge::{Overlay, PatientState, TrackState};
use crate::ui::{Badge, BadgeKind};
use crate::words::{row_mark, row_state};
use leptos::prelude::*;

/// The state in words with its mark.
pub(crate) fn state_badge(row: &Row) -> AnyView {
    badge(mark(row), row_state(row))
}

fn badge((kind, sign): (BadgeKind, &'static str), word: String) -> AnyView {
    view! { <Badge kind sign word /> }.into_any()
}

/// How many letters of a state stand in a row's badge, where its words can be parted.
const BADGE_LETTERS: usize = 24;

/// The state's first words with its mark, and the words that come after them: a row has no room for a badge of three lines.
pub(super) fn short_badge(row: &Row) -> (AnyView, Option<String>) {
    let text = row_state(row);
    let parts = || text.match_indices([',', ';']).map(|(at, _)| at);
    let fits = |at: &usize| text.get(..*at).is_some_and(|word| word.chars().count() <= BADGE_LETTERS);
    let ends = parts().chain([text.len()]).rfind(fits).or_else(|| parts().next()).unwrap_or(text.len());
    let (word, more) = text.split_at_checked(ends).unwrap_or((&text, ""));
    let more = more.trim_start_matches([',', ';', ' ']);
    (badge(mark(row), word.to_owned()), (!more.is_empty()).then(|| more.to_owned()))
}

/// What the state's mark and colour mean, and the class of its own mark, as states of one colour are told apart by it. Only a patient in the
/// clear group looks good: what is not known never does.
fn mark(row: &Row) -> (BadgeKind, &'static str) {
    let state = match row.state {
        _ if row.doubt.is_some() => return (BadgeKind::Worse, "sign-doubt"),
        PatientState::Unscored => return (BadgeKind::Unknown, "sign-unscored"),
        PatientState::Scored(state) => state,
    };
    match state {
        TrackState::Persistent => (BadgeKind::Worse, "sign-persistent"),
        TrackState::Provisional => (BadgeKind::Watch, "sign-provisional"),
        TrackState::Emerging => (BadgeKind::Watch, "sign-emerging"),
        TrackState::Recovering => (BadgeKind::Better, "sign-recovering"),
        TrackState::NoBaseline => (BadgeKind::Unknown, "sign-no-baseline"),
        TrackState::BaselineOnly => (BadgeKind::Plain, "sign-baseline-only"),
        TrackState::Resolved | TrackState::Stable if row.own_group != Group::Clear => (BadgeKind::Unknown, LATE),
        TrackState::Resolved => (BadgeKind::Good, "sign-resolved"),
        TrackState::Stable => (BadgeKind::Good, "sign-stable"),
    }
}

/// The class of the mark that says: a score is missing.
const LATE: &str = "sign-late";

/// A mark as a badge. What it looks like: asking for something, or telling something.
pub(crate) fn mark_badge(row: &Row, mark: Overlay) -> AnyView {
    let mark_of = match mark {
        Overlay::Severe => (BadgeKind::Worse, "sign-severe"),
        Overlay::Overdue | Overlay::FollowUpDue | Overlay::WindowPassedUnscored | Overlay::Stale => {
            (BadgeKind::Unknown, LATE)
        }
        Overlay::Mood | Overlay::Drift | Overlay::DosedWhileFlagged => (BadgeKind::Watch, "sign-watch"),
        Overlay::ContaminatedBaseline | Overlay::InsensitiveBaseline | Overlay::LateDecline => (BadgeKind::Plain, ""),
    };
    badge(mark_of, row_mark(row, mark))
}
